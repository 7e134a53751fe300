--TEST--
A fatal error in the destructor of a value that the extension holds ends the script
--FILE--
<?php
require __DIR__ . '/../run_child.inc';

const VALUE = <<<'PHP'
use Swoole\Coroutine as Co;
class Dies { function __destruct() { @trigger_error('dies', E_USER_ERROR); } }
register_shutdown_function(fn () => print("shutdown function\n"));
PHP;

$holders = [
    'a channel' => <<<'PHP'
        $holder = new Co\Channel(1);
        Co\run(fn () => $holder->push(new Dies));
        PHP,
    'a server' => <<<'PHP'
        Co\run(function () use (&$holder) {
            $holder = new Co\Http\Server('127.0.0.1', 0);
            $value = new Dies;
            $holder->handle('/', function () use ($value) {});
        });
        PHP,
    'a process' => <<<'PHP'
        $value = new Dies;
        $holder = new Swoole\Process(function () use ($value) {});
        unset($value);
        PHP,
    'a scheduler' => <<<'PHP'
        $holder = new Co\Scheduler;
        $holder->add(function ($value) {}, new Dies);
        PHP,
];
foreach ($holders as $title => $holder) {
    echo "--- $title\n";
    run_child(VALUE . "\n$holder\nunset(\$holder);\necho \"never\\n\";\n");
}
?>
--EXPECT--
--- a channel

Fatal error: dies in child.php on line 3
shutdown function
exit 255
--- a server

Fatal error: dies in child.php on line 3
shutdown function
exit 255
--- a process

Fatal error: dies in child.php on line 3
shutdown function
exit 255
--- a scheduler

Fatal error: dies in child.php on line 3
shutdown function
exit 255
