--TEST--
A call of PDO or mysqli that waits for MariaDB ends soon, whatever ends it, is refused to others, and the next one works
--EXTENSIONS--
mysqlnd
pdo
pdo_mysql
mysqli
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('mariadbd');
--FILE--
<?php
require __DIR__ . '/../hooks/matrix.inc';

matrix_of('mariadb', new MariaDbServer());
--EXPECT--
cancelled: 6 looked at
cancelled by an exception: 6 looked at
time limit: 6 looked at
exception elsewhere: 6 looked at
closed by another coroutine: 2 looked at
used by another coroutine: 5 looked at
exit elsewhere: 6 looked at
fatal error elsewhere: 6 looked at
