--TEST--
What is in output buffers at the fork is the parent's to write; what the child prints goes through them
--FILE--
<?php
use Swoole\Process;

ob_start(fn(string $text) => strtoupper($text));
ob_start();
echo "from the parent\n";
(new Process(function () {
    echo "from the child\n";
}))->start();
Process::wait();
ob_end_flush();
ob_end_flush();
?>
--EXPECT--
FROM THE CHILD
FROM THE PARENT
