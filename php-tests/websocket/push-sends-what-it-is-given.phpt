--TEST--
push(): the forms of its arguments and their bytes
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $ws) {
    $ws->upgrade();
    $ws->push('text');
    $ws->push("\0\xff", WEBSOCKET_OPCODE_BINARY);
    $ws->push(5);
    $ws->push(null);
    $ws->push(1.5);
    $ws->push(new class { public function __toString() { return 'stringable'; } });
    @$ws->push(['x']);
    echo error_get_last()['message'], "\n";
    $ws->push('a', 1, 0);
    $ws->push('b', 0, false);
    $ws->push('c', 0, true);
    $ws->push('d', 1, null);
    $ws->push('e', 1, SWOOLE_WEBSOCKET_FLAG_FIN | SWOOLE_WEBSOCKET_FLAG_MASK);
    $ws->push('', WEBSOCKET_OPCODE_PONG);
});
PHP);
$client = $server->websocket();
for ($i = 0; $i < 13; $i++) {
    echo $client->next(), "\n";
}
$server->finish();
?>
--EXPECT--
text "text"
binary "\000\377"
text "5"
text ""
text "1.5"
text "stringable"
text "Array"
text (not final) "a"
continuation (not final) "b"
continuation "c"
text "d"
text "e"
pong ""
Array to string conversion
