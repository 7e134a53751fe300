--TEST--
An exception in a child is reported there: neither catch nor finally around start() sees it; shutdown functions run
--FILE--
<?php
use Swoole\Process;

$parent = getmypid();
register_shutdown_function(function () use ($parent) {
    echo getmypid() === $parent ? "parent" : "child", " shuts down\n";
});
try {
    (new Process(function () {
        throw new RuntimeException('only here');
    }))->start();
    $ended = Process::wait();
    echo 'status ', $ended['code'], "\n";
} catch (Throwable $thrown) {
    echo "caught\n";
} finally {
    echo getmypid() === $parent ? "parent" : "child", " goes on\n";
}
?>
--EXPECTF--

Fatal error: Uncaught RuntimeException: only here in %s:%d
Stack trace:
#0 [internal function]: {closure%S}(Object(Swoole\Process))
#1 %s(%d): Swoole\Process->start()
#2 {main}
  thrown in %s on line %d
child shuts down
status 255
parent goes on
parent shuts down
