--TEST--
A child that is forked while a request has files does not remove them at its end
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$server = ServerProcess::of(new Child(<<<'PHP'
<?php
use Swoole\Coroutine\Http\Server;
Swoole\Coroutine\run(function () {
    $server = new Server('127.0.0.1', 0);
    $server->handle('/', function ($request, $response) use ($server) {
        $GLOBALS['held'] = $request;
        $response->end($request->tmpfiles[0] === '' ? '' : 'kept');
        $server->shutdown();
    });
    echo "listening tcp://127.0.0.1:$server->port\n";
    $server->start();
});
$file = $held->tmpfiles[0];
$process = new Swoole\Process(function () use ($file) { exit(is_uploaded_file($file) ? 1 : 7); });
$process->start();
echo json_encode([Swoole\Process::wait()['code'], file_get_contents($file), is_uploaded_file($file)]), "\n";
PHP));
echo post_form($server, part('name="f"; filename="x"', 'here'))->body(), "\n";
$server->ended();
?>
--EXPECT--
kept
[7,"here",true]
