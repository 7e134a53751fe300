--TEST--
sendFile() sends a part of a file
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

$file = tempnam(sys_get_temp_dir(), "swoole-rs-test-");
file_put_contents($file, "0123456789");
set_error_handler(fn ($level, $text) => print("$text\n"));
run(function () use ($file) {
    [$client, $server] = connected();
    json($client->sendFile($file), $client->sendFile($file, 7), $client->sendFile($file, 2, 3), $client->sendFile($file, 10), $client->sendFile($file, 99));
    json($client->sendFile($file, 8, 9), $client->errCode, $client->errMsg);
    json($client->sendFile("/nonexistent"), $client->errCode, $client->errMsg, $client->sendFile("/"), $client->errCode, $client->sendFile(""));
    json($client->sendFile($file, -1), $client->errCode, $client->sendFile($file, 0, -1), $client->errCode);
    $client->close();
    json($server->recvAll(999, 10));
});
unlink($file);
?>
--EXPECT--
[true,true,true,true,true]
[false,502,"sendfile return zero"]
Swoole\Coroutine\Socket::sendFile(): file to send is empty
[false,2,"open(\/nonexistent) failed, No such file or directory",false,22,false]
[false,22,false,502]
"012345678978923489"
