<?php

namespace Swoole\Database;

use PDOException;
use PDOStatement;

/** A statement that is prepared anew, with its bindings, when its connection was made anew. */
class PDOStatementProxy extends ObjectProxy
{
    public function __construct(PDOStatement $object, protected PDOProxy $parent, private array $prepared) {}

    public function __call(string $name, array $arguments) {}

    /** Reads are asked again on a new connection. */
    public function execute(?array $params = null): bool {}

    public function setAttribute(int $attribute, $value): bool {}

    public function setFetchMode(int $mode, ...$params): bool {}

    public function bindValue($param, $value, int $type = \PDO::PARAM_STR): bool {}

    public function bindParam($param, &$var, int $type = \PDO::PARAM_STR, int $maxLength = 0, mixed $driverOptions = null): bool {}

    public function bindColumn($column, &$var, int $type = \PDO::PARAM_STR, int $maxLength = 0, mixed $driverOptions = null): bool {}
}
