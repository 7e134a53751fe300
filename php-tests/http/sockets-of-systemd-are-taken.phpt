--TEST--
LISTEN_FDS: a server takes the socket that the process was given for its address, and again when it is started again
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$path = sys_get_temp_dir() . '/swoole-rs-' . getmypid() . '.sock';
$tcp = stream_socket_server('tcp://127.0.0.1:0');
$unix = stream_socket_server("unix://$path");
$port = (int) substr(strrchr(stream_socket_get_name($tcp, false), ':'), 1);
$script = tempnam(sys_get_temp_dir(), 'swoole-rs-test-');
file_put_contents($script, <<<'PHP'
<?php
use Swoole\Coroutine\Http\Server;
use function Swoole\Coroutine\{go, run};
run(function () {
    [, $port, $path] = $_SERVER['argv'];
    foreach ([['127.0.0.1', (int) $port], ["unix:$path"]] as $where) {
        $server = new Server(...$where);
        $server->handle('/', function ($request, $response) use ($server) {
            $response->end('served');
            $server->shutdown();
        });
        go(function () use ($server, $where) {
            $server->start();
            echo "again\n";
            $server->start();
            echo "done\n";
        });
    }
    try {
        new Server('127.0.0.2', (int) $port);
        echo "another address is bound\n";
    } catch (Swoole\Exception $e) {
        echo $e->getMessage(), "\n";
    }
});
PHP);
// a client waits before there is a server
$early = new Client("tcp://127.0.0.1:$port");
$early->request('GET / HTTP/1.1', 'Host: test');
$shell = 'LISTEN_PID=$$ LISTEN_FDS=2 exec ' . escapeshellarg(PHP_BINARY) . ' ' . php_options() . " $script $port $path";
$process = proc_open(['sh', '-c', $shell], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1], $tcp, $unix], $pipes);
register_shutdown_function(fn () => is_resource($process) && proc_terminate($process, 9));
echo $early->body(), "\n";
foreach (["tcp://127.0.0.1:$port", "unix://$path", "unix://$path"] as $address) {
    echo (new Client($address))->request('GET / HTTP/1.1', 'Host: test')->body(), "\n";
}
$lines = explode("\n", trim(stream_get_contents($pipes[1])));
sort($lines);
echo implode(', ', $lines), "\n", proc_close($process), "\n";
echo file_exists($path) ? "the file is the supervisor's\n" : "the file is gone\n";
unlink($path);
unlink($script);
?>
--EXPECT--
served
served
served
served
again, again, another address is bound, done, done
0
the file is the supervisor's
