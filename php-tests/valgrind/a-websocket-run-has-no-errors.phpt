--TEST--
valgrind finds no error in a WebSocket run
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('valgrind');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

// Zend's own allocator hides single blocks from valgrind. Its default for a stack switch (2 MB) is what coroutines need.
putenv('USE_ZEND_ALLOC=0');
Child::$wrapper = 'valgrind -q --error-exitcode=99 --num-callers=40';

$server = serve(<<<'PHP'
$stored = [];
$server->handle('/', function ($request, $ws) use (&$stored) {
    $ws->upgrade();
    $stored[$id = spl_object_id($ws)] = $ws;
    while ($frame = $ws->recv()) {
        foreach ($stored as $other) {
            $other->push($frame->data, $frame->opcode);
        }
    }
    unset($stored[$id]);
});
PHP, options: '-d pcre.jit=0'); // PCRE's JIT reads beyond strings on purpose
$first = $server->websocket();
$second = $server->websocket();
$first->text('one')->send(frame(BINARY, str_repeat('x', 70_000), 0) . frame(PING, 'p') . frame(CONTINUATION, 'end'));
echo $first->next(), ', ', $first->next(), ', ', $first->next(), "\n";
echo $second->next(), ', ', $second->next(), "\n";
$first->send(close_frame(1000))->rest();
$second->send(frame(3, 'x'))->rest();
$server->websocket()->close();
$server->finish();
?>
--EXPECT--
text "one", pong "p", binary 70003 bytes
text "one", binary 70003 bytes
