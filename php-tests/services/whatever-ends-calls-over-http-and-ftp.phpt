--TEST--
A call of curl, SOAP or FTP that waits for a server ends soon, whatever ends it, is refused to others, and the next one works
--EXTENSIONS--
curl
ftp
soap
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
--FILE--
<?php
require __DIR__ . '/../hooks/matrix.inc';

$ftp = new LateServer('ftp', LONG);
putenv("SWOOLE_TEST_FTP=$ftp->port");
matrix_of('http-and-ftp', new LateServer('silent'));
--EXPECT--
cancelled: 6 looked at
cancelled by an exception: 6 looked at
time limit: 6 looked at
exception elsewhere: 6 looked at
closed by another coroutine: 3 looked at
used by another coroutine: 6 looked at
exit elsewhere: 6 looked at
fatal error elsewhere: 6 looked at
