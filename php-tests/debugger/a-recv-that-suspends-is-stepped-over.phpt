--TEST--
Xdebug: stepping over a recv() that has to wait stops behind it once the message is there
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
        $frame = $ws->recv();
        $ws->push($frame->data);
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
$client->readUntil("\r\n\r\n");
$debugger->start('step_over');
// the step began before there was anything to receive
$client->text('now');
echo 'step over: ', $debugger->position($debugger->receive()), "\n";
$debugger->start('run');
echo $client->next(), "\n";
?>
--EXPECT--
run: break at line 7
step over: break at line 8
text "now"
