--TEST--
NATS, with a history: a publish that is on its way when the connection is lost gives false then, and not when the time to connect is over
--EXTENSIONS--
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('nats-server');
// posix, which would do, is not always there
skip_without_command('kill');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$server = new NatsServer();
$proxy = new Proxy($server->port);
// longer than the test waits
$node = HubNode::on($server, "['history' => ['size' => 10, 'ttl' => 60], 'connect_timeout' => " . 3 * DEADLINE . ']', '[]', QUIET, $proxy->port);
$ann = $node->client()->join('lobby');
tell('published', [$ann->does('publish', 'lobby', 'before'), $ann->message()]);
// it answers nothing
exec("kill -STOP $server->pid");
$ann->socket->text(json_encode(['publish', ['lobby', 'never']]));
// the node has read what was sent before it was asked this
foreach (range(1, 3) as $_) {
    $node->does('stats');
}
foreach (range(1, 20) as $_) {
    $proxy->cut();
}
tell('answer', $ann->message());
exec("kill -CONT $server->pid");
$node->until(1, 'publish', 'lobby', 'after');
$got = [];
while (end($got) !== 'after') {
    $got[] = $ann->message();
}
// that it was kept all the same cannot be told
tell('and then', array_diff($got, ['never']));
$node->finish();
?>
--EXPECTF--
published: [1,"before"]
answer: "= false"
and then: %S"after"%S
