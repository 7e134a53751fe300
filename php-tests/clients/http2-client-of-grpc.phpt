--TEST--
Http2\Client: Python's grpcio is a server for it: unary calls, streams both ways, statuses in trailers, a deadline
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
require __DIR__ . '/../support/foreign.inc';
skip_without_python('grpc');
?>
--FILE--
<?php
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/foreign-servers.inc';
require __DIR__ . '/../support/http2-server.inc';

function grpc_message(string $message): string
{
    return pack('CN', 0, strlen($message)) . $message;
}

/** @return list<string> */
function grpc_messages(?string $bytes): array
{
    for ($messages = []; strlen($bytes ?? '') >= 5; $bytes = substr($bytes, 5 + $length)) {
        $length = unpack('N', $bytes, 1)[1];
        $messages[] = substr($bytes, 5, $length);
    }
    return $messages;
}

function grpc_call(string $method, string $message, array $fields = [], bool $streams = false): Swoole\Http2\Request
{
    return http2_request(
        "/test.Service/$method",
        method: 'POST',
        headers: $fields + ['te' => 'trailers', 'content-type' => 'application/grpc'],
        data: grpc_message($message),
        pipeline: $streams,
        usePipelineRead: $streams,
    );
}

$grpc = new ForeignServer('python-grpc-server.py');
run(function () use ($grpc) {
    $client = http2_client($grpc->port);
    $show = function () use ($client) {
        $response = $client->recv();
        $fields = array_intersect_key($response->headers, ['grpc-status' => 0, 'grpc-message' => 0, 'x-sum' => 0]);
        $fields = array_filter($fields, fn ($value) => $value !== '');
        ksort($fields);
        echo $response->statusCode, ' ', json_encode(grpc_messages($response->data)), ' ', json_encode($fields), "\n";
    };
    foreach (['Upper' => 'hello', 'Refuse' => '', 'Count' => '5', 'None' => ''] as $method => $message) {
        $client->send(grpc_call($method, $message));
        $show();
    }
    $client->send(grpc_call('Sleep', '', ['grpc-timeout' => '50m']));
    $response = $client->recv();
    // the server says so, or resets the stream
    echo ($response->headers['grpc-status'] ?? '') === '4' || $response->errCode > 0 ? 'the deadline has passed' : 'no deadline', "\n";
    $stream = $client->send(grpc_call('Echo', 'first', streams: true));
    $next = function () use ($client) {
        for ($bytes = ''; strlen($bytes) < 5 || strlen($bytes) < 5 + unpack('N', $bytes, 1)[1]; $bytes .= $client->read()->data);
        return grpc_messages($bytes)[0];
    };
    echo $next();
    foreach (['second', str_repeat('x', 100_000)] as $message) {
        $client->write($stream, grpc_message($message));
        echo ' ', strlen($answer = $next()) > 10 ? strlen($answer) : $answer;
    }
    $client->write($stream, '', true);
    do {
        $last = $client->read();
    } while ($last->pipeline);
    echo " status {$last->headers['grpc-status']}\n";
});
?>
--EXPECT--
200 ["HELLO"] {"grpc-status":"0","x-sum":"5"}
200 [] {"grpc-message":"nothing: here","grpc-status":"5"}
200 ["0","1","2","3","4"] {"grpc-status":"0"}
200 [] {"grpc-message":"Method not found!","grpc-status":"12"}
the deadline has passed
FIRST SECOND 100000 status 0
