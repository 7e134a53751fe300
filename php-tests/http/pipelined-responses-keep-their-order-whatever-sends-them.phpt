--TEST--
Pipelined requests are answered in order and whole, whichever two ways of answering follow each other
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
file_put_contents("$folder/file", str_repeat('f', 200_000));
$server = serve("\$file = '$folder/file';" . <<<'PHP'
$number = fn ($request) => $request->get['n'];
$server->handle('/end', fn ($request, $response) => $response->end('end ' . $number($request)));
$server->handle('/write', function ($request, $response) use ($number) {
    $response->write('write ');
    $response->write($number($request));
    $response->end();
});
$server->handle('/part-of-file', fn ($request, $response) => $response->sendfile($file, 0, 5));
$server->handle('/file', fn ($request, $response) => $response->sendfile($file));
$server->handle('/socket', fn ($request, $response) => $response->socket && $response->end('socket ' . $number($request)));
$server->handle('/detach', function ($request, $response) {
    $response->detach();
    $response->socket->sendAll("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ndetach");
});
$server->handle('/create', function ($request, $response) use ($number) {
    $response->detach();
    Response::create([$response->socket, $request])->end('create ' . $number($request));
});
$server->handle('/later', fn ($request, $response) => go(function () use ($request, $response, $number) {
    Coroutine::sleep(0.001);
    $response->end('later ' . $number($request));
}));
$server->handle('/later-in-parts', fn ($request, $response) => go(function () use ($response) {
    $response->write('in ');
    Coroutine::sleep(0.001);
    $response->write('parts');
    $response->end();
}));
$server->handle('/nothing', fn ($request, $response) => $response->status(204) && $response->end('dropped'));
$server->handle('/exit', fn () => exit);
PHP);
$expected = [
    '/end' => 'end %d', '/write' => 'write %d', '/part-of-file' => 'fffff', '/file' => str_repeat('f', 200_000), '/socket' => 'socket %d',
    '/detach' => 'detach', '/create' => 'create %d', '/later' => 'later %d', '/later-in-parts' => 'in parts', '/nothing' => '', '/exit' => '',
];
foreach ($expected as $first => $_) {
    $paths = array_merge(...array_map(fn ($second) => [$first, $second], array_keys($expected)));
    $client = $server->connect();
    foreach ($paths as $number => $path) {
        $client->send("GET $path?n=$number HTTP/1.1\r\nHost: test\r\n\r\n");
    }
    $right = 0;
    foreach ($paths as $number => $path) {
        $body = $client->body();
        $right += $body === sprintf($expected[$path], $number) || print("$number $path: " . substr($body, 0, 50) . "\n");
    }
    echo "$first: $right\n";
    $client->close();
}
$server->finish();
?>
--EXPECT--
/end: 22
/write: 22
/part-of-file: 22
/file: 22
/socket: 22
/detach: 22
/create: 22
/later: 22
/later-in-parts: 22
/nothing: 22
/exit: 22
