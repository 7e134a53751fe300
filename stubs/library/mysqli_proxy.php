<?php

namespace Swoole\Database;

use mysqli_sql_exception;

/** A mysqli connection that is made anew when it is found gone; only what reads is asked again. */
class MysqliProxy extends ObjectProxy
{
    /** @var callable makes the connection */
    protected $constructor;

    protected int $round = 0;

    public function __construct(callable $constructor) {}

    public function __call(string $name, array $arguments) {}

    public function getRound(): int {}

    public function reconnect(): void {}

    /** Leaves nothing to whoever has the connection next. False: it is not to be used again. */
    public function cleanUp(): bool {}
}
