--TEST--
HTTP: the answer to HEAD has no Content-Length when the content is empty
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/full', fn ($request, $response) => $response->end('body'));
$server->handle('/', fn ($request, $response) => $response->end());
PHP);
foreach (['/', '/full'] as $path) {
    $answer = $server->connect()->request("HEAD $path HTTP/1.1", 'Host: test', 'Connection: close')->rest();
    echo $path, ' ', preg_match('/^Content-Length: (\d+)\r$/m', $answer, $length) ? $length[1] : 'none', ' ',
        json_encode(str_ends_with($answer, "\r\n\r\n")), "\n";
}
$server->finish();
?>
--EXPECT--
/ none true
/full 4 true
