--TEST--
libldap holds locks while it waits: binds of several coroutines take turns, as in plain PHP, and do not stop the thread for ever
--EXTENSIONS--
ldap
--INI--
swoole.blocking_detection=On
swoole.blocking_threshold=50000
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/../support/services.inc';

use function Swoole\Coroutine\{go, run};

$server = new LateServer('ldap', .1);
run(function () use ($server) {
    foreach (['localhost', '127.0.0.1', 'localhost'] as $host) {
        go(function () use ($server, $host) {
            $link = ldap_connect("ldap://$host:$server->port");
            ldap_set_option($link, LDAP_OPT_PROTOCOL_VERSION, 3);
            echo json_encode(ldap_bind($link)), "\n";
        });
    }
});
?>
--EXPECTF--
 >>> [Detected blocking I/O in Coroutine#%d, internal function `ldap_bind()` blocked for %d,%d us]
libldap%s waited, and holds a lock meanwhile, so that it cannot be suspended
#0 %s
#1 %s
true
 >>> [Detected blocking I/O in Coroutine#%d, internal function `ldap_bind()` blocked for %d,%d us]
libldap%s waited, and holds a lock meanwhile, so that it cannot be suspended
#0 %s
#1 %s
true
 >>> [Detected blocking I/O in Coroutine#%d, internal function `ldap_bind()` blocked for %d,%d us]
libldap%s waited, and holds a lock meanwhile, so that it cannot be suspended
#0 %s
#1 %s
true
