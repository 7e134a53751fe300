--TEST--
Objects of a connection cannot be cloned or serialized, nor their declared properties unset
--FILE--
<?php
$objects = [
    new Swoole\Http\Request,
    new Swoole\Http\Response,
    new Swoole\Coroutine\Http\Server('127.0.0.1'),
];
foreach ($objects as $object) {
    foreach ([
        fn () => clone $object,
        fn () => serialize($object),
        function () use ($object) { unset($object->fd); },
    ] as $attempt) {
        try {
            $attempt();
            echo "done\n";
        } catch (Throwable $error) {
            echo get_class($error), ': ', $error->getMessage(), "\n";
        }
    }
    var_dump(isset($object->fd));
}
?>
--EXPECT--
Error: Trying to clone an uncloneable object of class Swoole\Http\Request
Exception: Serialization of 'Swoole\Http\Request' is not allowed
Error: Property fd of class Swoole\Http\Request cannot be unset
bool(true)
Error: Trying to clone an uncloneable object of class Swoole\Http\Response
Exception: Serialization of 'Swoole\Http\Response' is not allowed
Error: Property fd of class Swoole\Http\Response cannot be unset
bool(true)
Error: Trying to clone an uncloneable object of class Swoole\Coroutine\Http\Server
Exception: Serialization of 'Swoole\Coroutine\Http\Server' is not allowed
Error: Property fd of class Swoole\Coroutine\Http\Server cannot be unset
bool(true)
