--TEST--
Http\Client: a connection that the server has closed while the script was computing is replaced, too
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/child.inc';

$server = new Child(<<<'PHP'
<?php
$listener = stream_socket_server('tcp://127.0.0.1:0');
echo stream_socket_get_name($listener, false), "\n";
for ($i = 0; $i < 2; $i++) {
    $connection = stream_socket_accept($listener, 20);
    fread($connection, 10000);
    fwrite($connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    fgets(STDIN); // not before the client has read it
    fclose($connection);
    echo "closed\n";
}
PHP);
$port = (int) substr(strrchr($server->line(), ':'), 1);
run(function () use ($server, $port) {
    $client = new Client('127.0.0.1', $port);
    var_dump($client->get('/1'));
    // nothing here lets the loop look at the connection
    echo $server->line(), "\n";
    var_dump($client->post('/2', 'x'), $client->errCode);
});
?>
--EXPECT--
bool(true)
closed
bool(true)
int(0)
