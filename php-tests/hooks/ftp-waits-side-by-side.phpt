--TEST--
ftp_nlist() and ftp_size() suspend while the server takes its time
--EXTENSIONS--
ftp
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

$server = new LateServer('ftp', WAIT / 2);
side_by_side([
    'ftp' => function () use ($server) {
        $link = ftp_connect('127.0.0.1', $server->port);
        ftp_login($link, 'user', 'password');
        ftp_pasv($link, true);
        return [ftp_nlist($link, '.'), ftp_size($link, 'name')];
    },
]);
?>
--EXPECT--
ftp                     10 × [["one","two"],4] side by side
