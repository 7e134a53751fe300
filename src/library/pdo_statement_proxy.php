<?php

namespace Swoole\Database;

use PDOException;
use PDOStatement;

/** A statement that is prepared anew, with its bindings, when its connection was made anew. */
class PDOStatementProxy extends ObjectProxy
{
    /** The connection's round that it belongs to. */
    private int $round;

    /** @var array<string, array> calls that are made again, by method and key */
    private array $setup = [];

    public function __construct(PDOStatement $object, protected PDOProxy $parent, private array $prepared)
    {
        parent::__construct($object);
        $this->round = $parent->getRound();
    }

    public function __call(string $name, array $arguments)
    {
        $this->follow();
        return $this->__object->{$name}(...$arguments);
    }

    /** Reads are asked again on a new connection. */
    public function execute(?array $params = null): bool
    {
        $this->follow();
        try {
            return $this->__object->execute($params);
        } catch (PDOException $exception) {
            if (!$this->parent->reconnectAfter($exception) || !DetectsLostConnections::isRead($this->__object->queryString)) {
                throw $exception;
            }
            $this->follow();
            return $this->__object->execute($params);
        }
    }

    public function setAttribute(int $attribute, $value): bool
    {
        return $this->setUp('setAttribute', $attribute, [$attribute, $value]);
    }

    public function setFetchMode(int $mode, ...$params): bool
    {
        return $this->setUp('setFetchMode', '', [$mode, ...$params]);
    }

    public function bindValue($param, $value, int $type = \PDO::PARAM_STR): bool
    {
        return $this->setUp('bindValue', $param, [$param, $value, $type]);
    }

    public function bindParam($param, &$var, int $type = \PDO::PARAM_STR, int $maxLength = 0, mixed $driverOptions = null): bool
    {
        return $this->setUp('bindParam', $param, [$param, &$var, $type, $maxLength, $driverOptions]);
    }

    public function bindColumn($column, &$var, int $type = \PDO::PARAM_STR, int $maxLength = 0, mixed $driverOptions = null): bool
    {
        return $this->setUp('bindColumn', $column, [$column, &$var, $type, $maxLength, $driverOptions]);
    }

    private function setUp(string $method, int|string $key, array $arguments): bool
    {
        $this->follow();
        $this->setup["$method $key"] = [$method, $arguments];
        return $this->__object->{$method}(...$arguments);
    }

    private function follow(): void
    {
        if ($this->round === $this->parent->getRound()) {
            return;
        }
        $this->__object = $this->parent->__getObject()->prepare($this->prepared[0], $this->prepared[1] ?? []);
        $this->round = $this->parent->getRound();
        foreach ($this->setup as [$method, $arguments]) {
            $this->__object->{$method}(...$arguments);
        }
    }
}
