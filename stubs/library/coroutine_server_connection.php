<?php

namespace Swoole\Coroutine\Server;

use Swoole\Coroutine\Socket;

/** A client's connection. Why a call fails, the exported socket's $errCode says. */
class Connection
{
    protected $socket;

    public function __construct(Socket $conn) {}

    /** The next message, as the server's settings tell them apart. */
    public function recv(float $timeout = 0) {}

    /** Sends everything. */
    public function send(string $data) {}

    /** False: it is closed already. */
    public function close(): bool {}

    public function exportSocket(): Socket {}
}
