--TEST--
valgrind finds no error in hubs of one process and of two, while Redis goes and comes back and clients come and go
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('valgrind');
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

// Zend's own allocator hides single blocks from valgrind.
putenv('USE_ZEND_ALLOC=0');
$redis = new RedisServer();
$port = $redis->port;
Child::$wrapper = 'valgrind -q --error-exitcode=99 --num-callers=40';
$log = "Swoole\\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);";
$options = "['history' => ['size' => 10, 'ttl' => 60], 'connect_timeout' => 10, 'lease' => 2]";
$nodes = [new HubNode("null, $options", "['websocket_compression' => true]"), HubNode::on($redis, $options, '[]', $log), HubNode::on($redis, $options, '[]', $log)];
foreach ($nodes as $node) {
    $clients = [$node->client(), $node->client(), $node->client()];
    foreach ($clients as $number => $client) {
        $client->join('lobby', ['number' => $number])->join("room $number");
    }
    $epoch = $node->does('history', 'lobby')['epoch'];
    foreach (range(1, 20) as $number) {
        $clients[$number % 3]->does('publish', 'lobby', str_repeat('~', 1 << $number), '$ws');
    }
    $clients[0]->does('leave', '$ws', 'lobby');
    $clients[0]->does('recover', '$ws', 'lobby', $node->does('lastOffset', 'lobby') - 5, $epoch);
    $clients[1]->socket->close();
    $clients[2]->does('leave', '$ws');
    $node->does('members', 'lobby');
    $node->events(3);
    $kept[] = $clients[0];
}
Child::$wrapper = '';
$redis->stop();
$redis = new RedisServer($port);
$nodes[1]->until(2, 'count', 'lobby');
$kept[1]->does('publish', 'lobby', 'after');
foreach ($nodes as $node) {
    $node->finish();
}
?>
--EXPECT--
