--TEST--
Calls of odbc, ssh2, amqp, memcached and mongodb end soon, whatever ends them, are refused to others, and the next one works
--EXTENSIONS--
odbc
pdo
pdo_odbc
ssh2
amqp
msgpack
igbinary
memcached
mongodb
--SKIPIF--
<?php
require __DIR__ . '/../support/services.inc';
skip_without_command('python3');
skip_without_postgres();
--FILE--
<?php
require __DIR__ . '/../hooks/matrix.inc';

$postgres = new PostgresServer();
putenv("SWOOLE_TEST_POSTGRES=$postgres->port");
matrix_of('other-libraries', new LateServer('silent'));
--EXPECT--
cancelled: 8 looked at
cancelled by an exception: 8 looked at
time limit: 8 looked at
exception elsewhere: 8 looked at
closed by another coroutine: 1 looked at
used by another coroutine: 5 looked at
exit elsewhere: 8 looked at
fatal error elsewhere: 8 looked at
