--TEST--
A stream over TLS goes on after a cancelled read: what the peer sends then is read, and it is not at its end
--EXTENSIONS--
openssl
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

use Swoole\Coroutine;
use function Swoole\Coroutine\{go, run};

$certificates = (new Certificates())->sign('server', 'IP:127.0.0.1');
Swoole\Runtime::enableCoroutine(SWOOLE_HOOK_ALL);
run(function () use ($certificates) {
    $port = tls_echo($certificates->pair('server'));
    $context = stream_context_create(['ssl' => ['cafile' => $certificates->path('ca.crt')]]);
    $stream = stream_socket_client("tls://127.0.0.1:$port", timeout: 20, context: $context);
    foreach (['first', 'again'] as $text) {
        $reader = go(fn () => json('cancelled', @fread($stream, 99)));
        Coroutine::cancel($reader);
        Coroutine::join([$reader], 20);
        json(fwrite($stream, $text), fread($stream, 99), feof($stream));
    }
});
?>
--EXPECT--
["cancelled",""]
[5,"first",false]
["cancelled",""]
[5,"again",false]
