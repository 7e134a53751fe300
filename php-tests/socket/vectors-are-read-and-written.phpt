--TEST--
Vectors are read and written, at once or whole
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

run(function () {
    [$client, $server] = connected();
    json($client->writeVector(["ab", "cde"]), $client->writeVectorAll(["f", "gh"]), $client->writeVector([]));
    json($server->readVector([1, 3, 9]));
    $client->writeVectorAll(["123", "45"]);
    json($server->readVectorAll([2, 3]), $server->readVector([]), $server->readVector([0]));
    foreach ([
        fn () => $server->readVector(["x"]),
        fn () => $server->readVectorAll([-1]),
        fn () => $client->writeVector(["a", 5]),
        fn () => $client->writeVectorAll([""]),
    ] as $try) {
        try {
            $try();
        } catch (Socket\Exception $exception) {
            json($exception->getMessage(), $exception->getCode());
        }
    }
    json($server->readVectorAll(array_fill(0, 1025, 1)), $server->errCode, $server->errMsg);
    $client->send("xyz");
    $client->close();
    json($server->readVectorAll([2, 2], 10), $server->errCode, $server->readVector([2], 10));
});
?>
--EXPECT--
[5,3,0]
["a","bcd","efgh"]
[["12","345"],[],[]]
["Item #[0] must be of type int, string given",22]
["Item #[0] must be greater than 0",22]
["Item #[1] must be of type string, int given",22]
["Item #[0] cannot be empty string",22]
[false,22,"The maximum of iov count is 1024"]
[["xy","z"],0,[]]
