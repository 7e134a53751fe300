--TEST--
A Response that is used after run() has returned is a closed one, in the main script and in a later run()
--FILE--
<?php
require __DIR__ . '/../support/child.inc';
require __DIR__ . '/../support/websocket.inc';

$child = new Child('<?php require ' . var_export(__DIR__ . '/../support/text.inc', true) . ';' . <<<'PHP'
    use function Swoole\Coroutine\run;
    $kept = $asked = null;
    run(function () use (&$kept, &$asked) {
        $server = new Swoole\Coroutine\Http\Server('127.0.0.1');
        $server->handle('/', function ($request, $ws) use (&$kept, &$asked, $server) {
            $ws->upgrade();
            [$asked, $kept] = [$request, $ws];
            $server->shutdown();
        });
        echo "$server->port\n";
        $server->start();
    });
    function ask(Swoole\Http\Response $kept): void
    {
        report($kept->recv());
        report($kept->push('x'));
        report($kept->disconnect());
    }
    ask($kept);
    run(fn () => ask($kept));
    echo $asked->server['server_addr'], "\n";
    PHP);
$client = WebSocketClient::open('tcp://127.0.0.1:' . $child->line());
echo $client->next(), "\n", $child->output();
?>
--EXPECT--
end of connection
false 9
false 9
false 9
false 9
false 9
false 9
127.0.0.1
