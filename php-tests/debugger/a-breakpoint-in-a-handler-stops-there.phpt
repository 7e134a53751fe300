--TEST--
Xdebug: a breakpoint in a request handler stops there, steps over a recv(), and shows the variables
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_xdebug();
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/dbgp.inc';

$debugger = new DebugSession();
$source = <<<'PHP'
<?php
use Swoole\Coroutine\Http\Server;
Swoole\Coroutine\run(function () {
    $server = new Server('127.0.0.1', 0);
    $server->handle('/', function ($request, $ws) {
        $ws->upgrade();
        $word = 'set before recv';
        $frame = $ws->recv();
        $got = strtoupper($frame->data);
        $ws->push("$word: $got");
    });
    echo "listening tcp://127.0.0.1:$server->port\n";
    $server->start();
});
PHP;
$child = new Child($source, $debugger->options(getenv('XDEBUG_SO')));
$file = $debugger->accept();
$debugger->breakpoint($file, 7);
$debugger->start('run');

$server = ServerProcess::of($child);
$client = new WebSocketClient($server->address());
$client->request(...handshake());
echo 'run: ', $debugger->position($debugger->receive()), "\n";
echo 'step over: ', $debugger->position($debugger->command('step_over')), "\n";
// the server is stopped before recv(): what it is going to receive is sent while it stands still
$client->readUntil("\r\n\r\n");
$client->text('from the client');
echo 'step over recv: ', $debugger->position($debugger->command('step_over')), "\n";
echo 'step over: ', $debugger->position($debugger->command('step_over')), "\n";
$variables = $debugger->variables();
ksort($variables);
foreach ($variables as $name => $value) {
    echo "    $name: $value\n";
}
$debugger->start('run');
echo $client->next(), "\n";
?>
--EXPECT--
run: break at line 7
step over: break at line 8
step over recv: break at line 9
step over: break at line 10
    $frame: Swoole\WebSocket\Frame
    $got: string FROM THE CLIENT
    $request: Swoole\Http\Request
    $word: string set before recv
    $ws: Swoole\Http\Response
text "set before recv: FROM THE CLIENT"
