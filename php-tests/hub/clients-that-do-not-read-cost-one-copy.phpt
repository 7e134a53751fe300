--TEST--
Clients that do not read cost one copy of a message together, and those who read get it at once
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$node = new HubNode('', '[]', <<<'PHP'
    $server->handle('/flood', function ($request, $response) use (&$hub) {
        $response->end((string) $hub->publish('lobby', str_repeat('~', 8 << 20)));
    });
    PHP);
$sleepers = [];
foreach (range(1, 60) as $number) {
    $sleepers[] = $node->client()->join('lobby');
}
$reader = $node->client()->join('lobby');
$before = $node->does('memory');
tell('queued', (int) $node->server->get('/flood'));
tell('read', strlen($reader->message()));
$grown = $node->does('memory') - $before;
tell('one copy', $grown < 20 << 10 ? true : "$grown KiB");
tell('another one read', strlen($sleepers[7]->message()));
$node->finish();
?>
--EXPECT--
queued: 61
read: 8388608
one copy: true
another one read: 8388608
