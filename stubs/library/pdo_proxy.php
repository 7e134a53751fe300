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

    public function __construct(callable $constructor) {}

    public function __call(string $name, array $arguments) {}

    public function getRound(): int {}

    public function setAttribute(int $attribute, $value): bool {}

    public function inTransaction(): bool {}

    /** Makes the connection anew. */
    public function reconnect(): void {}

    /** After a failure: makes the connection anew if it is gone. False: it is not, or a transaction has gone with it. */
    public function reconnectAfter(PDOException $exception): bool {}

    /** Leaves nothing to whoever has the connection next. False: it is not to be used again. */
    public function cleanUp(): bool {}
}
