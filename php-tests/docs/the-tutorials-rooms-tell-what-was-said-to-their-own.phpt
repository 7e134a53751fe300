--TEST--
The tutorial's rooms: what was said before is told to whoever comes, and what is said now to the members of that room only
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

use Swoole\Coroutine\Http\Client;

preg_match_all('/^```php\n(.*?)^```/ms', file_get_contents(dirname(__DIR__, 2) . '/docs/tutorial.md'), $blocks);
$source = array_values(preg_grep('/new Hub/', $blocks[1]))[0];
$probe = stream_socket_server('tcp://127.0.0.1:0');
$port = (int) substr(strrchr(stream_socket_get_name($probe, false), ':'), 1);
fclose($probe);
$server = new Child(str_replace('9503', (string) $port, $source));
$deadline = microtime(true) + DEADLINE;
while ($server->running() && microtime(true) < $deadline && !@stream_socket_client("tcp://127.0.0.1:$port")) {
    usleep(5_000);
}
Swoole\Coroutine\run(function () use ($port) {
    $enter = function (string $address) use ($port): Client {
        $client = new Client('127.0.0.1', $port);
        $client->upgrade("/room?$address") ?: print("not upgraded: $client->errMsg\n");
        return $client;
    };
    $hear = fn(Client $client): string => $client->recv(DEADLINE)->data ?? 'nothing';
    $ann = $enter('room=cats&name=Ann');
    $ann->push('Hello');
    echo 'Ann hears ', $hear($ann), "\n";
    $bob = $enter('room=cats&name[]=Bob');
    echo 'Bob was told ', $hear($bob), "\n";
    $dog = $enter('room=dogs&name=Rex');
    $bob->push('Hi');
    echo 'Ann hears ', $hear($ann), "\n";
    $dog->push('Woof');
    echo 'Rex hears ', $hear($dog), "\n";
    $ann->push('Bye');
    echo 'Ann hears ', $hear($ann), "\n";
});
$server->kill();
?>
--EXPECT--
Ann hears Ann: Hello
Bob was told Ann: Hello
Ann hears somebody: Hi
Rex hears Rex: Woof
Ann hears Ann: Bye
