--TEST--
Everything that reads and writes does so over TLS
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
skip_without_command('curl');
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\{go, run};

$certificates = (new Certificates())->sign("server", "IP:127.0.0.1");
run(function () use ($certificates) {
    $port = tls_echo($certificates->pair("server"));
    $socket = new Socket(AF_INET, SOCK_STREAM, 0);
    $socket->connect("127.0.0.1", $port);
    $socket->setProtocol(["open_ssl" => true, "ssl_cafile" => $certificates->path("ca.crt"), "open_eof_check" => true, "package_eof" => "\n"]);
    json($socket->sslHandshake(), $socket->sslHandshake(), $socket->errCode);
    json($socket->peek(), $socket->errCode);
    $socket->send("a line\nvector");
    json($socket->recvLine(99, 20), $socket->recvAll(6, 20));
    json($socket->writeVectorAll(["ab", "cd\n", "efg"]), $socket->recvPacket(20), $socket->readVectorAll([1, 2], 20));
    $file = $certificates->path("large");
    file_put_contents($file, $large = random_bytes(3_000_000));
    go(fn () => json("sent", $socket->sendFile($file)));
    json($socket->recvAll(3_000_000, 20) === $large, $socket->checkLiveness());
    json($socket->recv(9, 0.02), $socket->errCode, $socket->shutdown(1), $socket->recv(9, 20), $socket->errCode);
});
?>
--EXPECT--
[true,false,509]
[false,11]
["a line\n","vector"]
[8,"abcd\n",["e","fg"]]
["sent",true]
[true,true]
[false,110,true,"",0]
