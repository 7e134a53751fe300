//! `Swoole\Client\Exception`: a class without methods of its own.
