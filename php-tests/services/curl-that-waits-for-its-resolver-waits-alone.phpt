--TEST--
curl_exec() that is cancelled, or out of time, while libcurl looks a name up waits for libcurl's thread, and nobody else does
--EXTENSIONS--
curl
--SKIPIF--
<?php
require __DIR__ . '/../support/names.inc';
skip_without_names();
?>
--FILE--
<?php
require __DIR__ . '/../support/names.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

late_names(1.5);
run(function () {
    $get = fn (array $options) => go(function () use ($options) {
        curl_setopt_array($curl = curl_init('http://late.test/'), $options + [CURLOPT_TIMEOUT => 30]);
        echo json_encode(curl_exec($curl)), ' returned', "\n";
    });
    $ids = [$get([]), $get([CURLOPT_TIMEOUT_MS => 100])];
    C::sleep(.1);
    C::cancel($ids[0]);
    C::sleep(.3);
    echo "others go on\n";
    C::join($ids, 20);
});
?>
--EXPECT--
others go on
false returned
false returned
