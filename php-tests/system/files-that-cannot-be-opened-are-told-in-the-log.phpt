--TEST--
false, a line in the log, errno, and the last error untouched
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'SCRIPT'
use Swoole\Coroutine\System;

Swoole\Coroutine\run(function () {
    foreach ([
        fn () => System::readFile('/nowhere/at-all'),
        fn () => System::readFile('/'),
        fn () => System::writeFile('/nowhere/at-all', 'x'),
        fn () => System::writeFile('/nowhere/at-all', 'x', FILE_APPEND),
        fn () => System::writeFile('/', 'x'),
    ] as $call) {
        var_dump($call());
        echo swoole_errno(), ' ', swoole_last_error(), "\n";
    }
});
SCRIPT);
?>
--EXPECTF--
[%s]	WARNING	System::read_file(): open(/nowhere/at-all, O_RDONLY) failed, Error: No such file or directory[2]
bool(false)
2 0
[%s]	WARNING	System::read_file(): open(/, O_RDONLY) failed, Error: Is a directory[21]
bool(false)
21 0
[%s]	WARNING	System::write_file(): open(/nowhere/at-all, 577) failed, Error: No such file or directory[2]
bool(false)
2 0
[%s]	WARNING	System::write_file(): open(/nowhere/at-all, 1089) failed, Error: No such file or directory[2]
bool(false)
2 0
[%s]	WARNING	System::write_file(): open(/, 577) failed, Error: Is a directory[21]
bool(false)
21 0
exit 0
