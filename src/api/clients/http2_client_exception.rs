//! `Swoole\Coroutine\Http2\Client\Exception`: a class without methods of its own.
