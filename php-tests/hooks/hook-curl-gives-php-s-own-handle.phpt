--TEST--
SWOOLE_HOOK_CURL hooks PHP's own curl: curl_init() gives a CurlHandle, whose calls suspend
--EXTENSIONS--
curl
--FILE--
<?php
use Swoole\Coroutine as C;
use Swoole\Runtime;
use function Swoole\Coroutine\{go, run};

foreach (['SWOOLE_HOOK_CURL', 'SWOOLE_HOOK_NATIVE_CURL'] as $flag) {
    run(function () use ($flag) {
        Runtime::setHookFlags(constant($flag));
        $server = stream_socket_server('tcp://127.0.0.1:0');
        $curl = curl_init('http://' . stream_socket_get_name($server, false));
        curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 30]);
        $id = go(function () use ($curl) {
            echo json_encode(curl_exec($curl)), "\n";
        });
        // nobody answers: it would block for half a minute
        echo "$flag: ", get_class($curl), ', ', C::exists($id) ? 'suspended' : 'returned', "\n";
        C::cancel($id);
        C::join([$id]);
    });
}
?>
--EXPECT--
SWOOLE_HOOK_CURL: CurlHandle, suspended
false
SWOOLE_HOOK_NATIVE_CURL: CurlHandle, suspended
false
