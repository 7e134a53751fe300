--TEST--
Response: after end() every mutator returns false with error 7106
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    var_dump($response->isWritable(), $response->end('x'), $response->isWritable());
    report($response->end('again'));
    report($response->write('again'));
    report($response->header('X', 'y'));
    report($response->status(500));
    report($response->cookie('a', 'b'));
    report($response->trailer('a', 'b'));
    report($response->redirect('/'));
    report($response->upgrade());
});
PHP);
echo $server->get('/'), "\n";
$server->finish();
?>
--EXPECT--
x
bool(true)
bool(true)
bool(false)
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
