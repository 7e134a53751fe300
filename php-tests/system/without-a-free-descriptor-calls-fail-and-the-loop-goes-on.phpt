--TEST--
While no descriptor is free, calls fail as they do for any error, and the loop goes on
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

Child::$wrapper = "sh -c 'ulimit -n 64 && exec \"\$0\" \"\$@\"'";
$child = new Child(<<<'SCRIPT'
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\System;
use Swoole\{Event, Process, Timer};
use function Swoole\Coroutine\{go, run};

C::set(['log_level' => SWOOLE_LOG_NONE]);
error_reporting(E_ALL & ~E_WARNING);
run(function () {
    $calls = [
        'stream_socket_server' => fn() => stream_socket_server('tcp://127.0.0.1:0'),
        'stream_socket_pair' => fn() => stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0),
        'swoole_coroutine_socketpair' => fn() => swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0),
        'Socket' => fn() => new C\Socket(AF_INET, SOCK_STREAM, 0),
        'Client' => fn() => (new C\Client(SWOOLE_SOCK_TCP))->connect('127.0.0.1', 1),
        'Process' => fn() => new Process(fn() => 1),
        'shell_exec' => fn() => shell_exec('echo x'),
        'popen' => fn() => popen('echo x', 'r'),
        'proc_open' => fn() => proc_open('echo x', [1 => ['pipe', 'w']], $pipes),
        'System::exec' => fn() => System::exec('echo x'),
        'System::readFile' => fn() => System::readFile(__FILE__),
        'System::writeFile' => fn() => System::writeFile('/dev/null', 'x'),
        'file_get_contents' => fn() => file_get_contents(__FILE__),
        'waitSignal' => fn() => System::waitSignal(SIGUSR1, 0.001),
        'wait' => fn() => System::wait(0.001),
        'usleep' => fn() => usleep(1000),
    ];
    $files = [];
    while ($file = fopen('/dev/null', 'r')) {
        $files[] = $file;
    }
    $results = [];
    foreach ($calls as $name => $call) {
        try {
            $results[$name] = json_encode($call());
        } catch (Throwable $e) {
            $results[$name] = get_class($e) . ': ' . $e->getMessage();
        }
    }
    $files = [];
    foreach ($results as $name => $result) {
        echo "$name: $result\n";
    }
    $fired = false;
    Timer::after(1, function () use (&$fired) { $fired = true; });
    echo trim(shell_exec('echo works')), ' ', gethostbyname('localhost'), ' ', System::readFile(__FILE__) !== false ? 'reads' : 'does not read', "\n";
    C::sleep(0.01);
    echo $fired ? "fired\n" : "did not fire\n";
});
SCRIPT);
while (($line = $child->line(30)) !== null) {
    echo "$line\n";
}
?>
--EXPECT--
stream_socket_server: false
stream_socket_pair: false
swoole_coroutine_socketpair: false
Socket: Swoole\Coroutine\Socket\Exception: new Socket() failed. Error: Too many open files [24]
Client: false
Process: Swoole\Exception: failed to create unix socket pair, Error: Too many open files[24]
shell_exec: false
popen: false
proc_open: false
System::exec: false
System::readFile: false
System::writeFile: false
file_get_contents: false
waitSignal: false
wait: false
usleep: null
works 127.0.0.1 reads
fired
