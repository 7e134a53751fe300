<?php

namespace Swoole\Database;

use mysqli_sql_exception;

/** A mysqli connection that is made anew when it is found gone; only what reads is asked again. */
class MysqliProxy extends ObjectProxy
{
    /** @var callable makes the connection */
    protected $constructor;

    protected int $round = 0;

    /** Statements of a transaction are not asked again on another connection. */
    private bool $transaction = false;

    public function __construct(callable $constructor)
    {
        parent::__construct($constructor());
        $this->constructor = $constructor;
    }

    public function __call(string $name, array $arguments)
    {
        $method = strtolower($name);
        try {
            $result = $this->__object->{$name}(...$arguments);
        } catch (mysqli_sql_exception $exception) {
            $transaction = $this->transaction;
            if (!DetectsLostConnections::causedByLostConnection($exception)) {
                throw $exception;
            }
            $this->reconnect();
            if ($transaction || !$this->mayRepeat($method, $arguments)) {
                throw $exception;
            }
            $result = $this->__object->{$name}(...$arguments);
        }
        if (in_array($method, ['begin_transaction', 'commit', 'rollback'], true)) {
            $this->transaction = $method === 'begin_transaction';
        } elseif ($method === 'autocommit') {
            $this->transaction = !($arguments[0] ?? true);
        }
        return $result;
    }

    public function getRound(): int
    {
        return $this->round;
    }

    public function reconnect(): void
    {
        $this->__object = ($this->constructor)();
        $this->transaction = false;
        $this->round++;
    }

    /** Leaves nothing to whoever has the connection next. False: it is not to be used again. */
    public function cleanUp(): bool
    {
        try {
            while ($this->__object->more_results() && $this->__object->next_result()) {
                $this->__object->store_result() ?: null;
            }
            // A transaction may have been begun by a statement, of which nobody told.
            $this->__object->rollback();
            if ($this->transaction) {
                $this->__object->autocommit(true);
            }
            $this->transaction = false;
            return true;
        } catch (mysqli_sql_exception) {
            return false;
        }
    }

    private function mayRepeat(string $method, array $arguments): bool
    {
        return match ($method) {
            'prepare', 'begin_transaction', 'ping' => true,
            'query' => DetectsLostConnections::isRead((string) ($arguments[0] ?? '')),
            default => false,
        };
    }
}
