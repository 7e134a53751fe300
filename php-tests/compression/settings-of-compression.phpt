--TEST--
http_compression, levels, minimum length and types are those that are set; what they cannot be is refused
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$body = <<<'PHP'
$text = implode("\n", range(1, 5_000));
$server->handle('/', fn ($request, $response) => $response->end($text));
PHP;
$length = function (string $settings) use ($body) {
    $server = serve("\$server->set($settings);" . $body, options: '-d html_errors=0');
    preg_match('/^Content-Length: (\d+)\r$/m', $server->connect()->request('GET / HTTP/1.1', 'Host: a', 'Accept-Encoding: gzip')->response(), $match);
    echo preg_replace('/ in .*/', '', $server->finished());
    return (int) $match[1];
};
$plain = strlen(implode("\n", range(1, 5_000)));
$fast = $length('["http_compression" => true]');
var_dump($fast < $plain, $length('["http_compression" => false]') === $plain);
foreach (['http_compression_level', 'compression_level', 'http_gzip_level'] as $name) {
    var_dump($length("['$name' => 9]") < $fast);
}
var_dump($length('["http_compression_level" => 1, "http_gzip_level" => 9]') === $fast);
var_dump($length('["compression_min_length" => 50_000]') === $plain, $length('["http_compression_min_length" => -1]') === $fast);
var_dump($length('["compression_types" => ["text/css"]]') === $plain);
run_here(<<<'PHP'
    $server = new Server('127.0.0.1', 0);
    $server->set(['http_compression_types' => 'text/html']);
    try {
        $server->start();
    } catch (Swoole\Error $error) {
        echo $error->getMessage(), "\n";
    }
PHP);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)

Warning: Swoole\Coroutine\Http\Server::start(): compression_min_length must be greater than or equal to 0, got -1
bool(true)
bool(true)
bool(true)
http_compression_types must be array
