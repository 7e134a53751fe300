--TEST--
set() in an error handler and in an autoloader that set() itself runs
--FILE--
<?php
use Swoole\Coroutine as C;

set_error_handler(function (int $number, string $message) {
    echo $message, "\n";
    C::set(['by_handler' => 1]);
    return true;
});
spl_autoload_register(function (string $class) {
    echo "load $class\n";
    C::set(['by_loader' => 1]);
});
C::set(['max_coroutine' => new stdClass, 'first' => 1]);
C::set(['exception_handler' => 'Nothing::method']);
echo isset(C::getOptions()['first']) ? "kept\n" : "lost\n";
--EXPECT--
Object of class stdClass could not be converted to int
load Nothing
Swoole\Coroutine::set(): function 'Nothing::method' is not callable
kept
