--TEST--
Messages older than the history's ttl are forgotten, and in the end the channel is
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

$node = new HubNode("null, ['history' => ['size' => 10, 'ttl' => 0.3]]");
$node->does('publish', 'lobby', 'soon forgotten');
$epoch = $node->does('history', 'lobby')['epoch'];
$node->until(['epoch' => $epoch, 'messages' => []], 'history', 'lobby');
tell('counting goes on', $node->does('lastOffset', 'lobby'));
// nobody may ask meanwhile: whoever asks keeps the channel
$end = microtime(true) + DEADLINE;
do {
    usleep(2_500_000);
    $now = $node->does('history', 'lobby')['epoch'];
} while ($now === $epoch && microtime(true) < $end);
tell('another epoch', [$now !== $epoch, $node->does('lastOffset', 'lobby')]);
$node->finish();
?>
--EXPECT--
counting goes on: 1
another epoch: [true,0]
