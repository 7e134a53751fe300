--TEST--
Work on the pool of threads is no reason to refuse a process when the loop is over; the child has a pool of its own
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Process;

$read = function () {
    var_dump(strlen(C\System::readFile(__FILE__)) === filesize(__FILE__));
};
C\run($read);
(new Process($read, false, 0, true))->start();
$ended = Process::wait();
C\run($read);
var_dump($ended['code']);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
int(0)
