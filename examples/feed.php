<?php
// A feed for web pages: what one page publishes all get, compressed, in the form of a subprotocol. Pages that vanish are
// noticed, and one that does not keep up misses messages instead of delaying the others.
//
//     php -d extension=swoole_rs.so examples/feed.php      then, on a page of http://127.0.0.1:9503:
//     socket = new WebSocket('ws://127.0.0.1:9503/', ['feed.v2', 'feed.v1'])

use Swoole\Coroutine\Http\Server;
use Swoole\Http\Request;
use Swoole\Http\Response;

use function Swoole\Coroutine\run;

run(function () {
    $server = new Server('127.0.0.1', 9503);
    $server->set([
        'package_max_length' => '64K',                       // a message's bytes, also when it is no longer compressed
        'websocket_subprotocol' => ['feed.v1', 'feed.v2'],   // the page's favourite among them is answered
        'websocket_allowed_origins' => "http://127.0.0.1:{$server->port}",
        'websocket_compression' => true,
        'websocket_compression_min_length' => 64,            // below it, compressing gains nothing
        'websocket_ping_interval' => 20,                     // seconds of silence
        'websocket_idle_timeout' => 50,
        'websocket_overflow' => 'drop',
    ]);

    /** @var array<int, Response> $pages by object id */
    $pages = [];

    $server->handle('/', function (Request $request, Response $page) use (&$pages) {
        if (!$page->upgrade()) {
            return; // no handshake, or from a page elsewhere: that is answered already
        }
        $id = spl_object_id($page);
        $pages[$id] = $page;
        try {
            // the heartbeat ends connections, not a time limit
            while ($frame = $page->recv(-1)) {
                foreach ($pages as $reader) {
                    $reader->push($frame); // compressed once for all of them
                }
            }
        } finally {
            unset($pages[$id]);
        }
    });

    echo "ws://127.0.0.1:{$server->port}/\n";
    $server->start();
});
