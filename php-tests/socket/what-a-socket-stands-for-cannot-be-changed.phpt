--TEST--
$fd, $domain, $type and $protocol can be read only, and no property be unset; errors are ordinary values
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

class Named extends Socket
{
    public $name = 'none';

    public function move(): void
    {
        $this->name = 'moved';
        $this->fd = $this->fd + 1;
    }
}

run(function () {
    $socket = new Named(AF_INET, SOCK_STREAM);
    $fd = $socket->fd;
    foreach ([
        fn () => $socket->fd = 5,
        fn () => $socket->fd++,
        fn () => $socket->fd += 1,
        fn () => $socket->domain = AF_UNIX,
        fn () => $socket->type = 'x',
        fn () => $socket->protocol = null,
        function () use ($socket) {
            $reference = &$socket->fd;
            $reference = 5;
        },
        fn () => $socket->fd['x'] = 1,
        fn () => $socket->move(),
        function () use ($socket) {
            unset($socket->fd);
        },
        function () use ($socket) {
            unset($socket->errCode);
        },
    ] as $try) {
        try {
            $try();
            echo "changed\n";
        } catch (Error $error) {
            json($error->getMessage());
        }
    }
    json($socket->fd === $fd, $socket->domain === AF_INET, $socket->type === SOCK_STREAM, $socket->protocol, $socket->name);
    $socket->errCode = 7;
    $socket->errMsg .= 'mine';
    $socket->name .= '!';
    $code = &$socket->errCode;
    $code++;
    json($socket->errCode, $socket->errMsg, $socket->name, isset($socket->fd), array_key_exists('fd', get_object_vars($socket)));
    json($socket->bind('127.0.0.1'), $socket->listen(), $socket->getsockname()['port'] > 0);
});
?>
--EXPECT--
"Cannot modify readonly property Named::$fd"
"Cannot modify readonly property Named::$fd"
"Cannot modify readonly property Named::$fd"
"Cannot modify readonly property Named::$domain"
"Cannot modify readonly property Named::$type"
"Cannot modify readonly property Named::$protocol"
"Cannot modify readonly property Named::$fd"
"Cannot modify readonly property Named::$fd"
"Cannot modify readonly property Named::$fd"
"Property fd of class Named cannot be unset"
"Property errCode of class Named cannot be unset"
[true,true,true,0,"moved"]
[8,"mine","moved!",true,true]
[true,true,true]
