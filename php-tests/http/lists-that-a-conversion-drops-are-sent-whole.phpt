--TEST--
Header, cookie and trailer lists are sent whole although a conversion drops them, or a warning's handler does
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$list = null;
class Dropper
{
    function __toString(): string
    {
        drop();
        return 'converted';
    }
}
/** Frees the list that is being walked, and has its memory used for something else. */
function drop(): void
{
    global $list, $garbage;
    $list = null;
    for ($i = 0; $i < 64; $i++) {
        $garbage[] = array_fill(0, 3 + $i % 8, str_repeat('!', 24));
    }
}
function strings(...$first): array
{
    return [...$first, bin2hex('second'), bin2hex('third')];
}
$server->handle('/header', function (Request $request, Response $response) {
    $GLOBALS['list'] = strings(new Dropper);
    $response->header = ['X' => &$GLOBALS['list']];
    $response->end();
});
$server->handle('/fields', function (Request $request, Response $response) {
    $GLOBALS['list'] = ['A' => new Dropper, 'B' => bin2hex('second'), 'C' => bin2hex('third')];
    $response->header = &$GLOBALS['list'];
    $response->end();
});
$server->handle('/warning', function (Request $request, Response $response) {
    $GLOBALS['list'] = strings("split\r\nhere");
    $response->header = ['X' => &$GLOBALS['list']];
    set_error_handler(drop(...));
    $response->end();
    restore_error_handler();
});
$server->handle('/cookie', function (Request $request, Response $response) {
    $GLOBALS['list'] = strings(new Dropper);
    $response->cookie = &$GLOBALS['list'];
    $response->end();
});
$server->handle('/trailer', function (Request $request, Response $response) {
    $GLOBALS['list'] = ['a' => new Dropper, 'b' => bin2hex('second'), 'c' => bin2hex('third')];
    $response->trailer = &$GLOBALS['list'];
    $response->write('.');
    $response->end();
});
PHP);
$client = $server->connect();
foreach (['header', 'fields', 'warning', 'cookie', 'trailer'] as $path) {
    $response = $client->request("GET /$path HTTP/1.1", 'Host: a')->response();
    preg_match_all('/^(?:X|[ABCabc]|Set-Cookie): .*$/m', str_replace("\r", '', $response), $lines);
    echo "$path\n  ", implode("\n  ", $lines[0]), "\n";
}
$server->finish();
?>
--EXPECT--
header
  X: converted
  X: 7365636f6e64
  X: 7468697264
fields
  A: converted
  B: 7365636f6e64
  C: 7468697264
warning
  X: 7365636f6e64
  X: 7468697264
cookie
  Set-Cookie: converted
  Set-Cookie: 7365636f6e64
  Set-Cookie: 7468697264
trailer
  a: converted
  b: 7365636f6e64
  c: 7468697264
