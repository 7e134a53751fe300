<?php

namespace Swoole\Database;

use PDO;
use PDOException;
use PDOStatement;

/**
 * A PDO connection that is made anew when it is found gone. What was asked is asked again only where that does no harm: what
 * reads, and what has not been sent.
 */
class PDOProxy extends ObjectProxy
{
    /** @var callable makes the connection */
    protected $constructor;

    /** How often it was made anew. */
    protected int $round = 0;

    /** What was set by the program, and is set again. */
    private array $attributes = [];

    public function __construct(callable $constructor)
    {
        parent::__construct($constructor());
        $this->constructor = $constructor;
        $this->__object->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
    }

    public function __call(string $name, array $arguments)
    {
        try {
            return $this->wrap($this->__object->{$name}(...$arguments), $arguments);
        } catch (PDOException $exception) {
            if (!$this->reconnectAfter($exception) || !$this->mayRepeat($name, $arguments)) {
                throw $exception;
            }
            return $this->wrap($this->__object->{$name}(...$arguments), $arguments);
        }
    }

    public function getRound(): int
    {
        return $this->round;
    }

    public function setAttribute(int $attribute, $value): bool
    {
        $this->attributes[$attribute] = $value;
        return $this->__object->setAttribute($attribute, $value);
    }

    public function inTransaction(): bool
    {
        return $this->__object->inTransaction();
    }

    /** Makes the connection anew. */
    public function reconnect(): void
    {
        $this->__object = ($this->constructor)();
        $this->__object->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
        foreach ($this->attributes as $attribute => $value) {
            $this->__object->setAttribute($attribute, $value);
        }
        $this->round++;
    }

    /** After a failure: makes the connection anew if it is gone. False: it is not, or a transaction has gone with it. */
    public function reconnectAfter(PDOException $exception): bool
    {
        if (!DetectsLostConnections::causedByLostConnection($exception)) {
            return false;
        }
        $transaction = $this->__object->inTransaction();
        $this->reconnect();
        return !$transaction;
    }

    /** Leaves nothing to whoever has the connection next. False: it is not to be used again. */
    public function cleanUp(): bool
    {
        try {
            if ($this->__object->inTransaction()) {
                $this->__object->rollBack();
            }
            return true;
        } catch (PDOException) {
            return false;
        }
    }

    private function mayRepeat(string $name, array $arguments): bool
    {
        return match (strtolower($name)) {
            'prepare', 'begintransaction', 'getattribute', 'quote' => true,
            'query' => DetectsLostConnections::isRead((string) ($arguments[0] ?? '')),
            default => false,
        };
    }

    private function wrap($result, array $arguments)
    {
        return $result instanceof PDOStatement ? new PDOStatementProxy($result, $this, $arguments) : $result;
    }
}
