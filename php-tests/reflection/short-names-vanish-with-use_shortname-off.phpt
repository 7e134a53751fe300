--TEST--
Short names do not exist with swoole.use_shortname=Off; the long ones stay
--INI--
swoole.use_shortname=Off
--FILE--
<?php
foreach (['Co', 'Co\Http\Server', 'Swoole\Coroutine', 'Swoole\Coroutine\Http\Server'] as $class) {
    echo $class, ': ', json_encode(class_exists($class)), "\n";
}
foreach (['go', 'defer', 'Co\run', 'Co\go', 'Co\defer', 'swoole_coroutine_create', 'Swoole\Coroutine\run', 'Swoole\Coroutine\go'] as $function) {
    echo $function, ': ', json_encode(function_exists($function)), "\n";
}
var_dump(SWOOLE_USE_SHORTNAME);
?>
--EXPECT--
Co: false
Co\Http\Server: false
Swoole\Coroutine: true
Swoole\Coroutine\Http\Server: true
go: false
defer: false
Co\run: false
Co\go: false
Co\defer: false
swoole_coroutine_create: true
Swoole\Coroutine\run: true
Swoole\Coroutine\go: true
bool(false)
