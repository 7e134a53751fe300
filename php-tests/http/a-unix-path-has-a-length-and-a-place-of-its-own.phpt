--TEST--
Server::__construct(): a unix path is bound up to the system's length, and where no file is
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
$path = sys_get_temp_dir() . '/swoole-rs-' . getmypid() . '-';
foreach ([106, 107] as $length) {
    $long = str_pad($path, $length, 'x');
    try {
        $server = new Server("unix:$long");
        echo "$length bound\n";
        unset($server);
    } catch (Swoole\Exception $error) {
        echo "$length ", $error->getCode(), ' ', str_replace($long, 'PATH', $error->getMessage()), "\n";
    }
}
touch($path);
try {
    new Server("unix:$path");
} catch (Swoole\Exception $error) {
    echo $error->getCode(), ' ', str_replace($path, 'PATH', $error->getMessage()), "\n";
}
var_dump(is_file($path));
unlink($path);
PHP);
?>
--EXPECT--
106 bound
107 504 bind(unix:PATH:0) failed
98 bind(unix:PATH:0) failed
bool(true)
