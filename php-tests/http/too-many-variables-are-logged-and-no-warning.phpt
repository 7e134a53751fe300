--TEST--
More variables than max_input_vars, or deeper ones, are a line in the log: a client does not run the script's error handler
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$handler = <<<'PHP'
set_error_handler(fn ($number, $text) => throw new ErrorException($text));
$server->handle('/', function (Request $request, Response $response) {
    $count = fn ($array) => $array === null ? 'null' : count($array);
    $text = "{$count($request->get)} {$count($request->post)} {$count($request->cookie)}";
    $response->end($text . (error_get_last() ? ' and an error' : ''));
});
PHP;
$many = implode('&', array_map(fn ($i) => "a$i=1", range(1, 1200)));
$requests = [
    'query' => ["GET /?$many HTTP/1.1"],
    'form' => ['POST / HTTP/1.1', 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: ' . strlen($many)],
    'cookie' => ['GET / HTTP/1.1', 'Cookie: ' . str_replace('&', '; ', $many)],
    'nesting' => ['GET /?a' . str_repeat('[b]', 70) . '=1&c=2 HTTP/1.1'],
];
foreach ($requests as $name => $lines) {
    $options = $name === 'nesting' ? '-d display_errors=0' : '';
    $server = serve($handler, options: $options);
    $client = $server->connect()->request(...$lines, ...['Host: a', 'Connection: close']);
    echo "$name: ", $client->send($name === 'form' ? $many : '')->body(), "\n";
    echo preg_replace('/^\[[^\]]*\]\t/', '', $server->finished());
}
?>
--EXPECT--
query: 1000 null null
WARNING	Input variables exceeded 1000. To increase the limit change max_input_vars in php.ini.
form: null 1000 null
WARNING	Input variables exceeded 1000. To increase the limit change max_input_vars in php.ini.
cookie: null null 1000
WARNING	Input variables exceeded 1000. To increase the limit change max_input_vars in php.ini.
nesting: 1 null null
WARNING	Input variable nesting level exceeded 64. To increase the limit change max_input_nesting_level in php.ini.
