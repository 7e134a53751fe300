<?php
// How long a handler that does nothing keeps its client waiting, beside 100 clients whose handlers each wait for PostgreSQL
// (`select pg_sleep(0.1)`), Redis and another HTTP server. Prints one JSON line: milliseconds, and the rounds of those clients
// that their requests took the time of.
//
// Started again by itself, it is one of the servers (`beside.php serve PORTS`) or the clients (`beside.php ask PORT`).

declare(strict_types=1);

use Swoole\Coroutine;
use Swoole\Coroutine\Channel;
use Swoole\Coroutine\Http\Client;
use Swoole\Coroutine\Http\Server;
use Swoole\Coroutine\WaitGroup;
use function Swoole\Coroutine\run;

const CLIENTS = 100;
const REQUESTS = 30;
/** Seconds that a request to PostgreSQL takes. */
const WAIT = 0.1;
/** Milliseconds between two requests to the handler that does nothing. */
const PAUSE = 2;

/** A server that others do their waiting with; one of `nothing` alone when it has no ports. */
function serve(array $ports): void
{
    run(static function () use ($ports) {
        $server = new Server('127.0.0.1', 0);
        $server->handle('/nothing', static fn ($request, $response) => $response->end('nothing'));
        if ($ports) {
            $pool = new Channel(CLIENTS);
            for ($i = 0; $i < CLIENTS; $i++) {
                $redis = new Redis();
                $redis->connect('127.0.0.1', $ports['redis']);
                $pool->push([new PDO("pgsql:host=127.0.0.1;port=$ports[pgsql];dbname=postgres", 'postgres', ''), $redis]);
            }
            $server->handle('/waits', static function ($request, $response) use ($ports, $pool) {
                $connections = $pool->pop();
                [$pdo, $redis] = $connections;
                $pdo->query('select pg_sleep(' . WAIT . ')')->fetchAll();
                $redis->incr('requests');
                $body = file_get_contents("http://127.0.0.1:$ports[web]/nothing");
                $pool->push($connections);
                $response->end($body);
            });
        }
        fwrite(STDOUT, "listening $server->port\n");
        $server->start();
    });
}

/** @return array{0: list<float>, 1: float} milliseconds that each request for nothing took, and seconds that the others took */
function ask(int $port): array
{
    $waits = [];
    run(static function () use ($port, &$waits, &$seconds) {
        $group = new WaitGroup();
        $get = static function (Client $client, string $path) {
            if (!$client->get($path) || $client->statusCode !== 200 || $client->body !== 'nothing') {
                throw new RuntimeException("$path: $client->statusCode $client->errMsg $client->body");
            }
        };
        $begun = microtime(true);
        for ($i = 0; $i < CLIENTS; $i++) {
            $group->add();
            Coroutine::create(static function () use ($group, $get, $port) {
                $client = new Client('127.0.0.1', $port);
                for ($left = REQUESTS; $left > 0; $left--) {
                    $get($client, '/waits');
                }
                $group->done();
            });
        }
        $over = false;
        Coroutine::create(static function () use ($get, $port, &$waits, &$over) {
            $client = new Client('127.0.0.1', $port);
            while (!$over) {
                $asked = hrtime(true);
                $get($client, '/nothing');
                $waits[] = (hrtime(true) - $asked) / 1e6;
                Coroutine::sleep(PAUSE / 1_000);
            }
        });
        $group->wait();
        $over = true;
        $seconds = microtime(true) - $begun;
    });
    return [$waits, $seconds];
}

if (isset($argv[2])) {
    if ($argv[1] === 'serve') {
        serve(json_decode($argv[2], true));
    } else {
        echo json_encode(ask((int) $argv[2])), "\n";
    }
    exit;
}

require dirname(__DIR__, 2) . '/php-tests/support/services.inc';
require __DIR__ . '/words.inc';

/** This script as a server. */
final class Ourselves extends Service
{
    public function __construct(array $command)
    {
        parent::__construct();
        $this->startOnItsOwnPort($command);
    }
}

$words = [...with_extensions('igbinary', 'redis', 'pdo', 'pdo_pgsql'), __FILE__];
$redis = new RedisServer();
$postgres = new PostgresServer();
$web = new Ourselves([...$words, 'serve', '[]']);
$ports = ['redis' => $redis->port, 'pgsql' => $postgres->port, 'web' => $web->port];
$server = new Ourselves([...$words, 'serve', json_encode($ports)]);
$clients = proc_open([...$words, 'ask', (string) $server->port], [['file', '/dev/null', 'r'], ['pipe', 'w'], STDERR], $pipes);
[$waits, $seconds] = json_decode(stream_get_contents($pipes[1]), true) ?? throw new RuntimeException('the clients failed: ' . $server->log());
sort($waits);
$part = static fn (float $part) => $waits[(int) ((count($waits) - 1) * $part)];
echo json_encode([
    'mode' => 'beside', 'median_ms' => $part(0.5), 'p99_ms' => $part(0.99), 'max_ms' => $part(1), 'asked' => count($waits),
    'rounds' => $seconds / WAIT, 'of_rounds' => $seconds / WAIT / REQUESTS, 'rate' => CLIENTS * REQUESTS / $seconds,
]), "\n";
