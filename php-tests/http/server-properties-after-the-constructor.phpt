--TEST--
Server: properties say what was bound
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
$server = new Server('127.0.0.1', 0);
var_dump($server->fd > 2, $server->host, $server->port > 0, $server->ssl, $server->settings, $server->errCode, $server->errMsg);
$server = new Server('127.0.0.1', 0, true);
var_dump($server->ssl, $server->settings);
PHP);
?>
--EXPECT--
bool(true)
string(9) "127.0.0.1"
bool(true)
bool(false)
NULL
int(0)
string(0) ""
bool(true)
array(1) {
  ["open_ssl"]=>
  bool(true)
}
