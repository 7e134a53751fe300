<?php

namespace Swoole\Coroutine\Server;

use Swoole\Coroutine\Socket;

/** A client's connection. Why a call fails, the exported socket's $errCode says. */
class Connection
{
    protected $socket;

    public function __construct(Socket $conn)
    {
        $this->socket = $conn;
    }

    /** The next message, as the server's settings tell them apart. */
    public function recv(float $timeout = 0)
    {
        return $this->socket->recvPacket($timeout);
    }

    /** Sends everything. */
    public function send(string $data)
    {
        return $this->socket->sendAll($data);
    }

    /** False: it is closed already. */
    public function close(): bool
    {
        return $this->socket->close();
    }

    public function exportSocket(): Socket
    {
        return $this->socket;
    }
}

if (SWOOLE_USE_SHORTNAME) {
    class_alias(Connection::class, 'Co\Server\Connection');
}
