<?php
// A chat room: the page at /, and at /room a WebSocket on which each line somebody sends goes to everybody.
//
//     php -d extension=swoole_rs.so examples/chat/server.php        then: http://127.0.0.1:9502/ in two tabs

use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;

use function Swoole\Coroutine\run;

run(function () {
    $server = new Server('127.0.0.1', 9502);
    $page = (string) file_get_contents(__DIR__ . '/page.html');

    /** @var array<int, Response> $people everybody in the room, by object id */
    $people = [];

    $tell = function (array $message) use (&$people): void {
        $text = json_encode($message + ['present' => count($people)], JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE);
        foreach ($people as $person) {
            $person->push($text);
        }
    };

    $server->handle('/room', function (Request $request, Response $socket) use (&$people, $tell) {
        if (!$socket->upgrade()) {
            return;
        }
        $id = spl_object_id($socket);
        $given = $request->get['name'] ?? '';           // a list, if somebody asks for ?name[]=
        $name = (is_string($given) ? trim($given) : '') ?: "guest $id";
        $people[$id] = $socket;
        $tell(['from' => $name, 'event' => 'joined']);
        try {
            while ($frame = $socket->recv(-1)) {
                $tell(['from' => $name, 'text' => $frame->data]);
            }
        } finally {
            unset($people[$id]);
            $tell(['from' => $name, 'event' => 'left']);
        }
    });

    $server->handle('/', function (Request $request, Response $response) use ($page) {
        if ($request->server['request_uri'] !== '/') {
            $response->status(404);
            $response->end();
            return;
        }
        $response->header('Content-Type', 'text/html; charset=utf-8');
        $response->end($page);
    });

    echo "Open http://127.0.0.1:{$server->port}/ in two tabs. Ctrl-C ends it.\n";
    $server->start();
});
