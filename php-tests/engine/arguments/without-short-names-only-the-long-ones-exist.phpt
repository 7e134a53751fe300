--TEST--
swoole.use_shortname=Off removes Co, Co\*, go and defer and nothing else
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
run_child(<<<'SCRIPT'
echo json_encode([
    'SWOOLE_USE_SHORTNAME' => SWOOLE_USE_SHORTNAME,
    'short classes' => array_filter(['Co', 'Co\Context', 'Co\Iterator', 'Co\Http\Server'], 'class_exists'),
    'short functions' => array_filter(['go', 'defer', 'Co\run', 'Co\go', 'Co\defer'], 'function_exists'),
    'long classes' => count(array_filter(['Swoole\Coroutine', 'Swoole\Coroutine\Context', 'Swoole\Coroutine\Iterator'], 'class_exists')),
    'long functions' => count(array_filter(['Swoole\Coroutine\run', 'Swoole\Coroutine\go', 'Swoole\Coroutine\defer',
        'swoole_coroutine_create', 'swoole_coroutine_defer'], 'function_exists')),
]), "\n";
Swoole\Coroutine\run(function () {
    Swoole\Coroutine\go(fn() => print("works\n"));
});
SCRIPT, ini: ['swoole.use_shortname' => 'Off']);
--EXPECT--
{"SWOOLE_USE_SHORTNAME":false,"short classes":[],"short functions":[],"long classes":3,"long functions":5}
works
exit 0
