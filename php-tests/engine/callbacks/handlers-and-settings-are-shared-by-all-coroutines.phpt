--TEST--
Error handlers, ini settings, the working directory and the time zone are shared by all coroutines
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    $id = go(function (): void {
        set_error_handler(fn (int $level, string $text): bool => print("handled: $text\n"));
        ini_set('precision', '3');
        date_default_timezone_set('Asia/Tokyo');
        chdir('/');
        C::yield();
        restore_error_handler();
    });
    trigger_error('from another coroutine');
    echo 1 / 3, ' ', date_default_timezone_get(), ' ', getcwd(), "\n";
    C::resume($id);
});
trigger_error('as usual');
?>
--EXPECTF--
handled: from another coroutine
0.333 Asia/Tokyo /

Notice: as usual in %s on line 19
