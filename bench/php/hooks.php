<?php
// What PHP's own calls cost in a coroutine with all hooks, beside what they cost plainly: without us, in the main script.
// Two processes have their turns of a few milliseconds after one another, so that whatever the machine does meanwhile hits
// both. Calls that are ready at once; a wait, which suspends; requests to throw-away servers, where those are installed, one
// after the other, and from many coroutines at once: these beside a peer, whose command PEER has as JSON.
// Prints one JSON line: nanoseconds by what was called, of either, and the median of their ratios.
//
// Started again by itself as `hooks.php serve`, it is one of them: it makes a turn of what a line of its input names, and
// answers with a line of its own.

declare(strict_types=1);

use Swoole\Coroutine;
use Swoole\Coroutine\WaitGroup;

const TURNS = 31;
const COROUTINES = 100;
/** Where the two report, since their standard output is measured. */
const REPORTS = 3;

/** Nanoseconds of one call. */
function time_of(int $calls, callable $call): float
{
    $begun = hrtime(true);
    $call($calls);
    return (hrtime(true) - $begun) / $calls;
}

/** @return array{resource, resource} */
function stream_pair(): array
{
    $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    // each read of the script's is one of the socket's
    stream_set_read_buffer($pair[0], 0);
    stream_set_read_buffer($pair[1], 0);
    return $pair;
}

/** @return array<string, callable(): float> a turn of each kind of call, by its name */
function calls_that_are_ready(): array
{
    [$near, $far] = stream_pair();
    $path = tempnam(sys_get_temp_dir(), 'swoole-rs-bench-');
    file_put_contents($path, str_repeat('x', 1 << 20));
    $small = tempnam(sys_get_temp_dir(), 'swoole-rs-bench-');
    file_put_contents($small, str_repeat('x', 1_000));
    register_shutdown_function(static function () use ($path, $small) {
        unlink($path);
        unlink($small);
    });
    $file = fopen($path, 'r');
    stream_set_read_buffer($file, 0);
    $turns = [
        'stream read' => static function () use ($near, $far) {
            fwrite($near, str_repeat('x', 2_000));
            return time_of(2_000, static function (int $calls) use ($far) {
                while ($calls-- > 0) {
                    fread($far, 1);
                }
            });
        },
        'stream write' => static function () use ($near, $far) {
            // as many as the buffer of the kernel takes
            $taken = time_of(200, static function (int $calls) use ($near) {
                while ($calls-- > 0) {
                    fwrite($near, 'x');
                }
            });
            for ($left = 200; $left > 0;) {
                $left -= strlen(fread($far, $left));
            }
            return $taken;
        },
        'cached file read' => static function () use ($file) {
            rewind($file);
            return time_of(120, static function (int $calls) use ($file) {
                while ($calls-- > 0) {
                    fread($file, 8_192);
                }
            });
        },
        'whole cached file' => static fn () => time_of(500, static function (int $calls) use ($small) {
            while ($calls-- > 0) {
                file_get_contents($small);
            }
        }),
        'fwrite(STDOUT)' => static fn () => time_of(2_000, static function (int $calls) {
            while ($calls-- > 0) {
                fwrite(STDOUT, 'x');
            }
        }),
    ];
    if (extension_loaded('sockets')) {
        $pair = [];
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        $turns['socket read'] = static function () use ($pair) {
            socket_write($pair[0], str_repeat('x', 2_000));
            return time_of(2_000, static function (int $calls) use ($pair) {
                while ($calls-- > 0) {
                    socket_recv($pair[1], $byte, 1, 0);
                }
            });
        };
    }
    return $turns;
}

/** A read that has to wait, and the write of another coroutine that ends it. */
function wait_turn(): callable
{
    [$near, $far] = stream_pair();
    Coroutine::create(static function () use ($far) {
        while (fread($far, 1) === 'x') {
            fwrite($far, 'y');
        }
    });
    // half of a round trip: one write, one wait, one read
    return static fn () => time_of(1_000, static function (int $calls) use ($near) {
        for ($trips = $calls >> 1; $trips > 0; $trips--) {
            fwrite($near, 'x');
            fread($near, 1);
        }
    });
}

/** @return array<string, callable(): callable> what makes a connection, and gives what makes a request by it */
function connections(array $ports): array
{
    $connections = [];
    if (isset($ports['redis'])) {
        $connections['Redis GET'] = static function () use ($ports) {
            $redis = new Redis();
            $redis->connect('127.0.0.1', $ports['redis']);
            $redis->set('key', 'value');
            return static fn () => $redis->get('key');
        };
    }
    if (isset($ports['mysql'])) {
        $connections['mysqli select 1'] = static function () use ($ports) {
            $mysqli = new mysqli('127.0.0.1', 'root', '', 'test', $ports['mysql']);
            return static fn () => $mysqli->query('select 1')->fetch_row();
        };
        $connections['PDO MySQL select 1'] = static function () use ($ports) {
            $pdo = new PDO("mysql:host=127.0.0.1;port=$ports[mysql];dbname=test", 'root', '');
            return static fn () => $pdo->query('select 1')->fetchAll();
        };
    }
    if (isset($ports['pgsql'])) {
        $connections['PDO pgsql select 1'] = static function () use ($ports) {
            $pdo = new PDO("pgsql:host=127.0.0.1;port=$ports[pgsql];dbname=postgres", 'postgres', '');
            return static fn () => $pdo->query('select 1')->fetchAll();
        };
    }
    return $connections;
}

/** Requests one after the other. */
function alone(callable $connect): callable
{
    $request = $connect();
    return static fn () => time_of(200, static function (int $calls) use ($request) {
        while ($calls-- > 0) {
            $request();
        }
    });
}

/** Requests of many coroutines, each with a connection of its own. */
function many(callable $connect): callable
{
    $requests = null;
    return static function () use ($connect, &$requests) {
        $requests ??= array_map(static fn () => $connect(), range(1, COROUTINES));
        return time_of(COROUTINES * 10, static function (int $calls) use ($requests) {
            $group = new WaitGroup();
            foreach ($requests as $request) {
                $group->add();
                Coroutine::create(static function () use ($group, $request, $calls) {
                    for ($left = intdiv($calls, COROUTINES); $left > 0; $left--) {
                        $request();
                    }
                    $group->done();
                });
            }
            $group->wait();
        });
    };
}

/** One of the processes: turns, until nobody asks for more. */
function serve(bool $inside, array $ports): void
{
    $reports = fopen('php://fd/' . REPORTS, 'w');
    $turns = [...calls_that_are_ready(), ...array_map(alone(...), connections($ports))];
    if ($inside) {
        $turns['suspended wait'] = wait_turn();
        foreach (connections($ports) as $name => $connect) {
            $turns["$name, many"] = many($connect);
        }
    }
    while (($name = fgets(STDIN)) !== false) {
        fwrite($reports, $turns[rtrim($name)]() . "\n");
    }
    // closes what the coroutine of the waits reads
    unset($turns);
}

/** Its twin, which says in which turn what took how long. */
final class Runner
{
    /** @var resource */
    private $process;
    private array $pipes = [];

    public function __construct(array $command, array $ports)
    {
        $this->process = proc_open(
            [...$command, __FILE__, 'serve', json_encode($ports)],
            [['pipe', 'r'], ['pipe', 'w'], STDERR, REPORTS => ['pipe', 'w']],
            $this->pipes
        );
        stream_set_blocking($this->pipes[1], false);
    }

    public function turn(string $name): float
    {
        fwrite($this->pipes[0], "$name\n");
        $taken = fgets($this->pipes[REPORTS]);
        // what it has written to its standard output; its pipe has room for a turn
        while (fread($this->pipes[1], 65_536) !== '') {
        }
        return $taken === false ? throw new RuntimeException("a turn of $name failed") : (float) $taken;
    }
}

function median(array $values): float
{
    sort($values);
    return $values[intdiv(count($values), 2)];
}

if (($argv[1] ?? '') === 'serve') {
    $ports = json_decode($argv[2], true);
    if (extension_loaded('swoole')) {
        Coroutine::set(['hook_flags' => SWOOLE_HOOK_ALL]);
        Coroutine\run(static fn () => serve(true, $ports));
    } else {
        serve(false, $ports);
    }
    exit;
}

require dirname(__DIR__, 2) . '/php-tests/support/services.inc';

require __DIR__ . '/words.inc';

function has_command(string $name): bool
{
    return shell_exec('command -v ' . escapeshellarg($name)) !== null;
}

// with the same library and without; what it needs comes before it
$words = own_words();
$php = array_shift($words);
$extensions = loading('sockets', 'igbinary', 'redis', 'mysqlnd', 'mysqli', 'pdo', 'pdo_mysql', 'pdo_pgsql');
$library = array_filter($words, static fn ($word) => preg_match('~^extension=.*/~', $word));
$plainly = [];
foreach ($words as $word) {
    if (in_array($word, $library, true)) {
        array_pop($plainly);
    } else {
        $plainly[] = $word;
    }
}
$has = static fn (string $extension) => extension_loaded($extension) || in_array("extension=$extension", $extensions, true);
$servers = array_filter([
    'redis' => $has('redis') && has_command('redis-server') ? new RedisServer() : null,
    'mysql' => $has('mysqli') && $has('pdo_mysql') && has_command('mariadbd') ? new MariaDbServer('--max-connections=1000') : null,
    'pgsql' => $has('pdo_pgsql') && PostgresServer::programs() !== null ? new PostgresServer() : null,
]);
$ports = array_map(static fn (Service $server) => $server->port, $servers);
$plain = new Runner([$php, ...$extensions, ...$plainly], $ports);
$inside = new Runner([$php, ...$extensions, ...$words], $ports);
$names = [
    ...($has('sockets') ? ['socket read'] : []),
    'stream read', 'stream write', 'cached file read', 'whole cached file', 'fwrite(STDOUT)',
    ...(isset($ports['redis']) ? ['Redis GET'] : []),
    ...(isset($ports['mysql']) ? ['mysqli select 1', 'PDO MySQL select 1'] : []),
    ...(isset($ports['pgsql']) ? ['PDO pgsql select 1'] : []),
];
/**
 * Turns of two processes, one after the other; the first of each warms up and is dropped.
 *
 * @return array<string, array{base: float, ours: float, ratio: float}>
 */
function compare(Runner $base, Runner $ours, array $names): array
{
    $taken = [];
    for ($turn = 0; $turn <= TURNS; $turn++) {
        foreach ($names as $name) {
            $pair = $turn % 2 === 0
                ? ['base' => $base->turn($name), 'ours' => $ours->turn($name)]
                : ['ours' => $ours->turn($name), 'base' => $base->turn($name)];
            if ($turn > 0) {
                $taken[$name][] = $pair;
            }
        }
    }
    return array_map(static fn (array $pairs) => [
        'base' => median(array_column($pairs, 'base')),
        'ours' => median(array_column($pairs, 'ours')),
        'ratio' => median(array_map(static fn ($pair) => $pair['ours'] / $pair['base'], $pairs)),
    ], $taken);
}

$calls = compare($plain, $inside, $names);
for ($turn = 0; $turn <= TURNS; $turn++) {
    $waits[] = $inside->turn('suspended wait');
}
// what is ready at once has been measured by itself
$wait = median($waits) - $calls['stream read']['ours'] - $calls['stream write']['ours'];
$peer = json_decode((string) getenv('PEER'), true);
$many = array_map(static fn ($name) => "$name, many", array_values(array_filter($names, static fn ($name) => preg_match('/GET|select/', $name))));
$beside = $peer ? compare(new Runner([array_shift($peer), ...$extensions, ...$peer], $ports), $inside, $many) : [];
echo json_encode(['mode' => 'hooks', 'calls' => $calls, 'wait' => $wait, 'round_trip' => median($waits), 'peer' => $beside]), "\n";
