--TEST--
swoole_last_error(): each coroutine has its own, and the main script, too
--FILE--
<?php
function report(string $who): void
{
    echo $who, ' ', swoole_last_error(), "\n";
}

Co::getPcid(99);
Co\run(function () {
    report('outer');
    @Swoole\WebSocket\Frame::pack('', 11);
    $inner = go(function () {
        report('inner');
        Swoole\WebSocket\Frame::unpack('');
        Co::yield();
        report('inner');
        swoole_clear_error();
    });
    report('outer');
    Co::resume($inner);
    report('outer');
});
report('main');
?>
--EXPECT--
outer 0
inner 0
outer 503
inner 508
outer 503
main 10016
