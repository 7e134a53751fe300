--TEST--
HTTP: package_max_length bounds head and body together, in bytes or as a size with a unit; below 0 it is 0, which leaves requests without a body
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

/** A POST of exactly $size bytes, head included. */
function post(int $size): string
{
    $head = fn (int $body) => "POST / HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: $body\r\n\r\n";
    for ($body = $size; strlen($head($body)) + $body > $size; $body--);
    return $head($body) . str_repeat('x', $body);
}

foreach ([2000 => '2000', 65536 => "'64K'", 1 << 20 => "'1M'"] as $limit => $setting) {
    $server = serve(<<<PHP
    \$server->set(['package_max_length' => $setting]);
    \$server->handle('/', fn (\$request, \$response) => \$response->end((string) strlen(\$request->getData())));
    PHP);
    echo $setting, ': ', $server->connect()->send(post($limit))->body(), "\n";
    $tooLarge = strstr(post($limit + 1), "\r\n\r\n", true) . "\r\n\r\n";
    echo $server->connect()->send($tooLarge)->status(), "\n";
    $server->finish();
}

$server = serve(<<<'PHP'
$server->set(['package_max_length' => -1]);
$server->handle('/', fn ($request, $response) => $response->end($request->getMethod()));
PHP);
echo '-1: ', $server->get('/'), "\n";
echo $server->connect()->request('POST / HTTP/1.1', 'Host: test', 'Content-Length: 1')->status(), "\n";
$server->finish();
?>
--EXPECT--
2000: 2000
HTTP/1.1 413 Payload Too Large
'64K': 65536
HTTP/1.1 413 Payload Too Large
'1M': 1048576
HTTP/1.1 413 Payload Too Large
-1: GET
HTTP/1.1 413 Payload Too Large
