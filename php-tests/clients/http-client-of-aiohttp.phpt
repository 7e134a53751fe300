--TEST--
Http\Client: Python's aiohttp is a server for it: chunks, compression, cookies, multipart uploads, a body that is cut off, WebSocket with a subprotocol
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
require __DIR__ . '/../support/foreign.inc';
skip_without_python('aiohttp');
?>
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/foreign-servers.inc';

$aiohttp = new ForeignServer('python-aiohttp-server.py');
run(function () use ($aiohttp) {
    $client = new Client('127.0.0.1', $aiohttp->port);
    $client->set(['timeout' => 20, 'open_websocket_close_frame' => true]);
    for ($whole = '', $i = 0; $i < 100; $i++) {
        $whole .= str_repeat(sprintf('%03d ', $i), 100);
    }
    foreach (['identity', 'gzip'] as $coding) {
        $client->get("/chunks?$coding");
        echo $client->headers['content-encoding'] ?? 'as it is', ' ', $client->body === $whole ? 'the same' : 'another', "\n";
    }
    $client->setCookies(['gone' => 'x', 'own' => '1']);
    $client->get('/cookies');
    echo "$client->body\n";
    $client->get('/cookies');
    echo "$client->body\n";
    $client->setData(['field' => 'value']);
    $client->addData(str_repeat('x', 100_000), 'data', 'text/plain', 'a "b".txt');
    $client->addFile(__FILE__, 'file');
    $client->setMethod('POST');
    $client->execute('/upload');
    echo str_replace((string) filesize(__FILE__), 'SIZE', $client->body), "\n";
    echo json_encode([$client->get('/cut'), $client->statusCode, $client->errCode, $client->body]), "\n";

    $client->setHeaders(['Sec-WebSocket-Protocol' => 'one, two']);
    echo json_encode([$client->upgrade('/echo'), $client->headers['sec-websocket-protocol']]), "\n";
    foreach (['text', str_repeat('0123456789', 200_000)] as $message) {
        $client->push($message, WEBSOCKET_OPCODE_BINARY);
        $frame = $client->recv();
        echo $frame->opcode, ' ', $frame->data === $message ? 'the same' : 'another', "\n";
    }
    $client->push('close');
    $close = $client->recv();
    echo $close->code, ' ', $close->reason, "\n";
});
?>
--EXPECT--
as it is the same
gzip the same
[('gone', 'x'), ('own', '1')]
[('kept', 'yes'), ('own', '1')]
field None 5; data a %22b%22.txt 100000; file http-client-of-aiohttp.php SIZE
[false,-3,104,""]
[true,"two"]
2 the same
2 the same
4000 as asked
