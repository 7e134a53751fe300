<?php
// What stands between a program and its server, and cuts and delays connections: `php proxy.php PORT ORDERS` forwards a port of
// its own, which it says as `listening PORT`, to 127.0.0.1:PORT. ORDERS is a file that is read again and again: how many times
// connections were to be cut, each time every one with a probability of a half, by how many seconds all is delayed, and 1 as
// long as there is to be no connection at all.

[, $port, $file] = $argv;
$listener = stream_socket_server('tcp://127.0.0.1:0');
echo 'listening ', substr(strrchr(stream_socket_get_name($listener, false), ':'), 1), "\n";

/** Each side of a connection by its id: the stream, the other side's id, and what waits to be written there with its time. */
$sides = [];
$end = function (int $id) use (&$sides): void {
    foreach ([$id, $sides[$id]['other']] as $gone) {
        fclose($sides[$gone]['stream']);
        unset($sides[$gone]);
    }
};
$cuts = 0;
while (true) {
    [$wanted, $delay, $away] = array_map('floatval', explode(' ', (string) @file_get_contents($file) ?: '0 0 0')) + [0.0, 0.0, 0.0];
    foreach ($away ? array_keys($sides) : [] as $id) {
        isset($sides[$id]) && $end($id);
    }
    for (; $cuts < $wanted; $cuts++) {
        foreach (array_keys($sides) as $id) {
            isset($sides[$id]) && $id < $sides[$id]['other'] && mt_rand(0, 1) && $end($id);
        }
    }
    $read = [$listener, ...array_column($sides, 'stream')];
    $none = null;
    stream_select($read, $none, $none, 0, 5_000);
    foreach ($read as $stream) {
        if ($stream === $listener) {
            $client = @stream_socket_accept($listener, 0);
            $server = $away ? null : @stream_socket_client("tcp://127.0.0.1:$port", $code, $message, 1);
            if ($client && $server) {
                foreach ([[$client, $server], [$server, $client]] as [$one, $other]) {
                    stream_set_blocking($one, false);
                    stream_set_read_buffer($one, 0);
                    $sides[(int) $one] = ['stream' => $one, 'other' => (int) $other, 'waits' => []];
                }
            }
            continue;
        }
        $id = (int) $stream;
        if (!isset($sides[$id])) {
            continue;
        }
        $data = fread($stream, 65536);
        if ($data === '' || $data === false) {
            feof($stream) && $end($id);
            continue;
        }
        $sides[$sides[$id]['other']]['waits'][] = [microtime(true) + $delay, $data];
    }
    foreach (array_keys($sides) as $id) {
        while (isset($sides[$id]['waits'][0]) && $sides[$id]['waits'][0][0] <= microtime(true)) {
            $data = $sides[$id]['waits'][0][1];
            $written = @fwrite($sides[$id]['stream'], $data);
            if ($written === false) {
                $end($id);
                break;
            }
            if ($written < strlen($data)) {
                $sides[$id]['waits'][0][1] = substr($data, $written);
                break;
            }
            array_shift($sides[$id]['waits']);
        }
    }
}
