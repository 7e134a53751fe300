--TEST--
Server: any number of slashes after unix: begins the path of a socket; the property host keeps them
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
$path = sys_get_temp_dir() . '/swoole-rs-' . getmypid() . '.sock';
foreach (['', '/', '//', '///'] as $more) {
    $server = new Server("unix:$more$path");
    var_dump(file_exists($path), $server->host === "unix:$more$path", $server->port);
    unset($server);
    clearstatcache();
}
PHP);
?>
--EXPECT--
bool(true)
bool(true)
int(0)
bool(true)
bool(true)
int(0)
bool(true)
bool(true)
int(0)
bool(true)
bool(true)
int(0)
