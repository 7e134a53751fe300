--TEST--
A child runs a server of its own; the parent asks it from a loop of its own
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Process;

$process = new Process(function (Process $process) {
    $server = new C\Http\Server('127.0.0.1', 0);
    $server->handle('/', function ($request, $response) use ($server) {
        $response->end((string) getmypid());
        $server->shutdown();
    });
    $process->write((string) $server->port);
    $server->start();
}, false, Process::PIPE_TYPE_DGRAM, true);
$process->start();
$port = $process->read();
$answer = file_get_contents("http://127.0.0.1:$port/");
var_dump((int) $answer === $process->pid, Process::wait()['code']);
?>
--EXPECT--
bool(true)
int(0)
