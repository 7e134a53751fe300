--TEST--
listen() takes requests with a length before them; write() answers in the same form; what is none is dropped
--FILE--
<?php
require __DIR__ . '/pool.inc';
use Swoole\Process;
use Swoole\Process\Pool;

$path = tempnam(sys_get_temp_dir(), 'swoole-rs-pool-');
unlink($path);
$pool = new Pool(1, SWOOLE_IPC_SOCKET);
$pool->set(['max_package_size' => 1000]);
var_dump($pool->write('nobody asks'), $pool->listen("unix:$path"));
$pool->on('message', function (Pool $pool, string $data) {
    if ($data !== 'silence') {
        $pool->write('you said ');
        $pool->write($data);
    }
});
$pool->on('workerStop', fn() => print("stop\n"));
$master = new Process(fn() => $pool->start(), false, 0);
$master->start();

$ask = function (string $bytes) use ($path): string {
    $socket = stream_socket_client("unix://$path");
    fwrite($socket, $bytes);
    stream_socket_shutdown($socket, STREAM_SHUT_WR);
    return stream_get_contents($socket);
};
$frame = fn(string $data): string => pack('N', strlen($data)) . $data;
var_dump($ask($frame('hello')) === $frame('you said hello'));
var_dump($ask($frame('silence')), $ask($frame('')), $ask('ab'), $ask(pack('N', 10) . 'short'));
var_dump($ask($frame(str_repeat('x', 1001))));
var_dump($ask($frame('again')) === $frame('you said again'));
Process::kill($master->pid);
$ended = Process::wait();
var_dump($ended['code']);
unset($pool, $master);
var_dump(file_exists($path));
?>
--EXPECTF--
bool(false)
bool(true)
bool(true)
string(0) ""
string(0) ""
string(0) ""
string(0) ""
[%s *%d.0]	WARNING	ProcessPool: a request of 1001 bytes is too large
string(0) ""
bool(true)
stop
int(0)
bool(false)
