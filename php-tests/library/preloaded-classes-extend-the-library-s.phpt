--TEST--
Classes that opcache preloads may extend and name those of the library, which are preloaded with them
--SKIPIF--
<?php
require __DIR__ . '/../engine/jit/jit.inc';
skip_without_opcache();
--FILE--
<?php
require __DIR__ . '/../engine/run_child.inc';

$preloaded = tempnam(sys_get_temp_dir(), 'swoole-rs-preloaded-');
file_put_contents($preloaded, <<<'SCRIPT'
<?php
class Pool extends Swoole\ConnectionPool {}
class Manager extends Swoole\Process\ProcessManager {}
class Server extends Swoole\Coroutine\Server {}
class Holder
{
    public function __construct(public Co\Server $server) {}
}
new Pool(fn() => new stdClass());
SCRIPT);
chmod($preloaded, 0644);
$ini = ['opcache.enable_cli' => 1, 'opcache.preload' => $preloaded, 'opcache.preload_user' => trim(shell_exec('id -un'))];
if (PHP_VERSION_ID < 80500 && !extension_loaded('Zend OPcache')) {
    $ini['zend_extension'] = 'opcache';
}
run_child(<<<'SCRIPT'
foreach (['Swoole\ConnectionPool', 'Swoole\Process\Manager', 'Swoole\Process\ProcessManager', 'Swoole\Coroutine\Server', 'Co\Server'] as $class) {
    echo class_exists($class, false) ? "$class is there\n" : "$class is missing\n";
}
echo get_parent_class('Manager'), "\n";
echo get_class((new Holder(new Swoole\Coroutine\Server('127.0.0.1')))->server), "\n";
echo get_class((new Holder(new Server('127.0.0.1')))->server), "\n";
Swoole\Coroutine\run(function () {
    $pool = new Pool(fn() => new ArrayObject(), 1);
    Swoole\Coroutine\go(function () use ($pool) {
        $held = $pool->get();
        usleep(1000);
        $pool->put($held);
    });
    echo get_class($pool->get()), "\n";
});
SCRIPT, ini: $ini);
unlink($preloaded);
?>
--EXPECT--
Swoole\ConnectionPool is there
Swoole\Process\Manager is there
Swoole\Process\ProcessManager is there
Swoole\Coroutine\Server is there
Co\Server is there
Swoole\Process\Manager
Swoole\Coroutine\Server
Server
ArrayObject
exit 0
