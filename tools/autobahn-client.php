<?php
// The client that tools/autobahn examines (SIDE=client): it runs all cases of a fuzzing server, echoing what it gets.
//
//   php -d extension=… tools/autobahn-client.php PORT

declare(strict_types=1);

use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

const AGENT = 'swoole-rs';
/** Seconds that the server may take to say something. */
const LIMIT = 60;

run(function () use ($argv): void {
    $open = function (string $path) use ($argv): Client {
        $client = new Client('127.0.0.1', (int) $argv[1]);
        // group 9 sends messages of up to 16 MB
        $client->set([
            'websocket_compression' => true,
            'websocket_compression_window_bits' => 15,
            'package_max_length' => 32 << 20,
            'read_timeout' => LIMIT,
        ]);
        $client->upgrade($path) || exit("no WebSocket at $path: $client->errMsg\n");
        return $client;
    };
    $cases = (int) $open('/getCaseCount')->recv()->data;
    for ($case = 1; $case <= $cases; $case++) {
        $client = $open("/runCase?case=$case&agent=" . AGENT);
        while (($frame = $client->recv()) && $client->push($frame->data, $frame->opcode));
        echo "case $case of $cases\n";
    }
    $open('/updateReports?agent=' . AGENT)->recv();
});
