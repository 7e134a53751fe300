--TEST--
set_exception_handler()'s callable gets what leaves a child's callback; the status stays 255
--FILE--
<?php
use Swoole\Process;

set_exception_handler(function (Throwable $thrown) {
    echo 'handled: ', $thrown->getMessage(), "\n";
});
(new Process(fn() => throw new Exception('one')))->start();
var_dump(Process::wait()['code']);
(new Process(fn() => throw new Exception('two'), false, 0, true))->start();
var_dump(Process::wait()['code']);
?>
--EXPECT--
handled: one
int(255)
handled: two
int(255)
