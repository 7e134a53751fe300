--TEST--
Http\Client: request() by each of its drivers throws errCode and errMsg where there is no response, gives error statuses, and sends the method as it is; the port that is usual is not in Host
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use Swoole\Coroutine\Http\ClientProxy;
use function Swoole\Coroutine\Http\get;
use function Swoole\Coroutine\Http\request;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    foreach ([null, 'curl', 'stream'] as $driver) {
        swoole_library_set_option('http_client_driver', $driver);
        echo $driver ?? 'default', "\n";
        foreach (['ended' => fn () => null, 'late' => RawServer::hold(...), 'garbage' => "garbage\r\n\r\n"] as $what => $answer) {
            $server = new RawServer([$answer]);
            try {
                get("http://127.0.0.1:$server->port", ['timeout' => $what === 'late' ? 0.1 : 20]);
            } catch (Client\Exception $exception) {
                echo "  $what: ", $exception->getMessage(), ' ', $exception->getCode(), "\n";
            }
        }
        $server = new RawServer(["HTTP/1.1 500 E\r\nContent-Length: 0\r\n\r\n"]);
        echo '  ', request("http://127.0.0.1:$server->port/a", 'pUrGe')->getStatusCode(), ' ', strtok($server->requests[0], "\r"), "\n";
    }
    foreach ([80, 8080] as $port) {
        $proxy = new RawServer(["HTTP/1.1 204 N\r\n\r\n"]);
        $client = new Client('a.test', $port);
        $client->set(['http_proxy_host' => '127.0.0.1', 'http_proxy_port' => $proxy->port]);
        $client->get('/');
        preg_match('/^Host: .*(?=\r)/m', $proxy->requests[0], $match);
        echo $match[0], "\n";
    }
    $made = new ClientProxy('body', 201, null, null);
    echo json_encode([$made->getBody(), $made->getStatusCode(), $made->getHeaders(), $made->getCookies()]), "\n";
    echo json_encode(array_map('function_exists', ['Co\Http\request', 'Co\Http\get', 'Co\Http\post'])), "\n";
});
?>
--EXPECT--
default
  ended: Connection reset by peer 104
  late: Connection timed out 110
  garbage: Http invalid protocol 7102
  500 pUrGe /a HTTP/1.1
curl
  ended: Connection reset by peer 104
  late: Connection timed out 110
  garbage: Http invalid protocol 7102
  500 pUrGe /a HTTP/1.1
stream
  ended: Connection reset by peer 104
  late: Connection timed out 110
  garbage: Http invalid protocol 7102
  500 pUrGe /a HTTP/1.1
Host: a.test
Host: a.test:8080
["body",201,[],[]]
[false,false,false]
