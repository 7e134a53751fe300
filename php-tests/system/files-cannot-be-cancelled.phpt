--TEST--
cancel() is refused with 10015; a cancel that throws does so when the work is done
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


run(function () {
    $target = go(fn () => print(strlen(System::readFile(__FILE__)) === filesize(__FILE__) ? "whole file\n" : "no\n"));
    var_dump(C::cancel($target));
    echo swoole_last_error(), "\n";
    C::join([$target]);
    $file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
    $target = go(function () use ($file) {
        try {
            System::writeFile($file, 'written');
            echo "not reached\n";
        } catch (C\CanceledException) {
            echo file_get_contents($file), "\n";
        }
    });
    var_dump(C::cancel($target, true));
    C::join([$target]);
    unlink($file);
});
?>
--EXPECT--
bool(false)
10015
whole file
bool(true)
written
