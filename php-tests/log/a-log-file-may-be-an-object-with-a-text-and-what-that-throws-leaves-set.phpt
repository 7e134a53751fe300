--TEST--
An object that throws when it becomes a text leaves set() with its exception
--FILE--
<?php
class Path
{
    public function __toString(): string
    {
        throw new LogicException('no path');
    }
}
try {
    Swoole\Coroutine::set(['log_file' => new Path()]);
} catch (LogicException $exception) {
    echo $exception->getMessage(), "\n";
}
?>
--EXPECT--
no path
