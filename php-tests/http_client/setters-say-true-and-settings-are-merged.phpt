--TEST--
Http\Client: setters give true, setBasicAuth() nothing; set() merges, refuses an empty array, and applies the rest beside a write_func that cannot be called
--FILE--
<?php
use Swoole\Coroutine\Http\Client;

set_error_handler(fn ($level, $text) => print "$text\n");
$client = new Client('127.0.0.1', 1);
echo json_encode([
    $client->setMethod('PUT'), $client->setHeaders(['a' => 'b']), $client->setCookies(['c' => 'd']), $client->addData('x', 'n'),
    $client->setDefer(), $client->setDefer(false), $client->setBasicAuth('u', 'p'),
]), "\n";
echo json_encode([$client->requestMethod, $client->requestHeaders, $client->cookies]), "\n";
foreach ([null, 5, new stdClass(), ['a' => 1], 'text'] as $data) {
    var_dump($client->setData($data), $client->requestBody === $data);
}
foreach ([
    fn () => $client->setMethod([]),
    fn () => $client->setHeaders('x'),
    fn () => $client->setCookies('x'),
    fn () => $client->setBasicAuth([], 'p'),
    fn () => $client->set('x'),
] as $attempt) {
    try {
        $attempt();
    } catch (TypeError $error) {
        echo $error->getMessage(), "\n";
    }
}
echo json_encode([$client->set(['timeout' => 1, 'max_retries' => 5]), $client->set(['timeout' => 2, 'other' => 3]), $client->set([]), $client->setting]), "\n";
var_dump($client->set(['write_func' => 'nope', 'timeout' => 7]), $client->setting['timeout']);
?>
--EXPECT--
[true,true,true,true,true,true,null]
["PUT",{"a":"b"},{"c":"d"}]
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
Swoole\Coroutine\Http\Client::setMethod(): Argument #1 ($method) must be of type string, array given
Swoole\Coroutine\Http\Client::setHeaders(): Argument #1 ($headers) must be of type array, string given
Swoole\Coroutine\Http\Client::setCookies(): Argument #1 ($cookies) must be of type array, string given
Swoole\Coroutine\Http\Client::setBasicAuth(): Argument #1 ($username) must be of type string, array given
Swoole\Coroutine\Http\Client::set(): Argument #1 ($settings) must be of type array, string given
[true,true,false,{"timeout":2,"max_retries":5,"other":3}]
Swoole\Coroutine\Http\Client::set(): function 'nope' is not callable
bool(true)
int(7)
