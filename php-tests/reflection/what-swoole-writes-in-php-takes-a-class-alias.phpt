--TEST--
The classes that Swoole writes in PHP take a class_alias(), as a class of a script does
--FILE--
<?php
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\{go, run};

class Mine
{
}

var_dump(class_alias(WaitGroup::class, 'App\Group'));
var_dump(class_alias('\swoole\coroutine\waitgroup', 'Second'), class_alias('Second', 'Third'));
var_dump(class_alias('Swoole\Coroutine\Barrier', 'Gate'), class_alias(Mine::class, 'AlsoMine'));
var_dump(class_alias(WaitGroup::class, 'Mine'));
var_dump(class_alias('Missing', 'Other'));
echo (new ReflectionClass('third'))->getName(), ' ', new App\Group() instanceof WaitGroup ? 'is one' : 'is none', "\n";

run(function () {
    $group = new App\Group(1);
    go(fn () => $group->done());
    var_dump($group->wait());
});
try {
    class_alias(WaitGroup::class);
} catch (ArgumentCountError $error) {
    echo $error->getMessage(), "\n";
}
class_alias(WaitGroup::class, 'int');
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)

Warning: %Sannot %Sdeclare class Mine%S in %s on line 12
bool(false)

Warning: Class "Missing" not found in %s on line 13
bool(false)
Swoole\Coroutine\WaitGroup is one
bool(true)
class_alias() expects at least 2 arguments, 1 given

Fatal error: Cannot use %cint%c as %s as it is reserved in %s on line %d
