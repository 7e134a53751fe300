<?php
// Ways out of a handler and of the connection's coroutine: exceptions, exit, defers, destructors, output buffers,
// time limits, cancellation.

declare(strict_types=1);

namespace Fuzz;

use Swoole\Coroutine;
use Swoole\Http\Request;
use Swoole\Http\Response;

/** Answers before the end, in part, or not at all. */
$begin = function (Response $response, Ask $ask): void {
    $ask->n & 1 && $response->write($ask->text() . '.');
    $ask->n & 2 && $ask->wait();
    $ask->n & 4 && $response->end('done');
};

$throw = fn () => throw new \RuntimeException('on purpose');

/**
 * Code for a moment when the coroutine ends: nothing, a wait, another answer, an exception, exit. The coroutine is the
 * connection's, which waits for the end of a response that somebody still has: it must not hold that itself.
 */
$last_act = fn (\WeakReference $response, Ask $ask, string $how) => match ($how) {
    'harmless' => fn () => reuse_memory(),
    'waits' => fn () => $ask->wait(),
    'answers' => fn () => $response->get()?->end('at last'),
    'throws' => fn () => throw new \RuntimeException('at last'),
    'exits' => fn () => exit(1),
};

/** The ways in which each of these moments may go. */
$ways = function (string $name, callable $arrange) use ($begin, $last_act): array {
    $run = function (string $how, Response $response, Ask $ask) use ($arrange, $begin, $last_act): void {
        $held = $arrange($last_act(\WeakReference::create($response), $ask, $how), $ask);
        $begin($response, $ask);
    };
    $handler = fn (string $how) => fn (Request $request, Response $response, Ask $ask) => $run($how, $response, $ask);
    return [
        $name => $handler('harmless'),
        "waiting-$name" => $handler('waits'),
        "answering-$name" => $handler('answers'),
        "throwing-$name" => $handler('throws'),
        "exiting-$name" => $handler('exits'),
    ];
};

/** Writes to a client that may read little, until somebody interferes. */
$write = fn (callable $interfere) => function (Request $request, Response $response, Ask $ask) use ($interfere) {
    $id = Coroutine::getCid();
    later($ask->ms, fn () => $interfere($id));
    for ($i = 0; $i < 8 && $response->write($ask->text() . '.'); $i++) {
        $ask->variant & 1 && Coroutine::sleep(0.001);
    }
    $response->end();
};

return [
    'throw' => function (Request $request, Response $response, Ask $ask) use ($begin, $throw) {
        $begin($response, $ask);
        try {
            $throw();
        } finally {
            $ask->variant & 1 && $ask->wait();
            $ask->variant & 2 && throw new \LogicException('in finally');
        }
    },

    'exit' => function (Request $request, Response $response, Ask $ask) use ($begin) {
        $begin($response, $ask);
        try {
            exit($ask->variant & 1 ? 'text' : 3);
        } finally {
            $ask->variant & 2 && $ask->wait();
        }
    },

    'type-error' => fn (Request $request, Response $response, Ask $ask) => $response->end([]),

    ...$ways('defer', function (callable $act, Ask $ask) {
        Coroutine::defer($act);
        $ask->variant & 1 && Coroutine::defer($act);
        $ask->variant & 2 && Coroutine::defer(fn () => Coroutine::defer($act));
    }),

    ...$ways('context', function (callable $act, Ask $ask) {
        Coroutine::getContext()['end'] = new AtEnd(\Closure::fromCallable($act));
        $ask->variant & 1 && Coroutine::getContext()['other'] = new AtEnd(\Closure::fromCallable($act));
    }),

    ...$ways('buffer', function (callable $act, Ask $ask) {
        ob_start(function (string $text) use ($act) {
            $act();
            return '';
        }, $ask->variant & 1 ? 1 : 0);
        echo 'into the buffer';
        $ask->variant & 2 && ob_start();
    }),

    // of a variable of the handler
    ...$ways('destructor', fn (callable $act, Ask $ask) => new AtEnd(\Closure::fromCallable($act))),

    // the coroutine is the connection's: it is cancelled in the handler, or when it waits for the next request
    'canceled' => function (Request $request, Response $response, Ask $ask) {
        $id = Coroutine::getCid();
        later($ask->ms, fn () => Coroutine::cancel($id));
        $ask->variant & 1 && Coroutine::sleep(0.05);
        $response->end('waited');
    },

    'thrown-into' => function (Request $request, Response $response, Ask $ask) {
        $id = Coroutine::getCid();
        later($ask->ms, fn () => Coroutine::cancel($id, true));
        $ask->variant & 1 && Coroutine::sleep(0.05);
        $response->end('waited');
    },

    'time-limit' => function (Request $request, Response $response, Ask $ask) {
        Coroutine::setTimeLimit(0.001 + $ask->ms / 1000);
        $ask->variant & 1 && Coroutine::sleep(0.05);
        $ask->variant & 2 && Coroutine::setTimeLimit(0);
        $response->end('in time');
    },

    'canceled-write' => $write(fn (int $id) => Coroutine::cancel($id)),

    'thrown-into-write' => $write(fn (int $id) => Coroutine::cancel($id, true)),

    // suspended until the fuzzer lets everything go, with an answer or without
    'suspended' => function (Request $request, Response $response, Ask $ask) use ($begin) {
        $begin($response, $ask);
        try {
            Kept::suspend();
        } finally {
            $ask->variant & 1 && $response->end('at last');
        }
    },

    'generator' => function (Request $request, Response $response, Ask $ask) use ($begin) {
        $steps = (function () use ($response, $ask) {
            try {
                yield $response->write('step');
                $ask->wait();
                yield $response->write('step');
            } finally {
                $ask->variant & 1 && $ask->wait();
                $response->end('finally');
            }
        })();
        foreach ($steps as $step) {
            if ($ask->variant & 2) {
                throw new \RuntimeException('in the middle');
            }
        }
    },

    // started by one coroutine, gone on with by another, or never
    'handed-fiber' => function (Request $request, Response $response, Ask $ask) {
        $fiber = new \Fiber(function () use ($response, $ask) {
            \Fiber::suspend();
            $ask->wait();
            $response->end($ask->text());
        });
        $fiber->start();
        $ask->variant & 1 && beside(fn () => $fiber->resume());
        $ask->variant & 2 && later($ask->ms, fn () => $fiber->isSuspended() && $fiber->resume());
        $ask->variant & 4 && beside(fn () => $fiber->throw(new \RuntimeException('into the fiber')));
    },

    'fiber' => function (Request $request, Response $response, Ask $ask) {
        $fiber = new \Fiber(function () use ($response, $ask) {
            $response->write('fiber');
            $ask->wait();
            \Fiber::suspend();
            $ask->variant & 1 && throw new \RuntimeException('in a fiber');
            $response->end($ask->text());
        });
        $fiber->start();
        $ask->variant & 2 || $fiber->resume();
        $ask->variant & 4 && $fiber->isTerminated() && $fiber->getReturn();
    },
];
