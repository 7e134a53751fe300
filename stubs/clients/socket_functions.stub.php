<?php

/**
 * `socket_create()` for a coroutine: the functions of ext-sockets, here with a Swoole\Coroutine\Socket, suspend only their coroutine.
 *
 * @throws \Swoole\Coroutine\Socket\Exception when the kernel refuses
 * @library
 */
function swoole_socket_create(int $domain, int $type, int $protocol): \Swoole\Coroutine\Socket {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_connect(\Swoole\Coroutine\Socket $socket, string $address, int $port = 0): bool {}

/**
 * @param int $type PHP_NORMAL_READ (1): a line
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_read(\Swoole\Coroutine\Socket $socket, int $length, int $type = 2): string|false {}

/**
 * @param int $length more than 0: at most so many bytes
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_write(\Swoole\Coroutine\Socket $socket, string $buffer, int $length = 0): int|false {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_send(\Swoole\Coroutine\Socket $socket, string $buffer, int $length, int $flags): int|false {}

/**
 * @param mixed $buffer becomes what came, null if nothing can
 * @return int|false its length, 0 at the end
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_recv(\Swoole\Coroutine\Socket $socket, mixed &$buffer, int $length, int $flags): int|false {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_sendto(\Swoole\Coroutine\Socket $socket, string $buffer, int $length, int $flags, string $addr, int $port = 0): int|false {}

/**
 * @param mixed $name becomes the sender's address
 * @param mixed $port becomes the sender's port
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_recvfrom(\Swoole\Coroutine\Socket $socket, mixed &$buffer, int $length, int $flags, mixed &$name, mixed &$port = null): int|false {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_bind(\Swoole\Coroutine\Socket $socket, string $address, int $port = 0): bool {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_listen(\Swoole\Coroutine\Socket $socket, int $backlog = 0): bool {}

/**
 * Listens on a port of all of the machine's IPv4 addresses.
 *
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_create_listen(int $port, int $backlog = 128): \Swoole\Coroutine\Socket|false {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_accept(\Swoole\Coroutine\Socket $socket): \Swoole\Coroutine\Socket|false {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_getpeername(\Swoole\Coroutine\Socket $socket, mixed &$address, mixed &$port = null): bool {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_getsockname(\Swoole\Coroutine\Socket $socket, mixed &$address, mixed &$port = null): bool {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_set_option(\Swoole\Coroutine\Socket $socket, int $level, int $optname, mixed $optval): bool {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_setopt(\Swoole\Coroutine\Socket $socket, int $level, int $optname, mixed $optval): bool {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_get_option(\Swoole\Coroutine\Socket $socket, int $level, int $optname): mixed {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_getopt(\Swoole\Coroutine\Socket $socket, int $level, int $optname): mixed {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_shutdown(\Swoole\Coroutine\Socket $socket, int $how = 2): bool {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_close(\Swoole\Coroutine\Socket $socket): void {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_clear_error(?\Swoole\Coroutine\Socket $socket = null): void {}

/**
 * @return int the socket's errCode; without a socket `swoole_last_error()`
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_last_error(?\Swoole\Coroutine\Socket $socket = null): int {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_set_block(\Swoole\Coroutine\Socket $socket): bool {}

/**
 * Later calls fail with 110 at once where they would wait.
 *
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_set_nonblock(\Swoole\Coroutine\Socket $socket): bool {}

/**
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_create_pair(int $domain, int $type, int $protocol, ?array &$pair): bool {}

/**
 * @see \Swoole\Coroutine\Socket::import()
 * @alias swoole_socket_create
 * @library
 */
function swoole_socket_import_stream(mixed $stream): \Swoole\Coroutine\Socket|false {}
