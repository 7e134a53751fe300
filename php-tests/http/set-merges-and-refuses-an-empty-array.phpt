--TEST--
Server::set(): merges into settings; an empty array is refused; start() makes null an array
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
$server = new Server('127.0.0.1', 0);
var_dump($server->settings, $server->set([]), $server->settings);
var_dump($server->set(['a' => 1, 'b' => 2]), $server->set(['b' => 3]));
echo literal($server->settings), "\n";
$other = new Server('127.0.0.1', 0);
go(function () use ($other) {
    go(fn () => [Coroutine::sleep(0.01), $other->shutdown()]);
    $other->start();
    echo literal($other->settings), "\n";
});
PHP);
?>
--EXPECT--
NULL
bool(false)
NULL
bool(true)
bool(true)
["a" => 1, "b" => 3]
[]
