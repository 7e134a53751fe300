--TEST--
SIGTERM ends a process whose handler of another signal waits
--EXTENSIONS--
pcntl
posix
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'PHP'
use Swoole\Coroutine as Co;
pcntl_signal(SIGHUP, function () { (new Co\Channel(1))->pop(); });
Co\run(function () {
    posix_kill(getmypid(), SIGHUP);
    Co::sleep(0.05);
    echo "waits\n";
    posix_kill(getmypid(), SIGTERM);
    Co::sleep(2);
    echo "lives\n";
});
PHP);
?>
--EXPECT--
waits
signal 15
