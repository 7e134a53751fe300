--TEST--
opcache with the tracing JIT: a method that has read a read-only property of its object cannot write it either
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(PHP_VERSION_ID >= 80500 || is_file(ini_get('extension_dir') . '/opcache.so'), 'opcache is not installed');
?>
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

$child = new Child(<<<'PHP'
<?php
use Swoole\Coroutine\Socket;

class Named extends Socket
{
    public int $number = 1;

    public function afterReading(): void
    {
        $this->fd = $this->fd + 1;
    }

    public function afterAsking(): void
    {
        isset($this->fd) && $this->fd = 5;
    }

    public function andCount(): void
    {
        echo json_encode([$this->fd > 2, $this->number, $this->number++, $this->number = $this->number + 5]), "\n";
        $this->fd++;
    }
}

$socket = new Named(AF_INET, SOCK_STREAM);
$fd = $socket->fd;
foreach (['afterReading', 'afterAsking', 'andCount'] as $method) {
    for ($again = 0; $again < 2; $again++) {
        try {
            $socket->$method();
            echo "changed\n";
        } catch (Error $error) {
            echo json_encode([$error->getMessage(), $socket->fd === $fd]), "\n";
        }
    }
}
PHP, jit_options());
echo $child->output(20);
?>
--EXPECT--
["Cannot modify readonly property Named::$fd",true]
["Cannot modify readonly property Named::$fd",true]
["Cannot modify readonly property Named::$fd",true]
["Cannot modify readonly property Named::$fd",true]
[true,1,1,7]
["Cannot modify readonly property Named::$fd",true]
[true,7,7,13]
["Cannot modify readonly property Named::$fd",true]
