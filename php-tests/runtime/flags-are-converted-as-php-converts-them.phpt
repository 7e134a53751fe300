--TEST--
Runtime::enableCoroutine() and setHookFlags() take an int as PHP takes one: true is 1, which hooks nothing, and false 0; what is none is refused
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};

set_error_handler(fn ($level) => print($level === E_DEPRECATED ? '(deprecated) ' : '(warning) '));
foreach (['enableCoroutine', 'setHookFlags'] as $name) {
    echo "$name\n";
    foreach ([true, false, '512', 1.0, 1.5, null, 512, 1 << 40, -1, 'abc', [], '5 apples'] as $flags) {
        Runtime::setHookFlags(SWOOLE_HOOK_TCP);
        echo '  ', json_encode($flags), ': ';
        try {
            echo json_encode([Runtime::$name($flags), dechex(Runtime::getHookFlags())]), "\n";
        } catch (TypeError $error) {
            echo $error->getMessage(), ', ', dechex(Runtime::getHookFlags()), "\n";
        }
    }
    foreach ([[], [1, 2], [true, SWOOLE_HOOK_ALL]] as $arguments) {
        try {
            echo '  ', count($arguments), ' arguments: ', json_encode(Runtime::$name(...$arguments)), "\n";
        } catch (ArgumentCountError $error) {
            echo $error->getMessage(), "\n";
        }
    }
}
foreach ([true, 'abc', [1], 512.9, null] as $flags) {
    C::set(['hook_flags' => $flags]);
    echo json_encode($flags), ' as an option: ', Runtime::getHookFlags(), "\n";
}

// what true is worth, and an int; at once, also in the middle of a coroutine
foreach ([true, false, SWOOLE_HOOK_SLEEP] as $flags) {
    Runtime::enableCoroutine($flags);
    run(function () use ($flags) {
        $text = '';
        go(function () use (&$text) {
            usleep(1_000);
            $text .= 'slept ';
        });
        echo json_encode($flags), ': ', $text === '' ? 'suspends' : 'waits with the process', "\n";
        Runtime::enableCoroutine(0);
        $text = '';
        go(function () use (&$text) {
            usleep(1_000);
            $text .= 'slept';
        });
        echo "then off: $text\n";
    });
}
?>
--EXPECT--
enableCoroutine
  true: [true,"1"]
  false: [true,"0"]
  "512": [true,"200"]
  1: [true,"1"]
  1.5: (deprecated) [true,"1"]
  null: (deprecated) [true,"0"]
  512: [true,"200"]
  1099511627776: [true,"0"]
  -1: (warning) [true,"ffffffff"]
  "abc": Swoole\Runtime::enableCoroutine(): Argument #1 ($flags) must be of type int, string given, 2
  []: Swoole\Runtime::enableCoroutine(): Argument #1 ($flags) must be of type int, array given, 2
  "5 apples": Swoole\Runtime::enableCoroutine(): Argument #1 ($flags) must be of type int, string given, 2
  0 arguments: true
  2 arguments: Swoole\Runtime::enableCoroutine() expects at most 1 argument, 2 given
  2 arguments: Swoole\Runtime::enableCoroutine() expects at most 1 argument, 2 given
setHookFlags
  true: [true,"1"]
  false: [true,"0"]
  "512": [true,"200"]
  1: [true,"1"]
  1.5: (deprecated) [true,"1"]
  null: (deprecated) [true,"0"]
  512: [true,"200"]
  1099511627776: [true,"0"]
  -1: (warning) [true,"ffffffff"]
  "abc": Swoole\Runtime::setHookFlags(): Argument #1 ($flags) must be of type int, string given, 2
  []: Swoole\Runtime::setHookFlags(): Argument #1 ($flags) must be of type int, array given, 2
  "5 apples": Swoole\Runtime::setHookFlags(): Argument #1 ($flags) must be of type int, string given, 2
  0 arguments: Swoole\Runtime::setHookFlags() expects exactly 1 argument, 0 given
  2 arguments: Swoole\Runtime::setHookFlags() expects exactly 1 argument, 2 given
  2 arguments: Swoole\Runtime::setHookFlags() expects exactly 1 argument, 2 given
true as an option: 1
"abc" as an option: 0
[1] as an option: 1
512.9 as an option: 512
null as an option: 0
true: waits with the process
then off: slept
false: waits with the process
then off: slept
512: suspends
then off: slept
