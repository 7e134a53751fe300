<?php
// Headers, cookies, trailers and arguments whose conversion runs PHP: it suspends, throws, answers, or takes away what
// is walked. Not declare(strict_types=1): arguments are to be converted.

namespace Fuzz;

use Swoole\Coroutine;
use Swoole\Http\Request;
use Swoole\Http\Response;

/** Sends the head, by one of the calls that do. */
$send = function (Response $response, Ask $ask): void {
    match ($ask->n & 3) {
        0, 1 => $response->end($ask->text()),
        2 => $response->write($ask->text() . '.') && $response->end(),
        3 => $response->redirect('/elsewhere'),
    };
};

/** Hands a list that goes away while it is walked to one of the three properties, and has it walked. */
$dropped = fn (string $property) => function (Request $request, Response $response, Ask $ask) use ($property, $send) {
    $list = $property === 'header' ? ['X' => null] : [];
    $inner = [null, 'b', 'c', 'd'];
    $drop = function () use (&$list, &$inner, $response, $property, $ask) {
        match ($ask->variant & 3) {
            0 => $inner = null,
            1 => $response->{$property} = null,
            2 => $list = null,
            3 => $inner = array_fill(0, 100, 'grown'),
        };
        reuse_memory();
        return 'gone';
    };
    if ($ask->variant & 4) {
        // the first value is refused with a warning, whose handler drops the list
        $inner[0] = "two\nlines";
        $list = $property === 'header' ? ['X' => &$inner] : $inner;
    } else {
        $inner[0] = new Text($drop);
        $list = $property === 'header' ? ['X' => &$inner] : [$inner[0], 'b', 'c', 'd'];
    }
    $response->{$property} = &$list;
    with_error_handler(fn () => (bool) $drop(), function () use ($response, $property, $ask, $send) {
        $property === 'trailer' && $response->write('part');
        $property === 'trailer' ? $response->end() : $send($response, $ask);
    });
};

return [
    'dropped-header' => $dropped('header'),
    'dropped-cookie' => $dropped('cookie'),
    'dropped-trailer' => $dropped('trailer'),

    'header' => function (Request $request, Response $response, Ask $ask) use ($send) {
        $list = ['a', new Text(fn () => 'text'), 3, null, true, 1.5];
        $text = new Text(fn () => $ask->text());
        $response->header = $ask->variant & 1
            ? ['X-List' => &$list, 'X-Text' => $text, 5 => 'five', 'content-type' => null]
            : ['X-Nested' => ['x', ['y']]];
        $ask->variant & 2 && $response->header['Later'] = 'v';
        $ask->variant & 4 && $response->header('X-Text', $list);
        $list[] = 'changed afterwards';
        $send($response, $ask);
    },

    // each kind of value that is no array
    'header-kind' => function (Request $request, Response $response, Ask $ask) use ($send) {
        $response->header = [null, 5, 'text', $response, fn () => 1, 1.5, false, [[[]]]][$ask->variant & 7];
        $response->cookie = [null, 5, 'text', $request, ['a=b'], [['a']], [null], [fn () => 1]][$ask->variant & 7];
        $send($response, $ask);
    },

    'header-suspends' => function (Request $request, Response $response, Ask $ask) use ($send) {
        $text = new Text(function () use ($ask) {
            $ask->wait();
            return 'late';
        });
        $response->header = ['X' => [$text, $text], 'Y' => $text];
        $ask->variant & 1 && $response->cookie = [new Text(fn () => $ask->wait() ?? 'a=b')];
        $ask->variant & 2 && beside(fn () => $response->end('overtaken'));
        $send($response, $ask);
    },

    'header-answers' => function (Request $request, Response $response, Ask $ask) use ($send) {
        $response->header = ['X' => [new Text(fn () => match ($ask->variant & 7) {
            0 => $response->end('from inside'),
            1 => $response->close(),
            2 => $response->write('from inside'),
            3 => $response->upgrade(),
            4 => $response->header('X', 'from inside'),
            5 => $response->redirect('/inside'),
            6 => $response->status(404),
            7 => $response->cookie('inside', 'v'),
        }), 'b']];
        $send($response, $ask);
    },

    'header-throws' => function (Request $request, Response $response, Ask $ask) use ($send) {
        $response->header = ['X' => ['a', new Text(fn () => $ask->variant & 1
            ? exit(1)
            : throw new \RuntimeException('no text'))]];
        if ($ask->variant & 2) {
            $response->header = ['X' => new \stdClass()];
        }
        $ask->variant & 4 ? $send($response, $ask) : null;
    },

    // fields that say where the body ends are the server's own
    'framing' => function (Request $request, Response $response, Ask $ask) use ($send) {
        match ($ask->variant & 7) {
            0 => $response->header('Content-Length', '5'),
            1 => $response->header('Transfer-Encoding', 'chunked'),
            2 => $response->header('Transfer-Encoding', 'chunked, X', false),
            3 => $response->header('Content-Length:', '99', false),
            4 => $response->header('', 'v'),
            5 => $response->header('Connection', ['close', 'keep-alive', 'upgrade'][$ask->ms % 3]),
            6 => $response->header = ['content-length' => ['1', '2'], 'Content-Length' => 7],
            7 => $response->trailer('content-length', '7') && $response->trailer('transfer-encoding', 'x'),
        };
        $send($response, $ask);
    },

    // one variable behind several properties, and behind itself
    'references' => function (Request $request, Response $response, Ask $ask) use ($send) {
        $value = ['a' => 'b', 'list' => ['c', 'd']];
        $response->header = &$value;
        $ask->variant & 1 && $response->cookie = &$value;
        $ask->variant & 2 && $value['list'][] = &$value['a'];
        $ask->variant & 4 && $value['list']['self'] = &$value['list'];
        foreach ($request->header as $name => &$field) {
            $field = new Text(function () use (&$value, $name) {
                $value[$name] = 'set while it is walked';
                return $name;
            });
            $value["X-$name"] = &$field;
        }
        $response->header('Set', $value['list']);
        $send($response, $ask);
        $value = $field = null;
    },

    'cookies' => function (Request $request, Response $response, Ask $ask) use ($send) {
        for ($i = 0; $i < $ask->n; $i++) {
            $response->cookie("c$i", $ask->text(), $ask->variant, '/', 'example.org', true, true, 'Lax');
        }
        $response->rawcookie('raw', 'a b');
        $send($response, $ask);
    },

    'arguments' => function (Request $request, Response $response, Ask $ask) {
        $waits = new Text(fn () => $ask->wait() ?? 'v');
        $ends = new Text(fn () => (string) $response->end('inside'));
        match ($ask->variant & 7) {
            0 => $response->end($waits),
            1 => $response->end($ends),
            2 => $response->write($ends),
            3 => $response->header($waits, $ends),
            4 => $response->status('200', $ends),
            5 => $response->redirect($ends, '301'),
            6 => $response->cookie($waits, $ends),
            7 => $response->trailer($waits, $ends),
        };
        $response->end('outside');
    },
];
