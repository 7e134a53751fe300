<?php
// Ordinary and odd ways to answer: at once, in parts, later, from elsewhere, twice, or not at all.

declare(strict_types=1);

namespace Fuzz;

use Swoole\Coroutine;
use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;
use Swoole\Timer;

/** Leaves cycles behind, each with something in it; the end of the first suspends. */
$garbage = fn (callable $choose) => function (Request $request, Response $response, Ask $ask) use ($choose) {
    for ($i = 0; $i < 50 * $ask->n; $i++) {
        $object = new AtEnd(fn () => $i > 0 ? reuse_memory() : $ask->wait());
        $object->more = [$object, $choose($request, $response, $ask)];
    }
    unset($object);
    $ask->variant & 2 && gc_collect_cycles();
    $response->end('left');
};

return [
    'plain' => fn (Request $request, Response $response, Ask $ask) => $response->end($ask->text()),

    'same' => fn (Request $request, Response $response, Ask $ask) => $response->end($request->getContent()),

    'nothing' => function (Request $request, Response $response, Ask $ask) {
        $ask->variant & 1 && $response->header('X-Only', 'a field');
        $ask->variant & 2 && $response->status(404);
        $ask->variant & 4 && $response->initHeader();
    },

    'parts' => function (Request $request, Response $response, Ask $ask) {
        for ($i = 0; $i < $ask->n; $i++) {
            $response->write($ask->text() . '.');
            $ask->variant & 1 && $ask->wait();
        }
        $ask->variant & 2 && $response->trailer('x-sum', 'all');
        $ask->variant & 4 || $response->end('end');
    },

    'waits' => function (Request $request, Response $response, Ask $ask) {
        $ask->wait();
        $response->end($ask->text());
    },

    'computes' => function (Request $request, Response $response, Ask $ask) {
        $until = hrtime(true) + 5_000_000;
        while (hrtime(true) < $until) {
            md5('work');
        }
        $response->end('done');
    },

    'status' => function (Request $request, Response $response, Ask $ask) {
        $code = [200, 204, 205, 304, 404, 418, 500, 999][$ask->variant & 7];
        $response->status($code, $ask->n & 1 ? 'A reason' : '');
        $response->end($ask->text());
    },

    'redirect' => function (Request $request, Response $response, Ask $ask) {
        $response->redirect($ask->variant & 1 ? "/a\r\nb: c" : '/plain', [301, 302, 303, 307][$ask->n & 3]);
    },

    'close' => function (Request $request, Response $response, Ask $ask) {
        $ask->variant & 1 && $response->write($ask->text() . '.');
        $ask->variant & 2 && $ask->wait();
        $response->close();
        $ask->variant & 4 && $response->end('too late');
    },

    'again' => function (Request $request, Response $response, Ask $ask) {
        $response->end($ask->text());
        $response->end('again');
        $response->write('again');
        $response->header('X-Late', 'again');
        $response->upgrade();
        $ask->variant & 1 && $response->close();
    },

    // the Response is ended by a timer, by another coroutine, or by nobody
    'stored' => function (Request $request, Response $response, Ask $ask) {
        match ($ask->variant & 3) {
            0 => later($ask->ms, fn () => $response->end($ask->text())),
            1 => beside(function () use ($response, $ask) {
                $response->write('first');
                $ask->wait();
                $response->write($ask->text() . '.');
                $ask->wait();
                $response->end('last');
            }),
            2 => Kept::store($response),
            // nobody knows it any more, but the cycle does
            3 => $response->header = ['X-Cycle' => [new Text(fn () => $response->fd)]],
        };
    },

    'handed-on' => function (Request $request, Response $response, Ask $ask) {
        $inner = fn () => beside(function () use ($response, $ask) {
            $ask->wait();
            beside(fn () => $response->end($ask->text()));
        });
        $inner();
    },

    // whoever comes first
    'together' => function (Request $request, Response $response, Ask $ask) {
        for ($i = 0; $i < $ask->n; $i++) {
            beside(function () use ($response, $ask, $i) {
                $ask->variant & 1 && Coroutine::sleep(0.001 * $i + 0.001);
                $ask->variant & 2 ? $response->write("$i " . $ask->text()) : $response->end("$i " . $ask->text());
            });
        }
        $ask->variant & 4 && $response->end('the handler itself');
    },

    'crowd' => function (Request $request, Response $response, Ask $ask) {
        for ($i = 0; $i < 4 * $ask->n; $i++) {
            beside(fn () => Coroutine::sleep(0.001 + $i / 1000));
        }
        $response->end('started');
    },

    // a route is replaced, this one among them, while requests are inside
    'routes' => function (Request $request, Response $response, Ask $ask) {
        $guard = new AtEnd(fn () => $ask->variant & 1 ? $ask->wait() : null);
        $moving = function (Request $request, Response $response) use ($ask, $guard) {
            $ask->wait();
            $response->end('moving');
        };
        $ask->server->handle('/moving', $moving);
        $ask->variant & 2 && $ask->server->handle('/routes', fn ($request, $response) => $response->end('replaced'));
        $ask->variant & 4 && $ask->server->handle('/routes/' . $ask->n, $moving);
        unset($moving, $guard);
        $ask->wait();
        $ask->server->handle('/moving', fn (Request $request, Response $response) => $response->end('moved'));
        $response->end('routed');
    },

    // a further server in the same process, which ends with its handler or without
    'servers' => function (Request $request, Response $response, Ask $ask) {
        $server = new Server('127.0.0.1', 0);
        $server->handle('/', fn (Request $request, Response $response) => $response->end('of the other'));
        // what is shut down before it starts starts nevertheless
        $weak = \WeakReference::create($server);
        Timer::tick(50, fn (int $timer) => $weak->get() ? $weak->get()->shutdown() : Timer::clear($timer));
        beside(fn () => $server->start());
        $peer = stream_socket_client("tcp://127.0.0.1:$server->port");
        fwrite($peer, "GET / HTTP/1.1\r\nHost: a\r\n" . ($ask->variant & 1 ? '' : "\r\n"));
        $ask->wait();
        $ask->variant & 2 && $server->shutdown();
        $ask->variant & 4 && $server->start();
        $response->end('two servers');
    },

    // has no effect before the next start(), which another handler may call meanwhile
    'settings' => function (Request $request, Response $response, Ask $ask) {
        $kept = $ask->server->settings;
        $ask->server->set(['package_max_length' => 70_000, 'websocket_compression' => true]);
        $ask->variant & 1 && $ask->server->settings = null;
        $ask->server->handle('/nowhere', fn () => null);
        $ask->wait();
        $ask->server->settings = $kept;
        $response->end('set');
    },

    'prints' => function (Request $request, Response $response, Ask $ask) {
        ob_start();
        echo $ask->text();
        $ask->wait();
        print_r(['more']);
        $response->end(ob_get_clean());
    },

    // objects that belong to no request
    'objects' => function (Request $request, Response $response, Ask $ask) {
        $made = [new Request(), new Response()];
        foreach (['getContent', 'getData', 'getMethod', 'isCompleted'] as $method) {
            $made[0]->$method();
        }
        foreach (['initHeader', 'isWritable', 'end', 'upgrade', 'recv', 'close', 'disconnect'] as $method) {
            $made[1]->$method();
        }
        $made[1]->header = $response;
        $ask->variant & 1 && $request->header = $response->header = $made;
        $response->end(gettype($made[0]->get));
    },

    'moving' => fn (Request $request, Response $response, Ask $ask) => $response->end('never moved'),

    // only scenarios that expect it ask for this
    'restart' => function (Request $request, Response $response, Ask $ask) {
        $ask->variant & 1 && $response->end('before');
        $server = $ask->server;
        $server->shutdown();
        $ask->variant & 2 && $server->shutdown();
        $ask->wait();
        $response->end('after');
    },

    // the same; the settings go while start() converts them
    'dropped-settings' => function (Request $request, Response $response, Ask $ask) {
        Life::$before_start = function () use ($ask) {
            $server = $ask->server;
            $kept = $server->settings ?? [];
            set_error_handler(function () use ($server, $kept) {
                restore_error_handler();
                $server->settings = $kept;
                reuse_memory();
                return true;
            });
            // a number is expected, and an object is a warning; the other name for it counts
            $server->settings = [...$kept, 'max_connection' => 1_000, 'max_conn' => $ask];
        };
        $ask->server->shutdown();
        $response->end('after');
    },

    'request' => function (Request $request, Response $response, Ask $ask) {
        $other = clone_fails($request);
        $text = match ($ask->variant & 7) {
            0 => print_r($request, true),
            1 => serialize([$request->header, $request->server, $request->cookie, $request->get, $request->post]),
            2 => (string) count((array) $request),
            3 => $request == new Request() ? 'equal' : 'different',
            4 => implode(',', array_keys(get_object_vars($request))),
            5 => var_export(isset($request->get['a'], $request->cookie['b'], $request->post['c']), true),
            6 => replace_properties($request),
            7 => $request->getMethod() . strlen($request->getData()) . strlen($request->rawContent()),
        };
        $response->end($other . $text);
    },

    // the Request outlives its connection, and is read for the first time then
    'kept-request' => function (Request $request, Response $response, Ask $ask) {
        later($ask->ms, function () use ($request) {
            strlen(serialize([$request->get, $request->header, $request->server]) . $request->getContent());
        });
        $ask->variant & 1 ? $response->close() : $response->end('later');
    },

    // the last reference to a Request goes while its properties are made: more variables than PHP takes raise a warning
    'dropped-request' => function (Request $request, Response $response, Ask $ask) {
        Kept::$request = $request;
        unset($request);
        beside(function () use ($ask) {
            $ask->wait();
            with_error_handler(function () {
                Kept::$request = null;
                reuse_memory();
                return true;
            }, fn () => Kept::$request?->get);
        });
        $response->end('dropped');
    },

    'warnings' => function (Request $request, Response $response, Ask $ask) {
        match ($ask->variant & 7) {
            0 => $response->header("X-Two\r\nLines", 'v'),
            1 => $response->header(str_repeat('l', 200), $ask->text()),
            2 => $response->cookie('a b', 'v'),
            3 => $response->write(''),
            4 => $response->push('this is no WebSocket'),
            5 => $response->ping('this is no WebSocket'),
            6 => $response->status(200, "two\nlines"),
            7 => $response->header = ['X-Nul' => "a\0b", 'X-Lines' => ["a\nb", 'c']],
        };
        $response->end('warned');
    },

    // cycles that the collector finds at some later moment, in some other coroutine
    'garbage' => $garbage(fn (Request $request, Response $response, Ask $ask) => $ask->variant & 1 ? $response : null),

    'garbage-request' => $garbage(fn (Request $request, Response $response, Ask $ask) => $request),
];

function clone_fails(object $object): string
{
    try {
        return get_class(clone $object);
    } catch (\Error $error) {
        return $error->getMessage();
    }
}

function replace_properties(Request $request): string
{
    $request->get = ['own' => &$request->post];
    $request->header = null;
    $request->cookie['own'] = $request;
    try {
        unset($request->server);
    } catch (\Error) {
    }
    return json_encode($request->get, JSON_PARTIAL_OUTPUT_ON_ERROR);
}
