--TEST--
A call of PDO or pgsql that waits for PostgreSQL ends soon, whatever ends it, is refused to others, and the next one works
--EXTENSIONS--
pdo
pdo_pgsql
pgsql
--SKIPIF--
<?php
require __DIR__ . '/../support/services.inc';
skip_without_postgres();
--FILE--
<?php
require __DIR__ . '/../hooks/matrix.inc';

matrix_of('postgresql', new PostgresServer());
--EXPECT--
cancelled: 6 looked at
cancelled by an exception: 6 looked at
time limit: 6 looked at
exception elsewhere: 6 looked at
closed by another coroutine: 3 looked at
used by another coroutine: 6 looked at
exit elsewhere: 6 looked at
fatal error elsewhere: 6 looked at
