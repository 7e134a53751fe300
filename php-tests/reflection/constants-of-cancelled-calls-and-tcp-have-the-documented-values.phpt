--TEST--
SOCKET_ECANCELED and TCP_INFO have the documented values
--FILE--
<?php
var_dump(SOCKET_ECANCELED, TCP_INFO);
?>
--EXPECT--
int(125)
int(11)
