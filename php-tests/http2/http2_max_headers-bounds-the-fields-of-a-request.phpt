--TEST--
http2_max_headers, of Coroutine::set() or of the server, bounds the fields of a request; without it http_max_headers does
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

foreach ([
    'Coroutine::set()' => 'Coroutine::set(["http2_max_headers" => 5]);',
    'the server' => 'Coroutine::set(["http2_max_headers" => 50]); $server->set(["http2_max_headers" => 5, "http_max_headers" => 2]);',
    'http_max_headers' => '$server->set(["http_max_headers" => 5]);',
    'neither' => '',
] as $where => $settings) {
    $server = serve($settings . <<<'PHP'
    $server->handle('/', fn ($request, $response) => $response->end((string) count($request->header)));
    PHP);
    $client = $server->http2();
    echo "$where:";
    foreach ([4, 5, 98, 100] as $index => $count) {
        // :authority is a field, too
        $fields = array_fill_keys(array_map(fn ($number) => "x-$number", range(1, $count)), '1');
        echo ' ', $client->get(2 * $index + 1, '/', $fields)->answer(2 * $index + 1);
    }
    echo "\n";
    $server->finish();
}
run_here(<<<'PHP'
$server = new Server('127.0.0.1', 0);
$server->set(['http2_max_headers' => 0]);
try {
    $server->start();
} catch (Throwable $error) {
    echo get_class($error), ': ', $error->getMessage(), "\n";
}
PHP);
?>
--EXPECT--
Coroutine::set(): 200 "5" 431 "" 431 "" 431 ""
the server: 200 "5" 431 "" 431 "" 431 ""
http_max_headers: 200 "5" 431 "" 431 "" 431 ""
neither: 200 "5" 200 "6" 200 "99" 431 ""
Swoole\Exception: http2_max_headers must be a number from 1 to 4294967295
