<?php
// A chat with rooms: who is there, what was said before, and clients that come back without missing anything. The page is at
// /, and at /room a WebSocket. One process, or several that share a port and a Redis.
//
//     make demo                                        one process
//     make demo-cluster                                three, with a Redis of their own
//     HUB=redis://127.0.0.1 php server.php 4           four, with yours

use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;
use Swoole\Process\Pool;
use SwooleRs\Hub;

use function Swoole\Coroutine\run;

const PORT = 9502;

/** A field of the address; '' if there is none, or a list of them. */
function given(Request $request, string $name): string
{
    $value = $request->get[$name] ?? '';
    return is_string($value) ? trim($value) : '';
}

/** @param array<string, mixed> $message */
function json(array $message): string
{
    return json_encode($message, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE);
}

function serve(string $node): void
{
    // LISTEN=0.0.0.0 in a container, whose port is published by other means
    $server = new Server(getenv('LISTEN') ?: '127.0.0.1', PORT, false, true);
    // a peer whose network has gone says nothing: it is asked, and given up
    $server->set(['websocket_ping_interval' => 10, 'websocket_idle_timeout' => 25]);
    // a process that dies without a word is noticed after five seconds
    $hub = new Hub(getenv('HUB') ?: null, ['prefix' => 'demo:', 'history' => ['size' => 100, 'ttl' => 3600], 'lease' => 5]);

    /** @var array<string, array<int, Response>> $here the connections of this process, by room and object id */
    $here = [];

    // who is in a room is told to those here, whichever node it changed on
    $tellPresence = function (string $room) use ($hub, &$here): void {
        $members = array_column($hub->members($room), 'name');
        sort($members);
        foreach ($here[$room] ?? [] as $socket) {
            $socket->push(json(['members' => $members]));
        }
    };
    $hub->onJoin($tellPresence);
    $hub->onLeave($tellPresence);

    $server->handle('/room', function (Request $request, Response $socket) use ($hub, &$here, $tellPresence, $node) {
        if (!$socket->upgrade()) {
            return;
        }
        $room = substr(given($request, 'room'), 0, 100) ?: 'lobby';
        $name = substr(given($request, 'name'), 0, 100) ?: 'somebody';
        $socket->push(json(['node' => $node]));
        // a client that comes back says where it was; the offset counts the messages that it has got
        if (!$hub->recover($socket, $room, max(0, (int) given($request, 'after')), given($request, 'epoch'), ['name' => $name])) {
            // a new one, or one that was away for too long, loads the room; what is said meanwhile comes behind that
            $offset = $hub->lastOffset($room);
            $history = $hub->history($room);
            foreach ($history['messages'] as $message) {
                $offset = max($offset, $message['offset']);
            }
            $socket->push(json([
                'history' => array_map(fn ($message) => json_decode($message['data']), $history['messages']),
                'epoch' => $history['epoch'],
                'offset' => $offset,
            ]));
            if (!$hub->recover($socket, $room, $offset, $history['epoch'], ['name' => $name])) {
                return;
            }
        }
        $id = spl_object_id($socket);
        $here[$room][$id] = $socket;
        $tellPresence($room);
        try {
            while ($frame = $socket->recv(-1)) {
                $said = json(['from' => $name, 'text' => $frame->data, 'at' => time()]);
                if ($hub->publish($room, $said) === false) {
                    $socket->push(json(['error' => 'The room cannot be reached just now. Say it again.']));
                }
            }
        } finally {
            unset($here[$room][$id]);
        }
    });

    $page = (string) file_get_contents(__DIR__ . '/page.html');
    $server->handle('/', function (Request $request, Response $response) use ($page) {
        if ($request->server['request_uri'] !== '/') {
            $response->status(404);
            $response->end();
            return;
        }
        $response->header('Content-Type', 'text/html; charset=utf-8');
        $response->end($page);
    });
    echo "Open http://127.0.0.1:{$server->port}/ in two tabs ($node). Ctrl-C ends it.\n";
    $server->start();
}

$processes = (int) ($argv[1] ?? 1);
if ($processes === 1) {
    run(fn () => serve('one process'));
} else {
    $pool = new Pool($processes);
    $pool->set(['enable_coroutine' => true]);
    $pool->on('WorkerStart', fn (Pool $pool, int $worker) => serve("process $worker, pid " . getmypid()));
    $pool->start();
}
