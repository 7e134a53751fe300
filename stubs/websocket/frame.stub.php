<?php

namespace Swoole\WebSocket;

/**
 * A WebSocket message or control frame (RFC 6455, section 5.2).
 */
class Frame implements \Stringable
{
    /** @var int the descriptor of the connection it came from; 0 for a frame made by the program */
    public $fd = 0;

    /** @var string the payload */
    public $data = '';

    /** @var int SWOOLE_WEBSOCKET_OPCODE_* */
    public $opcode = SWOOLE_WEBSOCKET_OPCODE_TEXT;

    /** @var int SWOOLE_WEBSOCKET_FLAG_* */
    public $flags = SWOOLE_WEBSOCKET_FLAG_FIN;

    /** @var bool|null whether it is the last of its message; null follows $flags */
    public $finish = null;

    /**
     * The bytes of the frame, as `pack()` makes them.
     */
    public function __toString(): string {}

    /**
     * Makes the bytes of a frame. With SWOOLE_WEBSOCKET_FLAG_COMPRESS a text or binary message in one frame, unless it is
     * empty, is compressed (RFC 7692), referring to no other; SWOOLE_WEBSOCKET_FLAG_RSV1 alone says that it has been.
     * With SWOOLE_WEBSOCKET_FLAG_MASK the payload is masked, with a random key.
     *
     * @param \Swoole\WebSocket\Frame|string $data an object brings its own opcode and flags
     * @param int $opcode SWOOLE_WEBSOCKET_OPCODE_*
     * @param int $flags SWOOLE_WEBSOCKET_FLAG_*
     * @return string '' if there is no such frame, with a warning
     */
    public static function pack(
        Frame|string $data,
        int $opcode = WEBSOCKET_OPCODE_TEXT,
        int $flags = SWOOLE_WEBSOCKET_FLAG_FIN,
    ): string {}

    /**
     * Reads the frame at the beginning of a string; what follows it is ignored.
     *
     * The payload is unmasked, and what is compressed (RSV1) is restored, up to 256 MiB and to what `memory_limit` has left;
     * a message that refers to an earlier one cannot be.
     *
     * @return \Swoole\WebSocket\Frame|false a CloseFrame for a close frame; false if there is no complete, valid frame
     *     (SWOOLE_ERROR_PROTOCOL_ERROR)
     */
    public static function unpack(string $data): Frame|false {}
}
