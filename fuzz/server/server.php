<?php
// The server that is fuzzed. Each handler misbehaves in one way and is chosen by the path: /NAME/n/bytes/ms/variant.
//
//   php -n -d extension=LIBRARY fuzz/server/server.php --list      the names of the handlers
//   php -n -d extension=LIBRARY fuzz/server/server.php SETTINGS    serves; SETTINGS is JSON, see scenario.py
//
// It prints `listening PORT`. SIGTERM and GET /--shutdown end it properly, --fatal, --exit and --throw in other ways.

declare(strict_types=1);

namespace Fuzz;

use Swoole\Coroutine;
use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;
use Swoole\Process;
use Swoole\Timer;
use Swoole\WebSocket\CloseFrame;

require __DIR__ . '/handlers/support.php';

/** Seconds after which a server that was forgotten ends itself: the default action of SIGALRM. */
const LIFETIME = 600;
const EXIT_STATUS = 7;
const ADDRESS_IN_USE = 98;
/** Milliseconds after which whatever waits for the fuzzer goes on, if it may not be able to ask. */
const RELEASE_EVERY = 2_000;
const CANCELED = 125;

/** @return array<string, \Closure(Request, Response, Ask): void> */
function handlers(): array
{
    return [
        ...require __DIR__ . '/handlers/answers.php',
        ...require __DIR__ . '/handlers/conversions.php',
        ...require __DIR__ . '/handlers/endings.php',
        ...require __DIR__ . '/handlers/websocket.php',
    ];
}

/** What the fuzzer itself asks for. Nothing that a handler does may keep these from being served. */
function control(Server $server): array
{
    return [
        '--witness' => fn (Request $request, Response $response) => $response->end($request->getContent()),
        '--echo' => function (Request $request, Response $response) {
            $response->upgrade();
            while (($frame = $response->recv(-1)) && !$frame instanceof CloseFrame) {
                $response->push($frame->data, $frame->opcode);
            }
        },
        '--settle' => function (Request $request, Response $response) {
            Kept::release();
            $response->end(json_encode([
                'coroutines' => Coroutine::stats()['coroutine_num'],
                'timers' => Timer::stats()['num'],
                "bytes of PHP's heap" => memory_get_usage(),
            ]));
        },
        '--coroutines' => function (Request $request, Response $response) {
            foreach (Coroutine::list() as $id) {
                $trace = json_encode(Coroutine::getBackTrace($id, DEBUG_BACKTRACE_IGNORE_ARGS));
                $response->write("coroutine $id, " . Coroutine::getElapsed($id) . " ms: $trace\n");
            }
            $response->end();
        },
        '--shutdown' => function (Request $request, Response $response) use ($server) {
            $response->end();
            Life::$goes_on = false;
            $server->shutdown();
        },
        // the other ways in which a script ends
        '--fatal' => function (Request $request, Response $response) {
            set_error_handler(null);
            trigger_error('on purpose', E_USER_ERROR);
        },
        '--exit' => fn (Request $request, Response $response) => Coroutine::create(fn () => exit(EXIT_STATUS)),
        '--throw' => fn (Request $request, Response $response) =>
            Coroutine::create(fn () => throw new \RuntimeException('leaves its coroutine')),
    ];
}

/** What frameworks do: every warning becomes an exception where it is raised. */
function throw_errors(): void
{
    set_error_handler(fn (int $level, string $text, string $file, int $line) =>
        throw new \ErrorException($text, 0, $level, $file, $line));
}

function handle_exceptions(string $how): void
{
    $handler = match ($how) {
        'none' => null,
        'quiet' => fn (\Throwable $exception) => null,
        'suspends' => fn (\Throwable $exception) => Coroutine::getCid() > 0 && Coroutine::sleep(0.005),
        'throws' => fn (\Throwable $exception) => throw new \LogicException('of the handler', 0, $exception),
    };
    $handler && set_exception_handler($handler);
}

/** Serves until it is told to end; what `restart` ends is started again at once. */
function serve(Server $server): void
{
    do {
        $prepare = Life::$before_start;
        Life::$before_start = null;
        try {
            $prepare && $prepare();
            $server->start();
        } catch (\ErrorException $error) {
            // between shutdown() and start() the port is free: a client's own end may have got it
            if ($server->errCode !== ADDRESS_IN_USE) {
                throw $error;
            }
        }
        if ($server->errCode === ADDRESS_IN_USE) {
            Coroutine::sleep(0.02);
        } elseif ($server->errCode !== CANCELED && $server->errCode !== 0) {
            echo "start() gave up: $server->errCode $server->errMsg\n";
            return;
        }
    } while (Life::$goes_on);
}

function main(array $settings): void
{
    $settings['throw_errors'] && throw_errors();
    handle_exceptions($settings['exceptions']);
    Coroutine::set($settings['coroutine']);
    Coroutine\run(function () use ($settings) {
        $server = new Server('127.0.0.1', 0);
        $server->set($settings['server']);
        foreach (control($server) as $name => $handler) {
            $server->handle("/$name", $handler);
        }
        foreach (handlers() as $name => $handler) {
            $server->handle("/$name", fn (Request $request, Response $response) =>
                $handler($request, $response, Ask::of($request, $server)));
        }
        Process::signal(SIGTERM, function () use ($server) {
            Life::$goes_on = false;
            $server->shutdown();
        });
        $release = $settings['releases'] ? Timer::tick(RELEASE_EVERY, Kept::release(...)) : 0;
        echo "listening $server->port\n";
        serve($server);
        $release && Timer::clear($release);
        Process::signal(SIGTERM, null);
        Kept::release();
        echo "stopped\n";
    });
    echo "ended\n";
}

function_exists('pcntl_alarm') && pcntl_alarm(LIFETIME);
if (($argv[1] ?? '') === '--list') {
    echo implode("\n", array_keys(handlers())), "\n";
} else {
    main(json_decode($argv[1], true, flags: JSON_THROW_ON_ERROR));
}
