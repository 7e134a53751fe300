<?php

namespace SwooleRs\Library;

use Swoole\Coroutine\Socket;

/** `swoole_socket_*`: the functions of ext-sockets for `Swoole\Coroutine\Socket`. */
final class SocketFunctions
{
    /** As ext-sockets names them, which need not be loaded. */
    private const PHP_NORMAL_READ = 1;
    private const MSG_PEEK = 2;

    /** The shortest limit: a socket that was set not to wait has it. */
    private const NO_WAIT = 0.001;

    /** 0: the socket's own limit. */
    private static function limit(Socket $socket): float
    {
        return $socket->__ext_sockets_nonblock ? self::NO_WAIT : $socket->__ext_sockets_timeout;
    }

    public static function swoole_socket_create(int $domain, int $type, int $protocol): Socket
    {
        return new Socket($domain, $type, $protocol);
    }

    public static function swoole_socket_connect(Socket $socket, string $address, int $port = 0): bool
    {
        return $socket->connect($address, $port, self::limit($socket));
    }

    public static function swoole_socket_read(Socket $socket, int $length, int $type = 2): string|false
    {
        return $type === self::PHP_NORMAL_READ
            ? $socket->recvLine($length, self::limit($socket))
            : $socket->recv($length, self::limit($socket));
    }

    public static function swoole_socket_write(Socket $socket, string $buffer, int $length = 0): int|false
    {
        return $socket->send($length > 0 ? substr($buffer, 0, $length) : $buffer, self::limit($socket));
    }

    public static function swoole_socket_send(Socket $socket, string $buffer, int $length, int $flags): int|false
    {
        return $socket->send(substr($buffer, 0, $length), self::limit($socket));
    }

    public static function swoole_socket_recv(Socket $socket, &$buffer, int $length, int $flags): int|false
    {
        $data = $flags & self::MSG_PEEK ? $socket->peek($length) : $socket->recv($length, self::limit($socket));
        $buffer = $data === false ? null : $data;
        return $data === false ? false : strlen($data);
    }

    public static function swoole_socket_sendto(
        Socket $socket,
        string $buffer,
        int $length,
        int $flags,
        string $addr,
        int $port = 0,
    ): int|false {
        return $socket->sendto($addr, $port, substr($buffer, 0, $length));
    }

    public static function swoole_socket_recvfrom(
        Socket $socket,
        &$buffer,
        int $length,
        int $flags,
        &$name,
        &$port = null,
    ): int|false {
        $data = $socket->recvfrom($peer, self::limit($socket));
        if ($data === false) {
            return false;
        }
        $buffer = substr($data, 0, $length);
        ['address' => $name, 'port' => $port] = $peer;
        return strlen($buffer);
    }

    public static function swoole_socket_bind(Socket $socket, string $address, int $port = 0): bool
    {
        return $socket->bind($address, $port);
    }

    public static function swoole_socket_listen(Socket $socket, int $backlog = 0): bool
    {
        return $socket->listen($backlog);
    }

    public static function swoole_socket_create_listen(int $port, int $backlog = 128): Socket|false
    {
        $socket = new Socket(AF_INET, SOCK_STREAM, 0);
        return $socket->bind('0.0.0.0', $port) && $socket->listen($backlog) ? $socket : false;
    }

    public static function swoole_socket_accept(Socket $socket): Socket|false
    {
        return $socket->accept(self::limit($socket));
    }

    public static function swoole_socket_getpeername(Socket $socket, &$address, &$port = null): bool
    {
        return self::take($socket->getpeername(), $address, $port);
    }

    public static function swoole_socket_getsockname(Socket $socket, &$address, &$port = null): bool
    {
        return self::take($socket->getsockname(), $address, $port);
    }

    private static function take(array|false $name, &$address, &$port): bool
    {
        if ($name === false) {
            return false;
        }
        ['address' => $address, 'port' => $port] = $name;
        return true;
    }

    public static function swoole_socket_set_option(Socket $socket, int $level, int $optname, $optval): bool
    {
        return $socket->setOption($level, $optname, $optval);
    }

    public static function swoole_socket_setopt(Socket $socket, int $level, int $optname, $optval): bool
    {
        return $socket->setOption($level, $optname, $optval);
    }

    public static function swoole_socket_get_option(Socket $socket, int $level, int $optname): mixed
    {
        return $socket->getOption($level, $optname);
    }

    public static function swoole_socket_getopt(Socket $socket, int $level, int $optname): mixed
    {
        return $socket->getOption($level, $optname);
    }

    public static function swoole_socket_shutdown(Socket $socket, int $how = 2): bool
    {
        return $socket->shutdown($how);
    }

    public static function swoole_socket_close(Socket $socket): void
    {
        $socket->close();
    }

    public static function swoole_socket_clear_error(?Socket $socket = null): void
    {
        if ($socket !== null) {
            $socket->errCode = 0;
            $socket->errMsg = '';
        }
        swoole_clear_error();
    }

    public static function swoole_socket_last_error(?Socket $socket = null): int
    {
        return $socket !== null ? $socket->errCode : swoole_last_error();
    }

    public static function swoole_socket_set_block(Socket $socket): bool
    {
        $socket->__ext_sockets_nonblock = false;
        return !$socket->isClosed();
    }

    public static function swoole_socket_set_nonblock(Socket $socket): bool
    {
        $socket->__ext_sockets_nonblock = true;
        return !$socket->isClosed();
    }

    public static function swoole_socket_create_pair(int $domain, int $type, int $protocol, ?array &$pair): bool
    {
        $sockets = swoole_coroutine_socketpair($domain, $type, $protocol);
        if ($sockets === false) {
            return false;
        }
        $pair = $sockets;
        return true;
    }

    public static function swoole_socket_import_stream(mixed $stream): Socket|false
    {
        return Socket::import($stream);
    }
}
