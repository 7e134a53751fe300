--TEST--
valgrind finds no error in calls that wait for Redis, MariaDB or PostgreSQL when they are ended
--EXTENSIONS--
mysqlnd
pdo
pdo_mysql
mysqli
pdo_pgsql
pgsql
igbinary
redis
--SKIPIF--
<?php
require __DIR__ . '/../support/services.inc';
skip_without_command('valgrind');
skip_without_command('redis-server');
skip_without_command('mariadbd');
skip_without_postgres();
?>
--FILE--
<?php
// Zend's own allocator hides single blocks from valgrind.
putenv('USE_ZEND_ALLOC=0');
require __DIR__ . '/../hooks/matrix.inc';

Child::$wrapper = 'valgrind -q --error-exitcode=99 --num-callers=40';
$columns = ['cancelled', 'time limit', 'used by another coroutine', 'exit elsewhere'];
at_once_of('redis', new RedisServer(), '-d pcre.jit=0', ...$columns);
at_once_of('mariadb', new MariaDbServer(), '-d pcre.jit=0', ...$columns);
at_once_of('postgresql', new PostgresServer(), '-d pcre.jit=0', ...$columns);
?>
--EXPECT--
cancelled: 5 looked at
time limit: 5 looked at
used by another coroutine: 5 looked at
exit elsewhere: 5 looked at
cancelled: 6 looked at
time limit: 6 looked at
used by another coroutine: 5 looked at
exit elsewhere: 6 looked at
cancelled: 6 looked at
time limit: 6 looked at
used by another coroutine: 6 looked at
exit elsewhere: 6 looked at
