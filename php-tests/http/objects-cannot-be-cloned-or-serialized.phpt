--TEST--
Server, Request and Response refuse clone, serialize and unset of declared properties
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
foreach ([new Server('127.0.0.1', 0), new Request, new Response] as $object) {
    foreach ([fn () => clone $object, fn () => serialize($object), function () use ($object) { unset($object->fd); }] as $attempt) {
        try {
            $attempt();
            echo "no error\n";
        } catch (Throwable $error) {
            echo get_class($error), ': ', $error->getMessage(), "\n";
        }
    }
}
PHP);
?>
--EXPECT--
Error: Trying to clone an uncloneable object of class Swoole\Coroutine\Http\Server
Exception: Serialization of 'Swoole\Coroutine\Http\Server' is not allowed
Error: Property fd of class Swoole\Coroutine\Http\Server cannot be unset
Error: Trying to clone an uncloneable object of class Swoole\Http\Request
Exception: Serialization of 'Swoole\Http\Request' is not allowed
Error: Property fd of class Swoole\Http\Request cannot be unset
Error: Trying to clone an uncloneable object of class Swoole\Http\Response
Exception: Serialization of 'Swoole\Http\Response' is not allowed
Error: Property fd of class Swoole\Http\Response cannot be unset
