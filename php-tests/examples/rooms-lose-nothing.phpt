--TEST--
examples/rooms: who is there, what was said, and a client that comes back misses nothing
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
$folder = dirname(__DIR__, 2) . '/examples/rooms';
$server = new Child(str_replace(['9502', '__DIR__'], ['0', var_export($folder, true)], file_get_contents("$folder/server.php")));
preg_match('~http://([^/]+)/~', $server->line(), $match);
$join = fn (string $query) => WebSocketClient::open("tcp://$match[1]", "/room?$query");
/** The next message, without what differs from run to run; `epoch` is kept. */
function next_of(WebSocketClient $client): string
{
    $message = json_decode($client->message(), true);
    $GLOBALS['epoch'] = $message['epoch'] ?? $GLOBALS['epoch'] ?? '';
    unset($message['epoch'], $message['at']);
    foreach ($message['history'] ?? [] as $index => $_) {
        unset($message['history'][$index]['at']);
    }
    return json_encode($message);
}
/** The next one that is said. */
function said(WebSocketClient $client): string
{
    while (!str_contains($message = next_of($client), '"text"'));
    return $message;
}
$ann = $join('room=attic&name=Ann');
echo next_of($ann), "\n", next_of($ann), "\n", next_of($ann), "\n";
$bob = $join('room=attic&name=Bob');
do {
    $members = next_of($ann);
} while ($members !== '{"members":["Ann","Bob"]}');
echo "Ann sees both\n";
$bob->text('one');
echo said($ann), "\n", said($bob), "\n";
$bob->close();
do {
    $members = next_of($ann);
} while ($members !== '{"members":["Ann"]}');
echo "Ann is alone\n";
$ann->text('two');
$ann->text('three');
said($ann);
said($ann);
$bob = $join("room=attic&name=Bob&after=1&epoch=$epoch");
echo next_of($bob), "\n", next_of($bob), "\n", next_of($bob), "\n";
$eve = $join('room=attic&name=Eve&after=1&epoch=other');
echo next_of($eve), "\n", next_of($eve), "\n";
$page = new Client("tcp://$match[1]");
var_dump($page->request('GET / HTTP/1.1', 'Host: a')->body() === file_get_contents("$folder/page.html"));
?>
--EXPECT--
{"node":"one process"}
{"history":[],"offset":0}
{"members":["Ann"]}
Ann sees both
{"from":"Bob","text":"one"}
{"from":"Bob","text":"one"}
Ann is alone
{"node":"one process"}
{"from":"Ann","text":"two"}
{"from":"Ann","text":"three"}
{"node":"one process"}
{"history":[{"from":"Bob","text":"one"},{"from":"Ann","text":"two"},{"from":"Ann","text":"three"}],"offset":3}
bool(true)
