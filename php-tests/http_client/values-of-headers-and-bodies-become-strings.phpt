--TEST--
Http\Client: values of headers and bodies become strings as PHP makes them; what cannot is an Error; the last Host counts; Expect is a header like others
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    set_error_handler(fn ($level, $text) => print "$text\n");
    $bodies = ['int' => 5, 'float' => 1.5, 'true' => true, 'false' => false, 'object' => new class {
        public function __toString(): string
        {
            return 'text';
        }
    }, 'form' => []];
    $answer = "HTTP/1.1 204 N\r\n\r\n";
    $server = new RawServer(array_fill(0, 3 + count($bodies), $answer));
    $client = new Client('127.0.0.1', $server->port);
    $client->setHeaders(['A' => ['x'], 'host' => 'one.test', 'B' => true, 'HOST' => 'two.test', 'C' => false, 'D' => '']);
    $client->setCookies(['a' => ['x'], 'b' => 5, 'c' => true]);
    $client->get('/headers');
    $client->setHeaders([]);
    $client->setCookies([]);
    foreach ($bodies as $kind => $body) {
        $client->post("/$kind", $body);
    }
    $client->setData('');
    $client->execute('/empty');
    $client->setHeaders(['Expect' => '100-continue']);
    $client->post('/expect', 'at once');
    foreach ($server->requests as $number => $request) {
        [$head, $body] = explode("\r\n\r\n", $request);
        echo $number === 0 ? visible("$head\r\n") : strtok($head, "\r") . preg_replace('/^(?!Content-|Expect).*$|\R/m', '', substr($head, strpos($head, "\n"))) . " [$body]\n";
    }
    $client = new Client('127.0.0.1', 1);
    try {
        $client->post('/', new stdClass());
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
});
?>
--EXPECT--
Array to string conversion
Array to string conversion
GET /headers HTTP/1.1\r\n
Host: two.test\r\n
A: Array\r\n
B: 1\r\n
C: \r\n
D: \r\n
Connection: keep-alive\r\n
Accept-Encoding: gzip, deflate, br\r\n
Cookie: a=Array; b=5; c=1\r\n
POST /int HTTP/1.1Content-Length: 1 [5]
POST /float HTTP/1.1Content-Length: 3 [1.5]
POST /true HTTP/1.1Content-Length: 1 [1]
POST /false HTTP/1.1Content-Length: 0 []
POST /object HTTP/1.1Content-Length: 4 [text]
POST /form HTTP/1.1Content-Type: application/x-www-form-urlencodedContent-Length: 0 []
POST /empty HTTP/1.1Content-Length: 0 []
POST /expect HTTP/1.1Expect: 100-continueContent-Length: 7 [at once]
Object of class stdClass could not be converted to string
