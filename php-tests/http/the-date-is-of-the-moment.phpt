--TEST--
The Date of a response is of the moment in which it is sent, however long its handler has computed
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    // computes until the second after the next has begun
    for ($end = time() + 2; time() < $end;);
    $response->end((string) time());
});
PHP);
[$head, $body] = explode("\r\n\r\n", $server->connect()->request('GET / HTTP/1.1', 'Host: a')->response(), 2);
preg_match('/^Date: (.*)\r$/m', $head, $match);
// the clock of the header is some milliseconds late
$late = (int) $body - strtotime($match[1]);
echo $late >= -1 && $late <= 1 ? 'of the moment' : "late by $late s", "\n";
$server->finish();
?>
--EXPECT--
of the moment
