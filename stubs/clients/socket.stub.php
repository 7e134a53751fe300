<?php

namespace Swoole\Coroutine {
    /**
     * A socket of any family and kind, whose calls suspend the coroutine instead of blocking. One coroutine at a time may
     * read and one may write; a second one gets a \Swoole\Error.
     *
     * Bytes that were received and not used yet go first, whichever method reads next. A call that fails returns false and
     * says why in $errCode and $errMsg.
     *
     * $fd, $domain, $type and $protocol can be read only; no property can be unset.
     *
     * Time limits are seconds: 0 is the default (`setOption()` with SO_RCVTIMEO or SO_SNDTIMEO, or Coroutine::set()), negative
     * means no limit. They bound the whole call.
     *
     * @shortname Co\Socket
     * @not-serializable
     * @uncloneable
     */
    class Socket
    {
        /** @var int the descriptor's number */
        public $fd = -1;

        /** @var int AF_INET, AF_INET6 or AF_UNIX */
        public $domain = 0;

        /** @var int SOCK_STREAM, SOCK_DGRAM, ... */
        public $type = 0;

        /** @var int IPPROTO_*, or 0 */
        public $protocol = 0;

        /** @var int why the last failed call failed: an errno or SWOOLE_ERROR_*; 0 after a transfer that succeeded */
        public $errCode = 0;

        /** @var string the text of $errCode */
        public $errMsg = '';

        public $__ext_sockets_nonblock = false;

        public $__ext_sockets_timeout = 0;

        /**
         * @throws Socket\Exception if the system refuses it; the code is its errno
         * @throws \Error if it has been constructed already
         */
        public function __construct(int $domain, int $type, int $protocol = IPPROTO_IP) {}

        /**
         * Binds to an address that is written out (names are not looked up), or to a path.
         *
         * @param int $port 0: any
         */
        public function bind(string $address, int $port = 0): bool {}

        /**
         * @param int $backlog how many connections may wait to be accepted
         */
        public function listen(int $backlog = 512): bool {}

        /**
         * Waits for a connection.
         */
        public function accept(float $timeout = 0): Socket|false {}

        /**
         * Connects; a name is looked up for the socket's own family. With `open_ssl` the handshake is part of it.
         *
         * @param float $timeout bounds all of it
         * @return bool true, too, if it is connected already
         */
        public function connect(string $host, int $port = 0, float $timeout = 0): bool {}

        /**
         * Whether the other end is still there, as far as is known. In $errCode an end is 32 (EPIPE), a reset 104 (ECONNRESET).
         */
        public function checkLiveness(): bool {}

        /**
         * The coroutine that is in a direction.
         *
         * @param int $event SWOOLE_EVENT_READ or SWOOLE_EVENT_WRITE
         * @return int 0: none, or no such event, for which $errCode is 22 (EINVAL)
         */
        public function getBoundCid(int $event): int {}

        /**
         * Shows what has arrived without taking it. Nothing is waited for.
         */
        public function peek(int $length = 65536): string|false {}

        /**
         * What one read of the kernel's brings, at most $length bytes.
         *
         * @return string|false '' at the end
         */
        public function recv(int $length = 65536, float $timeout = 0): string|false {}

        /**
         * Exactly $length bytes.
         *
         * @return string|false fewer at the end, or when an error came between: see $errCode
         */
        public function recvAll(int $length = 65536, float $timeout = 0): string|false {}

        /**
         * Up to and including the first "\n" or "\r", but at most $length bytes.
         */
        public function recvLine(int $length = 65536, float $timeout = 0): string|false {}

        /**
         * At most $length bytes of what large reads bring.
         */
        public function recvWithBuffer(int $length = 65536, float $timeout = 0): string|false {}

        /**
         * The next message, as `setProtocol()` tells them apart.
         *
         * @return string|false '' at the end; a message that is too large or cannot be told is an error and closes the socket
         */
        public function recvPacket(float $timeout = 0): string|false {}

        /**
         * Writes what the kernel takes, which may be less than all.
         *
         * @return int|false how many bytes it took
         */
        public function send(string $data, float $timeout = 0): int|false {}

        /**
         * Reads once into several strings.
         *
         * @param int[] $io_vector their lengths
         * @throws Socket\Exception for a length that is none
         */
        public function readVector(array $io_vector, float $timeout = 0): array|false {}

        /**
         * Reads until all of the strings are full.
         *
         * @param int[] $io_vector their lengths
         * @throws Socket\Exception for a length that is none
         */
        public function readVectorAll(array $io_vector, float $timeout = 0): array|false {}

        /**
         * Writes what the kernel takes of several strings.
         *
         * @param string[] $io_vector
         * @throws Socket\Exception for an empty string, or what is none
         */
        public function writeVector(array $io_vector, float $timeout = 0): int|false {}

        /**
         * Writes all of several strings.
         *
         * @param string[] $io_vector
         * @throws Socket\Exception for an empty string, or what is none
         */
        public function writeVectorAll(array $io_vector, float $timeout = 0): int|false {}

        /**
         * Sends a part of a file.
         *
         * @param int $length 0: up to the file's end
         * @return bool false for an error, before which a part may have gone out
         */
        public function sendFile(string $file, int $offset = 0, int $length = 0): bool {}

        /**
         * Writes everything.
         *
         * @return int|false how many bytes were written, fewer if an error came between: compare with strlen($data), and see
         *   $errCode
         */
        public function sendAll(string $data, float $timeout = 0): int|false {}

        /**
         * Reads a datagram.
         *
         * @param mixed $peername becomes who has sent it: `address` and `port`; null after a failure
         */
        public function recvfrom(mixed &$peername, float $timeout = 0): string|false {}

        /**
         * Sends a datagram.
         */
        public function sendto(string $addr, int $port, string $data): int|false {}

        /**
         * @return mixed a number; an array for SO_LINGER, SO_RCVTIMEO, SO_SNDTIMEO; false, with a warning, if there is no such option
         */
        public function getOption(int $level, int $opt_name): mixed {}

        /**
         * SO_RCVTIMEO and SO_SNDTIMEO are the time limits of this object's calls; 0 seconds mean none.
         *
         * @throws \TypeError for a value that the option does not take
         */
        public function setOption(int $level, int $opt_name, mixed $opt_value): bool {}

        /**
         * Says how messages are told apart, for `recvPacket()`, and how TLS is done. Further calls add to the earlier ones.
         *
         * - `open_eof_check`, `open_eof_split`: bool. A message ends with `package_eof`: string of at most 8 bytes, default "\r\n".
         * - `open_length_check`: bool. A message says how long it is: in a number of the kind `package_length_type` (a letter of
         *   pack(), default 'N') at `package_length_offset`, which counts from `package_body_offset` on. Or by
         *   `package_length_func`: callable(string $bytes): int, which gives the length of all of it, 0 if more bytes are needed.
         * - `open_mqtt_protocol`, `open_fastcgi_protocol`: bool. Messages are those of MQTT, of FastCGI.
         * - `package_max_length`: int or size (`'2M'`), the longest message, default 2 MiB.
         * - `open_ssl`: bool. TLS begins with `connect()`, or `accept()`.
         * - `ssl_verify_peer`: bool, true unless set for clients, and false for servers, which ask for certificates if it is true.
         *   `ssl_cafile`, `ssl_capath`, `ssl_client_cert_file`: who is believed, instead of the system's authorities.
         *   `ssl_allow_self_signed`: bool. `ssl_verify_depth`: int. `ssl_host_name`: the name that the server has to have.
         * - `ssl_cert_file`, `ssl_key_file`, `ssl_passphrase`: the own certificate; `ssl_sni_certs`: a server's further ones.
         * - `ssl_protocols`: int, SWOOLE_SSL_TLSv1_2 | SWOOLE_SSL_TLSv1_3. `ssl_ciphers`: string, suites by OpenSSL's names.
         *
         * @return bool false, with a warning, for a value that is none; then only the settings of TLS are in force, so that what
         *   was to be encrypted is not sent in the clear
         */
        public function setProtocol(array $settings): bool {}

        /**
         * The TLS handshake on a connected socket, as `setProtocol()` says; one that was accepted is the server. The peer's
         * certificate and its host's name are verified, unless `ssl_verify_peer` is false.
         */
        public function sslHandshake(): bool {}

        /**
         * @param int $how 0: no more reading, 1: no more writing, 2: neither
         */
        public function shutdown(int $how = 2): bool {}

        /**
         * Fails what a coroutine waits for in a direction, with ECANCELED.
         *
         * @param int $event SWOOLE_EVENT_READ or SWOOLE_EVENT_WRITE
         * @return bool false if nobody waits
         */
        public function cancel(int $event = SWOOLE_EVENT_READ): bool {}

        /**
         * Closes it. Who waits in it fails at once, with ECANCELED.
         */
        public function close(): bool {}

        public function isClosed(): bool {}

        /**
         * @return array|false `address` and `port` of the other end
         */
        public function getpeername(): array|false {}

        /**
         * @return array|false `address` and `port` of this end
         */
        public function getsockname(): array|false {}

        /**
         * Takes a stream's socket, or that of ext/sockets. The descriptor is a further one of the same socket.
         *
         * @param resource|\Socket $stream
         */
        public static function import($stream): Socket|false {}
    }
}

namespace {
    /**
     * Two connected sockets.
     *
     * @return array|false two \Swoole\Coroutine\Socket
     */
    function swoole_coroutine_socketpair(int $domain, int $type, int $protocol): array|false {}
}
