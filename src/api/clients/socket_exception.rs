//! `Swoole\Coroutine\Socket\Exception`: a class without methods of its own.
