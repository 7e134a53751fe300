--TEST--
A server whose handlers ask PostgreSQL, Redis and a web service serves a hundred clients side by side
--EXTENSIONS--
pdo
pdo_pgsql
igbinary
redis
curl
--SKIPIF--
<?php
require __DIR__ . '/../support/services.inc';
skip_without_command('redis-server');
skip_without_postgres();
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/services.inc';

const CLIENTS = 100;
const ROUNDS = 10;
/** Seconds that each request waits for others: PostgreSQL, then the web service. */
const WAITS = 0.2;

$database = new PostgresServer();
$redis = new RedisServer();
$web = new LateServer('http');
$server = serve(<<<PHP
    \$pool = new Swoole\Coroutine\Channel(100);
    for (\$i = 0; \$i < 100; \$i++) {
        \$client = new Redis();
        \$client->connect('127.0.0.1', $redis->port);
        \$pdo = new PDO('pgsql:host=127.0.0.1;port=$database->port;dbname=postgres;user=postgres');
        \$pool->push([\$client, \$pdo]);
    }
    \$server->handle('/', function (Request \$request, Response \$response) use (\$pool) {
        [\$redis, \$pdo] = \$pool->pop();
        try {
            \$slept = \$pdo->query('select 1 from pg_sleep(0.1)')->fetchColumn();
            \$number = \$redis->incr('requests');
            \$curl = curl_init('http://127.0.0.1:$web->port/0.1');
            curl_setopt(\$curl, CURLOPT_RETURNTRANSFER, true);
            \$response->end(json_encode([\$slept, \$number, curl_exec(\$curl)]));
        } finally {
            \$pool->push([\$redis, \$pdo]);
        }
    });
    \$server->handle('/idle', fn (Request \$request, Response \$response) => \$response->end('idle'));
    PHP);

$clients = array_map(fn () => $server->connect(), range(1, CLIENTS));
$numbers = [];
$slowest = 0.0;
$begun = microtime(true);
for ($round = 0; $round < ROUNDS; $round++) {
    foreach ($clients as $client) {
        $client->request('GET / HTTP/1.1', 'Host: test');
    }
    // Beside them one that waits for nobody.
    $asked = microtime(true);
    $server->get('/idle') === 'idle' || print("not idle\n");
    $slowest = max($slowest, microtime(true) - $asked);
    foreach ($clients as $client) {
        [$slept, $number, $body] = json_decode($client->body());
        $slept === 1 && $body === 'after 0.1' || print("wrong answer\n");
        $numbers[$number] = true;
    }
}
$seconds = microtime(true) - $begun;
echo count($numbers), " requests, each its own\n";
// One after the other they would take a minute.
echo $seconds < CLIENTS * ROUNDS * WAITS / 4 ? 'side by side' : sprintf('one after the other: %.1f s', $seconds), "\n";
echo $slowest < 1 ? 'the idle one is not held up' : sprintf('the idle one waits for %.1f s', $slowest), "\n";
fwrite(STDERR, getenv('SWOOLE_TEST_FIGURES') ? sprintf("%.2f s, idle %.1f ms\n", $seconds, $slowest * 1e3) : '');
$server->finish();
--EXPECT--
1000 requests, each its own
side by side
the idle one is not held up
