--TEST--
A call of phpredis that waits for Redis ends soon, whatever ends it, is refused to others, and the next one works
--EXTENSIONS--
igbinary
redis
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
--FILE--
<?php
require __DIR__ . '/../hooks/matrix.inc';

matrix_of('redis', new RedisServer());
--EXPECT--
cancelled: 5 looked at
cancelled by an exception: 5 looked at
time limit: 5 looked at
exception elsewhere: 5 looked at
closed by another coroutine: 5 looked at
used by another coroutine: 5 looked at
exit elsewhere: 5 looked at
fatal error elsewhere: 5 looked at
