--TEST--
A response is compressed by the coding with the highest weight, br, gzip, deflate and zstd in this order among equals, and says Vary
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(str_repeat('some text, ', 100)));
PHP);
foreach ([
    'gzip, deflate, br, zstd', 'gzip, deflate', 'deflate', 'zstd', 'GZIP', 'br;q=0.1, gzip;q=0.8', 'br;q=0, *', 'gzip;q=0', 'zebra', 'identity', '',
] as $accepted) {
    [$head, $body] = explode("\r\n\r\n", $server->connect()->request('GET / HTTP/1.1', 'Host: a', "Accept-Encoding: $accepted")->response(), 2);
    preg_match('/^Content-Encoding: (.*)\r$/m', $head, $coding);
    preg_match('/^Content-Length: (.*)$/m', $head, $length);
    $decoded = match ($coding[1] ?? '') {
        'gzip' => gzdecode($body), 'deflate' => gzuncompress($body), '' => $body, default => str_repeat('some text, ', 100),
    };
    printf(
        "%-25s %-8s %s %s %s\n", $accepted, $coding[1] ?? '-', strlen($body) < 1100 ? 'smaller' : 'as it is',
        (int) $length[1] === strlen($body) && $decoded === str_repeat('some text, ', 100) ? 'whole' : 'broken',
        str_contains("$head\r\n", "\r\nVary: Accept-Encoding\r\n") ? 'Vary' : ''
    );
}
$server->finish();
?>
--EXPECT--
gzip, deflate, br, zstd   br       smaller whole Vary
gzip, deflate             gzip     smaller whole Vary
deflate                   deflate  smaller whole Vary
zstd                      zstd     smaller whole Vary
GZIP                      gzip     smaller whole Vary
br;q=0.1, gzip;q=0.8      gzip     smaller whole Vary
br;q=0, *                 gzip     smaller whole Vary
gzip;q=0                  -        as it is whole Vary
zebra                     -        as it is whole 
identity                  -        as it is whole Vary
                          -        as it is whole 
