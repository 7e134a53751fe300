--TEST--
Commands and children inherit no descriptor of the loop, of its sockets or of its waits
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Coroutine\{Socket, System};
use Swoole\{Process, Timer};
use function Swoole\Coroutine\{go, run};

const LISTING = 'exec ls /proc/self/fd';
/** @return array<string> ls has one more: the folder that it reads */
function descriptors(string $listed): array
{
    return preg_split('/\s+/', trim($listed));
}
$plain = descriptors(shell_exec(LISTING));
run(function () use ($plain) {
    $listener = new Socket(AF_INET, SOCK_STREAM, 0);
    $listener->bind('127.0.0.1', 0);
    $listener->listen();
    $client = new Socket(AF_INET, SOCK_STREAM, 0);
    $client->connect('127.0.0.1', $listener->getsockname()['port']);
    $pair = swoole_coroutine_socketpair(AF_UNIX, SOCK_STREAM, 0);
    $pipe = new Process(fn() => 1);
    $timer = Timer::after(60_000, fn() => 1);
    $waiter = go(fn() => System::waitSignal(SIGUSR1));
    Process::signal(SIGUSR2, fn() => 1);
    System::gethostbyname('localhost');

    $children = [
        'shell_exec' => shell_exec(LISTING),
        'System::exec' => System::exec(LISTING)['output'],
        'popen' => stream_get_contents($command = popen(LISTING, 'r')),
    ];
    pclose($command);
    $process = proc_open(LISTING, [1 => ['pipe', 'w']], $pipes);
    $children['proc_open'] = stream_get_contents($pipes[1]);
    proc_close($process);
    foreach ($children as $kind => $listed) {
        $more = array_diff(descriptors($listed), $plain);
        echo "$kind: ", $more === [] ? 'none' : implode(' ', $more), "\n";
    }
    Process::signal(SIGUSR2, null);
    C::cancel($waiter);
    Timer::clear($timer);
});
?>
--EXPECT--
shell_exec: none
System::exec: none
popen: none
proc_open: none
