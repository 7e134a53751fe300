--TEST--
opcache with the tracing JIT: calls that wait for Redis, MariaDB or PostgreSQL end as before, whatever ends them
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
skip_without_command('redis-server');
skip_without_command('mariadbd');
skip_without_postgres();
skip_without(PHP_VERSION_ID >= 80500 || is_file(ini_get('extension_dir') . '/opcache.so'), 'opcache is not installed');
?>
--FILE--
<?php
require __DIR__ . '/../hooks/matrix.inc';

$hot = ' -d opcache.jit_hot_func=2 -d opcache.jit_hot_loop=2 -d opcache.jit_hot_return=2 -d opcache.jit_hot_side_exit=2';
$columns = [...array_keys(columns()), ...array_keys(ENDS)];
at_once_of('redis', new RedisServer(), jit_options() . $hot, ...$columns);
at_once_of('mariadb', new MariaDbServer(), jit_options() . $hot, ...$columns);
at_once_of('postgresql', new PostgresServer(), jit_options() . $hot, ...$columns);
?>
--EXPECT--
cancelled: 5 looked at
cancelled by an exception: 5 looked at
time limit: 5 looked at
exception elsewhere: 5 looked at
closed by another coroutine: 5 looked at
used by another coroutine: 5 looked at
exit elsewhere: 5 looked at
fatal error elsewhere: 5 looked at
cancelled: 6 looked at
cancelled by an exception: 6 looked at
time limit: 6 looked at
exception elsewhere: 6 looked at
closed by another coroutine: 2 looked at
used by another coroutine: 5 looked at
exit elsewhere: 6 looked at
fatal error elsewhere: 6 looked at
cancelled: 6 looked at
cancelled by an exception: 6 looked at
time limit: 6 looked at
exception elsewhere: 6 looked at
closed by another coroutine: 3 looked at
used by another coroutine: 6 looked at
exit elsewhere: 6 looked at
fatal error elsewhere: 6 looked at
