--TEST--
Options and errors of sockets have their names without the extension sockets
--SKIPIF--
<?php if (extension_loaded("sockets")) die("skip the extension sockets is built in");
--FILE--
<?php
echo SOCKET_ECONNREFUSED, " ", SOCKET_ETIMEDOUT, " ", SO_REUSEADDR, " ", MSG_PEEK, " ", TCP_NODELAY, " ", IPPROTO_IPV6, "\n";
?>
--EXPECT--
111 110 2 2 1 41
