--TEST--
A file that does not fit memory_limit: false and errno 27 instead of a fatal error
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


require __DIR__ . '/../engine/run_child.inc';

run_child(<<<'SCRIPT'
use Swoole\Coroutine\System;
ini_set('memory_limit', '16M');
Swoole\Coroutine\run(function () {
    $file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
    $sparse = fopen($file, 'w');
    ftruncate($sparse, 64 << 20);
    var_dump(System::readFile($file), swoole_errno());
    unlink($file);
});
SCRIPT);
?>
--EXPECTF--
[%s]	WARNING	System::read_file(): open(%s, O_RDONLY) failed, Error: File too large[27]
bool(false)
int(27)
exit 0
