--TEST--
While a coroutine is suspended inside curl_exec(), another may ask how far it is, and any other call of the handle is an Error
--EXTENSIONS--
curl
--SKIPIF--
<?php
require __DIR__ . '/../support/services.inc';
skip_without_command('python3');
--FILE--
<?php
require __DIR__ . '/../support/services.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

function attempt(callable $do): void
{
    try {
        echo json_encode($do()), "\n";
    } catch (Error $error) {
        echo preg_replace('/ #\d+ is/', ' #N is', $error->getMessage()), "\n";
    }
}

$server = new LateServer('http');
run(function () use ($server) {
    $gate = new C\Channel(1);
    $curl = curl_init("http://127.0.0.1:$server->port/0");
    curl_setopt($curl, CURLOPT_WRITEFUNCTION, function ($curl, string $data) use ($gate) {
        echo $gate->pop(), ": $data\n";
        return strlen($data);
    });
    $first = go(fn () => attempt(fn () => curl_exec($curl)));
    attempt(fn () => curl_exec($curl));
    attempt(fn () => curl_setopt($curl, CURLOPT_URL, 'http://127.0.0.1:1/'));
    attempt(fn () => curl_reset($curl));
    attempt(fn () => curl_getinfo($curl, CURLINFO_RESPONSE_CODE));
    attempt(fn () => curl_error($curl));
    $gate->push('goes on');
    C::join([$first]);

    // A multi handle likewise.
    $multi = curl_multi_init();
    curl_multi_add_handle($multi, $curl);
    $second = go(function () use ($multi) {
        do {
            curl_multi_exec($multi, $running);
        } while ($running && curl_multi_select($multi, 5) >= 0);
    });
    C::sleep(.001);
    attempt(fn () => curl_multi_exec($multi, $running));
    $gate->push('multi');
    C::join([$second]);
    attempt(fn () => curl_multi_remove_handle($multi, $curl));
});
$server->stop();
--EXPECT--
curl_exec(): CurlHandle #N is in use by coroutine #2; use a pool or one handle per coroutine
curl_setopt(): CurlHandle #N is in use by coroutine #2; use a pool or one handle per coroutine
curl_reset(): CurlHandle #N is in use by coroutine #2; use a pool or one handle per coroutine
0
""
goes on: after 0
true
curl_multi_exec(): CurlMultiHandle #N is in use by coroutine #3; use a pool or one handle per coroutine
multi: after 0
0
