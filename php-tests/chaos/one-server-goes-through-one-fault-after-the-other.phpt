--TEST--
One process meets what strange clients and handlers do, one after the other; a client beside them is never refused and never waits
--SKIPIF--
<?php
if (!is_readable('/proc/self/schedstat') || !@exec('command -v prlimit')) {
    echo 'skip needs /proc/self/schedstat and prlimit';
}
?>
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';
require __DIR__ . '/../support/neighbour.inc';

$server = serve(neighbour_routes() . <<<'PHP'
Coroutine::set(['socket_read_timeout' => 5, 'exception_handler' => fn ($error) => null, 'log_file' => sys_get_temp_dir() . '/swoole-rs-log-' . getmypid()]);
$server->set([
    'min_transfer_rate_grace' => 1, 'close_timeout' => 1, 'http_max_headers' => 20_000, 'socket_buffer_size' => 1_000_000,
    'worker_num' => 4, 'not_a_setting' => true,
]);
$list = null;
class Dropper
{
    function __toString(): string
    {
        drop();
        return 'converted';
    }
}
class Throwing
{
    function __destruct()
    {
        throw new RuntimeException('destructor');
    }
}
/** Frees the list that is being walked, and has its memory used for something else. */
function drop(): void
{
    global $list, $garbage;
    $list = null;
    $garbage = array_map(fn ($i) => array_fill(0, 3 + $i % 8, str_repeat('!', 24)), range(1, 64));
}
$server->handle('/lists', function (Request $request, Response $response) {
    $GLOBALS['list'] = [new Dropper, bin2hex('second'), bin2hex('third')];
    $response->header = ['X' => &$GLOBALS['list']];
    $response->end(count($response->header) . '');
});
$server->handle('/last-reference', function (Request $request, Response $response) {
    $held = [$request];
    unset($request);
    set_error_handler(function () use (&$held) {
        $held = null;
        drop();
        return true;
    });
    $count = count($held[0]->get);
    restore_error_handler();
    $response->end("$count variables");
});
$server->handle('/fields', fn ($request, $response) => $response->end(count($request->header['a']) . ' fields'));
$server->handle('/silence', function (Request $request, Response $response) {
    $response->upgrade();
    Coroutine::set(['socket_read_timeout' => 1]);
    $frame = $response->recv();
    Coroutine::set(['socket_read_timeout' => 5]);
    $response->push($frame ? $frame->data : 'gave up');
    $response->recv();
});
$server->handle('/much', fn ($request, $response) => $response->end(str_repeat(sprintf('%08d', $request->get['i']), 2 << 20)));
$same = str_repeat('same', 1 << 21);
$server->handle('/same', fn ($request, $response) => $response->end($same));
$stored = null;
$server->handle('/store', function (Request $request, Response $response) use (&$stored) {
    $stored = $response;
    $response->write('.');
});
$server->handle('/stored', function (Request $request, Response $response) use (&$stored) {
    $response->end($stored->isWritable() ? 'writable' : literal([@$stored->write('x'), @$stored->end()]));
});
$server->handle('/defer', function (Request $request, Response $response) {
    Coroutine::defer(fn () => throw new RuntimeException('defer'));
    $response->end('answered');
});
$server->handle('/context', function (Request $request, Response $response) {
    Coroutine::getContext()['held'] = new Throwing;
    $response->end('answered');
});
$server->handle('/output', function (Request $request, Response $response) {
    ob_start(fn () => throw new RuntimeException('output callback'));
    $response->end('answered');
});
$server->handle('/names', function (Request $request, Response $response) {
    $names = ['Transfer-Encoding: chunked, X', 'Content-Length:', "Content-Length\x0b", ''];
    $taken = array_filter($names, fn ($name) => @$response->header($name, '1', false));
    $response->header('X', "a\x01b");
    @$response->write('.');
    $trailers = array_filter(['content-length', 'transfer-encoding', 'b: c'], fn ($name) => @$response->trailer($name, '1'));
    @$response->end(literal([$taken, $trailers]));
});
$server->handle('/where', fn ($request, $response) => $response->end(
    $request->header['host'] . ' ' . rawurlencode($request->get['q'] ?? ''),
));
$server->handle('/interleaved', function (Request $request, Response $response) {
    $response->upgrade();
    $response->push('a', WEBSOCKET_OPCODE_TEXT, 0);
    go(fn () => $response->push('another'));
    @$response->push('NEW', WEBSOCKET_OPCODE_TEXT);
    $response->push('b', WEBSOCKET_OPCODE_CONTINUATION, 1);
    $response->recv();
});
$requests = [];
$server->handle('/compare', function (Request $request, Response $response) use (&$requests) {
    $requests[] = $request;
    $response->end(count($requests) < 2 ? '' : literal($requests[0] == $requests[1]));
});
$server->handle('/broken', function (Request $request, Response $response) {
    $response->write('partial');
    throw new RuntimeException('broken');
});
$server->handle('/cookie', function (Request $request, Response $response) {
    $response->cookie('sess', 'v');
    $response->end();
});
$server->handle('/form', fn ($request, $response) => $response->end($request->post['name'] ?? 'nothing'));
PHP, options: '-d memory_limit=192M -d swoole_rs.input_memory=32M -d swoole_rs.output_memory=32M');

/** A line of what came back, without its CR and LF. */
$line = fn (string $response, string $name) => preg_match("/^$name.*/mi", $response, $match) ? trim($match[0]) : "no $name";
$ask = fn (string ...$lines) => $server->connect()->request(...$lines, ...['Connection: close'])->response();
$many = implode('&', array_map(fn ($i) => "a$i=1", range(1, 1_200)));
/** Those who are there for as long as one step takes. */
$clients = [];

$steps = [
    'settings without effect' => function () use ($server) {
        $server->get('/--state'); // it has begun
        $log = file_get_contents($file = sys_get_temp_dir() . "/swoole-rs-log-{$server->child()->pid}");
        unlink($file);
        return implode(', ', array_map(fn ($name) => substr_count($log, $name) . " $name", ['worker_num', 'not_a_setting']));
    },
    'a header list that its own conversion drops' => fn () =>
        implode(', ', preg_match_all('/^X: \S*/m', $ask('GET /lists HTTP/1.1', 'Host: a'), $match) ? $match[0] : []),
    'the last reference to a request goes while it is filled' => fn () => $server->get("/last-reference?$many"),
    'bodies that stop before their end' => function () use ($server, &$clients) {
        // more than the budget for input
        for ($i = 0; $i < 20; $i++) {
            $clients[] = $client = $server->connect();
            $client->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 2000000');
            try {
                $client->send(str_repeat('x', 1_999_990));
            } catch (RuntimeException) {
                // it had to go for the next
            }
        }
        // until the least rate has ended them
        return array_unique(array_map(fn ($client) => $client->status(), $clients)) ? 'ended' : '';
    },
    'thirteen thousand fields of one name' => fn () =>
        $server->connect()->send("GET /fields HTTP/1.1\r\nHost: b\r\n" . str_repeat("a:\r\n", 13_000) . "\r\n")->body(),
    'a peer that only pings' => function () use ($server) {
        $client = $server->websocket('/silence');
        for ($i = 0; $i < 10; $i++) {
            $client->send(frame(PING, "$i"))->frame();
            usleep(200_000);
        }
        return $client->text('spoke')->frame()[1];
    },
    'more connections than descriptors' => function () use ($server) {
        $pid = $server->child()->pid;
        $limit = count(scandir("/proc/$pid/fd")) + 2;
        exec("prlimit --pid $pid --nofile=$limit:");
        $idle = array_map(fn () => $server->connect(), range(1, 12));
        usleep(100_000);
        exec("prlimit --pid $pid --nofile=1024:");
        return $server->get('/--state') === 'on' ? 'served' : 'not served';
    },
    'those who do not read, each a response of its own' => function () use ($server, &$clients) {
        for ($i = 0; $i < 6; $i++) {
            $clients[] = $server->connect()->request("GET /much?i=$i HTTP/1.1", 'Host: a');
        }
        $right = 0;
        foreach ($clients as $i => $client) {
            $right += $client->body() === str_repeat(sprintf('%08d', $i), 2 << 20);
        }
        return "$right whole";
    },
    'those who do not read, all the same response' => function () use ($server, &$clients) {
        for ($i = 0; $i < 30; $i++) {
            $clients[] = $server->connect()->request('GET /same HTTP/1.1', 'Host: a');
        }
        return strlen($clients[29]->body()) . ' bytes';
    },
    'a stored response after a reset' => function () use ($server) {
        reset_connection($server->connect()->request('GET /store HTTP/1.1', 'Host: a'));
        for ($end = microtime(true) + DEADLINE; ($now = $server->get('/stored')) === 'writable' && microtime(true) < $end;) {
            usleep(10_000);
        }
        return $now;
    },
    'what throws when the coroutine ends' => fn () =>
        implode(', ', array_map(fn ($path) => $server->get($path), ['/defer', '/context', '/output'])),
    'more variables than PHP takes' => fn () => $line($ask("GET /where?$many HTTP/1.1", 'Host: a'), 'HTTP'),
    'CONNECT' => fn () => $line($ask('CONNECT a:80 HTTP/1.1', 'Host: a'), 'HTTP'),
    'names that are no tokens' => fn () => preg_match('/\[\[\], \[\]\]/', $ask('GET /names HTTP/1.1', 'Host: a')) ? 'refused' : 'taken',
    'an absolute target' => fn () => explode("\r\n\r\n", $ask('GET http://evil/where?q=1 HTTP/1.1', 'Host: a'))[1],
    'raw UTF-8 in the target' => fn () => explode("\r\n\r\n", $ask('GET /where?q=中 HTTP/1.1', 'Host: a'))[1],
    'messages at the same time' => function () use ($server) {
        $client = $server->websocket('/interleaved');
        return implode(' ', array_map(fn ($frame) => $frame[1], [$client->frame(), $client->frame(), $client->frame()]));
    },
    'a body of ten times the limit' => function () use ($server) {
        $client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Length: 20000000');
        for ($part = 0; $part < 20; $part++) {
            $client->send(str_repeat('x', 1_000_000));
        }
        return $client->status();
    },
    'two requests that are compared before they are read' => fn () => $server->get('/compare?a=1') . $server->get('/compare?a=2'),
    'an exception in the middle of a body' => function () use ($server) {
        $client = $server->connect()->request('GET /broken HTTP/1.1', 'Host: a');
        $client->readUntil("\r\n\r\n");
        return literal($client->rest());
    },
    'a cookie without a path' => fn () => $line($ask('GET /cookie HTTP/1.1', 'Host: a'), 'Set-Cookie'),
    'a multipart form without files' => function () use ($server) {
        $form = "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nvalue\r\n--x--\r\n";
        $client = $server->connect()->request('POST /form HTTP/1.1', 'Host: a', 'Connection: close',
            'Content-Type: multipart/form-data; boundary=x', 'Content-Length: ' . strlen($form));
        $response = $client->send($form)->response();
        // where forms are not taken apart, that is said
        return str_ends_with($response, "\r\n\r\nvalue") || str_starts_with($response, 'HTTP/1.1 415 ') ? 'not lost' : $response;
    },
];
$neighbour = new Neighbour($server);
foreach ($steps as $name => $step) {
    try {
        echo "$name: ", $step(), "\n";
    } catch (Throwable $error) {
        echo "$name: ", get_class($error), ' ', $error->getMessage(), "\n";
    }
    array_map(fn ($client) => $client->close(), $clients);
    $clients = [];
}
$neighbour->report($server);
$server->finish();
?>
--EXPECT--
settings without effect: 1 worker_num, 1 not_a_setting
a header list that its own conversion drops: X: converted, X: 7365636f6e64, X: 7468697264
the last reference to a request goes while it is filled: 1000 variables
bodies that stop before their end: ended
thirteen thousand fields of one name: 13000 fields
a peer that only pings: spoke
more connections than descriptors: served
those who do not read, each a response of its own: 6 whole
those who do not read, all the same response: 8388608 bytes
a stored response after a reset: [false, false]
what throws when the coroutine ends: answered, answered, answered
more variables than PHP takes: HTTP/1.1 200 OK
CONNECT: HTTP/1.1 501 Not Implemented
names that are no tokens: refused
an absolute target: evil 1
raw UTF-8 in the target: a %E4%B8%AD
messages at the same time: a b another
a body of ten times the limit: HTTP/1.1 413 Payload Too Large
two requests that are compared before they are read: false
an exception in the middle of a body: "7\r\npartial\r\n"
a cookie without a path: Set-Cookie: sess=v
a multipart form without files: not lost
never refused
never waited for long
was there
