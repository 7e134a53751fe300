--TEST--
A call of curl, streams, SOAP or FTP that waits ends soon, whatever ends it, and the next one works
--EXTENSIONS--
curl
ftp
soap
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
--FILE--
<?php
require __DIR__ . '/endings.inc';

$server = server(LateServer::class, 'http');
$silent = json_decode(getenv('SWOOLE_TEST_SILENT') ?: json_encode($started = new LateServer('silent')));
putenv('SWOOLE_TEST_SILENT=' . json_encode($silent));
$curl = function (string $url): mixed {
    $curl = curl_init($url);
    curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
    return [curl_exec($curl), curl_errno($curl) !== 0];
};
$late = "http://127.0.0.1:$server->port/";
end_calls([
    'curl' => fn () => $curl($late . LONG),
    'curl, tls' => fn () => $curl("https://127.0.0.1:$silent->port/"),
    'curl_multi' => function () use ($late) {
        $multi = curl_multi_init();
        curl_multi_add_handle($multi, curl_init($late . LONG));
        do {
            curl_multi_exec($multi, $running);
        } while ($running && curl_multi_select($multi, LONG) !== -1);
        return $running;
    },
    'http' => fn () => @file_get_contents($late . LONG),
    'https' => fn () => @file_get_contents("https://127.0.0.1:$silent->port/"),
    'soap' => fn () => (new SoapClient(null, ['location' => "http://127.0.0.1:$silent->port/", 'uri' => 'urn:late']))->late(),
    'ftp' => fn () => @ftp_connect('127.0.0.1', $silent->port),
], fn () => file_get_contents("{$late}0"));
--EXPECT--
curl
    cancelled                   [false,true]
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  "after 0"
curl, tls
    cancelled                   [false,true]
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  "after 0"
curl_multi
    cancelled                   1
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  "after 0"
http
    cancelled                   false
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  "after 0"
https
    cancelled                   false
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  "after 0"
soap
    cancelled                   SoapFault
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  "after 0"
ftp
    cancelled                   false
    cancelled by an exception   Swoole\Coroutine\CanceledException
    time limit                  Swoole\Coroutine\TimeoutException
    exception elsewhere         finally stopped
    exit elsewhere              finally 3
    afterwards                  "after 0"
