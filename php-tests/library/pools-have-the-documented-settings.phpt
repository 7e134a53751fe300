--TEST--
Settings of PDO, mysqli and Redis for pools: defaults, and setters that give the object back
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Database\{MysqliConfig, PDOConfig, RedisConfig};

$set = [
    PDOConfig::class => ['Driver' => 'pgsql', 'Host' => 'h', 'Port' => 1, 'UnixSocket' => '/s', 'Dbname' => 'd', 'Charset' => 'utf8', 'Username' => 'u', 'Password' => 'p', 'Options' => [1 => 2]],
    MysqliConfig::class => ['Host' => 'h', 'Port' => 1, 'UnixSocket' => '/s', 'Dbname' => 'd', 'Charset' => 'utf8', 'Username' => 'u', 'Password' => 'p', 'Options' => [1 => 2]],
    RedisConfig::class => ['Host' => 'h', 'Port' => 1, 'Timeout' => 1.5, 'Reserved' => 'r', 'RetryInterval' => 2, 'ReadTimeout' => 2.5, 'Auth' => 'a', 'DbIndex' => 3, 'Options' => [1 => 2]],
];
foreach ($set as $class => $values) {
    $config = new $class();
    foreach ($values as $name => $value) {
        echo $name, ' ', json_encode($config->{"get$name"}()), $config->{"with$name"}($value) === $config && $config->{"get$name"}() === $value ? '' : ' is not set', "\n";
    }
}
json((new PDOConfig())->withDriver('none')->getDriver());
?>
--EXPECT--
Driver "mysql"
Host "127.0.0.1"
Port 3306
UnixSocket null
Dbname "test"
Charset "utf8mb4"
Username "root"
Password "root"
Options []
Host "127.0.0.1"
Port 3306
UnixSocket null
Dbname "test"
Charset "utf8mb4"
Username "root"
Password "root"
Options []
Host "127.0.0.1"
Port 6379
Timeout 0
Reserved ""
RetryInterval 0
ReadTimeout 0
Auth ""
DbIndex 0
Options []
"none"
