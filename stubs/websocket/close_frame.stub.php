<?php

namespace Swoole\WebSocket;

/**
 * A close frame (RFC 6455, section 5.5.1). Its payload is $code and $reason; $data is not used.
 */
class CloseFrame extends Frame
{
    /** @var int SWOOLE_WEBSOCKET_OPCODE_* */
    public $opcode = SWOOLE_WEBSOCKET_OPCODE_CLOSE;

    /** @var int SWOOLE_WEBSOCKET_CLOSE_* or a private code (RFC 6455, section 7.4) */
    public $code = SWOOLE_WEBSOCKET_CLOSE_NORMAL;

    /** @var string why, in UTF-8, at most 123 bytes */
    public $reason = '';
}
