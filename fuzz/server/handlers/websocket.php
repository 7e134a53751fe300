<?php
// WebSocket connections: what happens between upgrade() and the end, and who does it.

declare(strict_types=1);

namespace Fuzz;

use Swoole\Coroutine;
use Swoole\Http\Request;
use Swoole\Http\Response;
use Swoole\WebSocket\CloseFrame;
use Swoole\WebSocket\Frame;

/** Messages until the peer has closed, fails or falls silent. */
$messages = function (Response $socket, float $limit = 2): \Generator {
    while (($frame = $socket->recv($limit)) && !$frame instanceof CloseFrame) {
        yield $frame;
    }
};

$websocket = fn (callable $body) => function (Request $request, Response $socket, Ask $ask) use ($body) {
    $socket->upgrade() && $body($socket, $ask);
};

return array_map($websocket, [
    'ws-echo' => function (Response $socket, Ask $ask) use ($messages) {
        foreach ($messages($socket) as $frame) {
            $socket->push($frame->data, $frame->opcode);
        }
    },

    'ws-return' => fn (Response $socket, Ask $ask) => $socket->push($ask->text()),

    'ws-close' => function (Response $socket, Ask $ask) {
        $ask->variant & 1 && $socket->push($ask->text());
        $ask->variant & 2 && $socket->recv(0.05);
        $socket->close();
        $socket->push('too late');
        $ask->variant & 4 && $socket->recv(0.01);
    },

    'ws-disconnect' => function (Response $socket, Ask $ask) {
        $ask->n & 1 && $socket->push($ask->text());
        $ask->n & 2 && $socket->recv(0.05);
        $codes = [1000, 1001, 1005, 1015, 3000, 4999, 5000, -1];
        $socket->disconnect($codes[$ask->variant & 7], str_repeat('r', $ask->bytes % 200));
        $socket->disconnect(1000, "\xff");
        $socket->recv(0.01);
        $socket->push('too late');
    },

    'ws-throw' => function (Response $socket, Ask $ask) {
        $ask->variant & 1 && $socket->recv(0.05);
        $ask->variant & 2 && $socket->disconnect();
        throw new \RuntimeException('on purpose');
    },

    'ws-exit' => function (Response $socket, Ask $ask) {
        $ask->variant & 1 && $socket->recv(0.05);
        exit(1);
    },

    'ws-defer' => function (Response $socket, Ask $ask) use ($messages) {
        Coroutine::defer(fn () => $socket->push('deferred'));
        Coroutine::defer(fn () => $ask->variant & 1 ? $socket->recv(0.01) : $socket->disconnect(1011));
        iterator_count($messages($socket, 0.1));
    },

    'ws-throwing-defer' => function (Response $socket, Ask $ask) {
        Coroutine::defer(fn () => throw new \RuntimeException('at last'));
        $socket->recv(0.05);
    },

    // the handler returns, others keep the connection
    'ws-stored' => function (Response $socket, Ask $ask) {
        later($ask->ms, fn () => $socket->push($ask->text()));
        $ask->variant & 1 && later(2 * $ask->ms, fn () => $socket->disconnect());
        $ask->variant & 2 && Kept::store($socket);
        $ask->variant & 4 && beside(fn () => $socket->recv(0.2));
    },

    'ws-room' => function (Response $socket, Ask $ask) use ($messages) {
        $id = spl_object_id($socket);
        Kept::$members[$id] = $socket;
        $broadcast = function (string $text) {
            foreach (Kept::$members as $member) {
                $member->push($text, SWOOLE_WEBSOCKET_OPCODE_BINARY);
            }
        };
        $broadcast($ask->text());
        foreach ($messages($socket, 0.5) as $frame) {
            $ask->variant & 1 ? beside(fn () => $broadcast($ask->text())) : $broadcast($frame->data);
        }
        unset(Kept::$members[$id]);
    },

    'ws-pushers' => function (Response $socket, Ask $ask) use ($messages) {
        for ($i = 0; $i < $ask->n; $i++) {
            beside(function () use ($socket, $ask) {
                for ($left = 4; $left > 0 && $socket->push($ask->text()); $left--) {
                    $ask->wait();
                }
            });
        }
        iterator_count($messages($socket, 0.3));
        $ask->variant & 1 && $socket->close();
    },

    'ws-readers' => function (Response $socket, Ask $ask) {
        for ($i = 0; $i < $ask->n; $i++) {
            beside(fn () => $socket->recv(0.1));
        }
        $ask->variant & 1 && beside(fn () => $socket->close());
        $socket->recv(0.2);
    },

    // one message in parts, with a control frame in between
    'ws-fragments' => function (Response $socket, Ask $ask) {
        $socket->push($ask->text(), SWOOLE_WEBSOCKET_OPCODE_BINARY, 0);
        for ($i = 0; $i < $ask->n; $i++) {
            $ask->variant & 1 && $ask->wait();
            $ask->variant & 2 && $socket->ping("$i");
            $socket->push($ask->text(), SWOOLE_WEBSOCKET_OPCODE_CONTINUATION, 0);
        }
        $socket->push('end', SWOOLE_WEBSOCKET_OPCODE_CONTINUATION);
        $socket->recv(0.05);
    },

    // two messages in parts at once
    'ws-mixed-fragments' => function (Response $socket, Ask $ask) {
        for ($i = 0; $i < 2; $i++) {
            beside(function () use ($socket, $ask) {
                $socket->push('a', SWOOLE_WEBSOCKET_OPCODE_TEXT, 0);
                $ask->wait();
                $socket->push('b', SWOOLE_WEBSOCKET_OPCODE_CONTINUATION);
            });
        }
        $ask->variant & 1 && $socket->push('whole');
        $socket->recv(0.05);
    },

    'ws-frames' => function (Response $socket, Ask $ask) {
        $frame = new Frame();
        $frame->data = [$ask->text(), null, 5, new Text(fn () => 'text'), [], 1.5, true, false][$ask->variant & 7];
        $frame->opcode = [1, 2, 9, 10, 11, -1, '1', null][$ask->n & 7];
        $frame->flags = [1, true, SWOOLE_WEBSOCKET_FLAG_FIN | SWOOLE_WEBSOCKET_FLAG_COMPRESS, null][$ask->ms & 3];
        $socket->push($frame);
        $close = new CloseFrame();
        $close->code = [1000, null, 0, 'x', 1006, 4000, 70000, []][$ask->variant & 7];
        $close->reason = [str_repeat('r', 200), null, 'because', "\xff"][$ask->n & 3];
        $socket->recv(0.02);
        $socket->push($close);
        $socket->recv(0.02);
    },

    'ws-frame-of-itself' => function (Response $socket, Ask $ask) {
        $frame = new Frame();
        $frame->data = $frame;
        $socket->push($frame);
    },

    // what is pushed makes its text while it is pushed
    'ws-text' => function (Response $socket, Ask $ask) {
        $frame = new Frame();
        $frame->data = new Text(fn () => match ($ask->variant & 7) {
            0 => $ask->wait() ?? 'waited',
            1 => 'closed ' . $socket->close(),
            2 => 'pushed ' . $socket->push('inside'),
            3 => 'parted ' . $socket->disconnect(),
            4 => throw new \RuntimeException('no text'),
            5 => ($frame->data = null) ?? 'dropped ' . count(reuse_memory()),
            6 => 'received ' . gettype($socket->recv(0.01)),
            7 => $ask->text(),
        });
        $socket->push($frame);
        $socket->recv(0.02);
    },

    'ws-arguments' => function (Response $socket, Ask $ask) {
        $text = new Text(fn () => match ($ask->n & 3) {
            0 => $ask->wait() ?? 'waited',
            1 => 'closed ' . $socket->close(),
            2 => 'received ' . gettype($socket->recv(0.01)),
            3 => 'pushed ' . $socket->push('inside'),
        });
        match ($ask->variant & 3) {
            0 => call_weakly($socket, 'push', [$text]),
            1 => call_weakly($socket, 'ping', [$text]),
            2 => call_weakly($socket, 'disconnect', [1000, $text]),
            3 => call_weakly($socket, 'push', ['text', '1', $text]),
        };
        $socket->recv(0.02);
    },

    // somebody else ends the wait
    'ws-interrupted' => function (Response $socket, Ask $ask) {
        $id = Coroutine::getCid();
        later($ask->ms, fn () => match ($ask->variant & 3) {
            0 => Coroutine::cancel($id),
            1 => Coroutine::cancel($id, true),
            2 => $socket->close(),
            3 => $socket->disconnect(3000, 'enough'),
        });
        while ($frame = $socket->recv(0.2)) {
            $socket->push($ask->text());
        }
        $ask->variant & 4 && $socket->push('still there?');
    },

    'ws-short-waits' => function (Response $socket, Ask $ask) {
        for ($i = 0; $i < 20; $i++) {
            $frame = $socket->recv(0.002 * $ask->n);
            $frame instanceof Frame && $socket->push($frame->data, $frame->opcode & 2 ?: 1);
            if ($frame === '') {
                break;
            }
        }
    },

    // more than a slow reader takes
    'ws-flood' => function (Response $socket, Ask $ask) {
        for ($i = 0; $i < 4 * $ask->n && $socket->push($ask->text()); $i++) {
            $ask->variant & 1 && $socket->ping();
        }
        $ask->variant & 2 && $socket->recv(0.05);
    },
]);
