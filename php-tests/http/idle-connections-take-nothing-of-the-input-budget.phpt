--TEST--
Connections that are idle after a large request take nothing from the memory that all input may use
--SKIPIF--
<?php
$limit = trim((string) shell_exec('ulimit -Hn'));
if ($limit !== 'unlimited' && (int) $limit < 5000) die('skip 5000 descriptors are not to be had');
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

// what they send is more than the process may keep in all (256 MB)
const CONNECTIONS = 4600;

Child::$wrapper = 'sh -c \'ulimit -n 5000; exec "$@"\' sh';
$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->end();
});
PHP);
$clients = new Child('<?php
    const CONNECTIONS = ' . CONNECTIONS . ', ADDRESS = ' . var_export($server->address(), true) . ';' . <<<'PHP'
    $request = "GET / HTTP/1.1\r\nHost: test\r\nX-Long: " . str_repeat('x', 60_000) . "\r\n\r\n";
    $answers = [];
    for ($i = 0; $i < CONNECTIONS; $i++) {
        $clients[] = $client = stream_socket_client(ADDRESS);
        fwrite($client, $request);
        $status = trim(fgets($client));
        $answers[$status] = ($answers[$status] ?? 0) + 1;
    }
    foreach ($answers as $status => $count) {
        echo "$count x $status\n";
    }
    PHP);
echo $clients->output();
Child::$wrapper = '';
$server->finish();
?>
--EXPECT--
4600 x HTTP/1.1 200 OK
