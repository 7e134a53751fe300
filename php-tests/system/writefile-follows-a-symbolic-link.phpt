--TEST--
A symbolic link is written through, as file_put_contents() does
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


$target = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
$link = "$target.link";
symlink($target, $link);
run(function () use ($link) {
    var_dump(System::writeFile($link, 'through'));
});
var_dump(is_link($link), file_get_contents($target));
unlink($link);
unlink($target);
?>
--EXPECT--
int(7)
bool(true)
string(7) "through"
