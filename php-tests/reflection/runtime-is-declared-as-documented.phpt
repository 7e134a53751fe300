--TEST--
Swoole\Runtime has only the documented static methods, and no objects
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Runtime'), "\n";
foreach ([...describe_properties('Swoole\Runtime'), ...describe_methods('Swoole\Runtime')] as $line) {
    echo "    $line\n";
}
try {
    new Swoole\Runtime();
} catch (Error $error) {
    echo get_class($error), ": ", $error->getMessage(), "\n";
}
?>
--EXPECT--
class Swoole\Runtime
    static enableCoroutine(int $flags = SWOOLE_HOOK_ALL): bool
    static getHookFlags(): int
    static setHookFlags(int $flags): bool
Error: The object of Swoole\Runtime can not be created for security reasons
