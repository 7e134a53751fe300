--TEST--
A compressed message that becomes larger than package_max_length ends the connection with 1009 in bounded memory; recv() returns false with 1201
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without(extension_loaded('zlib'), 'the zlib extension is not there');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/deflate.inc';

$server = serve(<<<'PHP'
Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
$server->set(['websocket_compression' => true, 'package_max_length' => '1M']);
$peak = fn () => (int) preg_replace('/.*VmHWM:\s+(\d+).*/s', '$1', file_get_contents('/proc/self/status'));
$before = null;
$server->handle('/', function ($request, $ws) use ($peak, &$before) {
    $ws->upgrade();
    $result = $ws->recv();
    echo $result instanceof Frame ? strlen($result->data) . ' bytes' : literal($result), ' ', swoole_last_error(), ' then ', literal($ws->recv(0.01)), ', ';
    $before ??= $peak();
    echo $peak() - $before < 16 << 10 ? 'bounded' : "took {$peak()} - $before KB", "\n";
});
PHP);
$fits = str_repeat("\0", 1 << 20);
// the same megabyte again and again
$megabyte = deflate_init(ZLIB_ENCODING_RAW);
$payload = '';
for ($index = 0; $index < 100; $index++) {
    $payload .= deflate_add($megabyte, $fits, ZLIB_SYNC_FLUSH);
}
$payload = substr($payload, 0, -strlen(TAIL));
echo strlen($payload) < 200_000 ? "a small bomb\n" : strlen($payload);
$cases = [
    'fits' => compressed($fits, BINARY),
    'one byte more' => compressed("$fits\0", BINARY),
    'bomb' => frame(BINARY, $payload, FIN | RSV1),
    'fragments' => frame(BINARY, substr($payload, 0, 1000), RSV1) . frame(CONTINUATION, substr($payload, 1000)),
];
foreach ($cases as $what => $bytes) {
    $client = $server->websocket('/', OFFER)->send($bytes);
    echo "$what: ", $server->line(), '; ';
    echo $what === 'fits' ? '' : $client->next(), "\n";
    $client->close();
}
$server->finish();
?>
--EXPECT--
a small bomb
fits: 1048576 bytes 0 then false, bounded; 
one byte more: false 1201 then "", bounded; close 1009 ""
bomb: false 1201 then "", bounded; close 1009 ""
fragments: false 1201 then "", bounded; close 1009 ""
