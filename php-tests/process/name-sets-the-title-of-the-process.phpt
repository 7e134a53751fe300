--TEST--
name() sets the title under which the system lists the process
--FILE--
<?php
use Swoole\Process;

(new Process(function (Process $process) {
    var_dump($process->name('a busy worker'));
    echo rtrim(str_replace("\0", ' ', file_get_contents('/proc/self/cmdline'))), "\n";
}))->start();
Process::wait();
?>
--EXPECT--
bool(true)
a busy worker
