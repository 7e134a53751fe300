--TEST--
writeFile() makes, truncates or appends and gives the number of bytes; readFile() gives all of it
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use function Swoole\Coroutine\{go, run};


$file = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
unlink($file);
umask(022);
run(function () use ($file) {
    var_dump(System::writeFile($file, 'a longer text'));
    var_dump(C::writeFile($file, "short\0"), System::readFile($file) === "short\0");
    var_dump(System::writeFile($file, 'er', FILE_APPEND), C::readFile($file) === "short\0er");
    var_dump(System::writeFile($file, 'locked', LOCK_EX), System::readFile($file, LOCK_EX));
    var_dump(System::writeFile($file, ''), System::readFile($file));
    var_dump(decoct(fileperms($file) & 0777));
    var_dump(strlen(System::readFile('/proc/self/status')) > 100);
    $large = random_bytes(3 << 20);
    var_dump(System::writeFile($file, $large) === strlen($large), System::readFile($file) === $large);
    var_dump(swoole_last_error());
});
unlink($file);
?>
--EXPECT--
int(13)
int(6)
bool(true)
int(2)
bool(true)
int(6)
string(6) "locked"
int(0)
string(0) ""
string(3) "644"
bool(true)
bool(true)
bool(true)
int(0)
