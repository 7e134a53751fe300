<?php
// What a hub costs between two processes, by a throw-away Redis: how long a message takes at 1,000 a second, how many come a
// second when they are sent as fast as possible, beside redis-benchmark's PUBLISH with as many on their way and as many
// subscribers, and what it takes to count 100,000 members. Prints one JSON line.
//
// Started again by itself as `engine.php receive`, it is the other process: it says when each message came.

declare(strict_types=1);

use Swoole\Coroutine;
use SwooleRs\Hub;
use function Swoole\Coroutine\run;

const PREFIX = 'bench:';
const CALM = 3_000;
const CALM_RATE = 1_000;
const FAST = 200_000;
/** How many the hub sends in one step. */
const PIPELINE = 1_024;
const MEMBERS = 100_000;
const COUNTS = 1_000;

/** Where a part of the sorted figures is. */
function part(array $figures, float $part): float
{
    sort($figures);
    return $figures[(int) ((count($figures) - 1) * $part)];
}

function receive(int $port): void
{
    run(function () use ($port) {
        $hub = new Hub("redis://127.0.0.1:$port", ['prefix' => PREFIX]);
        $channel = $hub->subscribe('room');
        echo "ready\n";
        $calm = [];
        for ($got = 0; $got < CALM; $got++) {
            $sent = (int) $channel->pop(30)['data'];
            $calm[] = (hrtime(true) - $sent) / 1_000;
        }
        $first = null;
        $got = 0;
        // what the channel drops counts as come: the stats have it
        while (($message = $channel->pop(1)) !== false && $message['data'] !== 'end') {
            $first ??= hrtime(true);
            $got++;
        }
        $seconds = (hrtime(true) - $first) / 1e9;
        echo json_encode(['median' => part($calm, 0.5), 'p99' => part($calm, 0.99), 'rate' => ($got + $hub->stats()['dropped']) / $seconds]), "\n";
        $hub->close();
    });
}

function send(int $port): int
{
    run(function () use ($port, &$refused) {
        $hub = new Hub("redis://127.0.0.1:$port", ['prefix' => PREFIX]);
        $hub->count('room');
        $next = microtime(true);
        for ($sent = 0; $sent < CALM; $sent++) {
            $hub->publish('room', (string) hrtime(true));
            $next += 1 / CALM_RATE;
            Coroutine::sleep(max(0.001, $next - microtime(true)));
        }
        Coroutine::sleep(0.2);
        $refused = 0;
        for ($sent = 0; $sent < FAST;) {
            if ($hub->publish('room', 'x') === false) {
                // too many wait: others have to be sent first
                $refused++;
                Coroutine::sleep(0.001);
                continue;
            }
            $sent++;
        }
        while ($hub->publish('room', 'end') === false) {
            Coroutine::sleep(0.001);
        }
        $hub->close();
    });
    return $refused;
}

function count_members(int $port): float
{
    run(function () use ($port, &$micros) {
        $hub = new Hub("redis://127.0.0.1:$port", ['prefix' => PREFIX]);
        if ($hub->count('hall') !== MEMBERS) {
            throw new RuntimeException($hub->count('hall') . ' members');
        }
        $start = hrtime(true);
        for ($number = 0; $number < COUNTS; $number++) {
            $hub->count('hall');
        }
        $micros = (hrtime(true) - $start) / 1_000 / COUNTS;
        $hub->close();
    });
    return $micros;
}

if (($argv[1] ?? '') === 'receive') {
    receive((int) $argv[2]);
    exit;
}
// with the same library
$ourselves = explode("\0", rtrim(file_get_contents('/proc/self/cmdline'), "\0"));
$ourselves = array_slice($ourselves, 0, array_search(__FILE__, array_map(realpath(...), $ourselves), true) + 1);
$socket = stream_socket_server('tcp://127.0.0.1:0');
$port = (int) substr(strrchr(stream_socket_get_name($socket, false), ':'), 1);
fclose($socket);
$silent = [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']];
$redis = proc_open(['redis-server', '--port', (string) $port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], $silent, $_);
register_shutdown_function(function () use ($redis) {
    proc_terminate($redis, 9);
    proc_close($redis);
});
for ($tries = 0; !($client = @stream_socket_client("tcp://127.0.0.1:$port")) && $tries < 500; $tries++) {
    usleep(10_000);
}
$receiver = proc_open(
    [...$ourselves, 'receive', (string) $port],
    [['file', '/dev/null', 'r'], ['pipe', 'w'], STDERR],
    $pipes
);
fgets($pipes[1]);
send($port);
$figures = json_decode((string) fgets($pipes[1]), true);
$subscriber = stream_socket_client("tcp://127.0.0.1:$port");
fwrite($subscriber, 'SUBSCRIBE ' . PREFIX . "{room}\r\n");
$reader = proc_open(['cat'], [$subscriber, ['file', '/dev/null', 'w'], STDERR], $_);
$command = ['redis-benchmark', '-h', '127.0.0.1', '-p', (string) $port, '-c', '1', '-P', (string) PIPELINE, '-n', (string) FAST, '--csv',
    'PUBLISH', PREFIX . '{room}', str_repeat('x', 50)];
$lines = explode("\n", trim((string) shell_exec(implode(' ', array_map(escapeshellarg(...), $command)))));
$peer = (float) explode('","', end($lines))[1];
proc_terminate($reader);
for ($member = 0; $member < MEMBERS; $member += 1_000) {
    $words = ['HSET', PREFIX . '{hall}:members'];
    for ($number = $member; $number < $member + 1_000; $number++) {
        array_push($words, "node:$number", '[]');
    }
    fwrite($client, '*' . count($words) . "\r\n" . implode('', array_map(fn ($word) => '$' . strlen($word) . "\r\n$word\r\n", $words)));
    fgets($client);
}
echo json_encode([
    'mode' => 'engine', 'median_us' => $figures['median'], 'p99_us' => $figures['p99'],
    'rate' => $figures['rate'], 'of_benchmark' => $figures['rate'] / $peer, 'count_us' => count_members($port),
]), "\n";
