--TEST--
Http\Client: a new client has the documented properties, and nothing to show
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $client = new Client('example.test', 81, true);
    echo json_encode(array_diff_key(get_object_vars($client), ['socket' => 0])), "\n";
    var_dump($client->getBody(), $client->getHeaders(), $client->getCookies(), $client->getStatusCode());
    var_dump($client->getHeaderOut(), $client->getpeername(), $client->getsockname(), $client->getPeerCert());
    var_dump($client->getDefer(), $client->close(), $client->set([]), $client->recv(), $client->errCode);
    try {
        new Client('');
    } catch (Client\Exception $exception) {
        echo get_class($exception), ': ', $exception->getMessage(), ' ', $exception->getCode(), "\n";
    }
    $client->__construct('other.test');
    var_dump($client->host, $client->port, $client->ssl);
});
?>
--EXPECT--
{"errCode":0,"errMsg":"","connected":false,"host":"example.test","port":81,"ssl":true,"setting":null,"requestMethod":null,"requestHeaders":null,"requestBody":null,"uploadFiles":null,"downloadFile":null,"downloadOffset":0,"statusCode":0,"headers":null,"set_cookie_headers":null,"cookies":null,"body":""}
string(0) ""
NULL
NULL
int(0)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
int(5001)
Swoole\Coroutine\Http\Client\Exception: host is empty 22
string(10) "other.test"
int(0)
bool(false)
