--TEST--
curl_exec() and curl_multi_select() suspend; callbacks may wait, too
--EXTENSIONS--
curl
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

$web = new LateServer('http');
$tls = new LateServer('https');
$get = function (string $url, array $options = []): string {
    $curl = curl_init($url);
    curl_setopt_array($curl, $options ?: [CURLOPT_RETURNTRANSFER => true]);
    return curl_exec($curl) ?: curl_error($curl);
};
$path = '/' . WAIT;
side_by_side([
    'http' => fn () => $get("http://127.0.0.1:$web->port$path"),
    'by name' => fn () => $get("http://localhost:$web->port$path"),
    'https' => fn () => $get("https://localhost:$tls->port$path", [CURLOPT_CAINFO => $tls->certificate, CURLOPT_RETURNTRANSFER => true]),
    'a callback' => function () use ($get, $web) {
        $text = '';
        $write = function ($curl, string $part) use (&$text): int {
            usleep((int) (WAIT * 1e6));
            $text .= $part;
            return strlen($part);
        };
        $get("http://127.0.0.1:$web->port/0", [CURLOPT_WRITEFUNCTION => $write]);
        return $text;
    },
    'multi' => function () use ($web, $path) {
        $multi = curl_multi_init();
        $handles = [];
        for ($i = 0; $i < 3; $i++) {
            $handles[] = $curl = curl_init("http://127.0.0.1:$web->port$path");
            curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
            curl_multi_add_handle($multi, $curl);
        }
        do {
            $status = curl_multi_exec($multi, $running);
            if ($running) {
                curl_multi_select($multi, 5);
            }
        } while ($running && $status === CURLM_OK);
        return array_map(curl_multi_getcontent(...), $handles);
    },
    'time over' => fn () => str_contains($get("http://127.0.0.1:$web->port/30", [CURLOPT_TIMEOUT_MS => (int) (WAIT * 1e3)]), 'timed out'),
]);
?>
--EXPECT--
http                    10 × after 0.5 side by side
by name                 10 × after 0.5 side by side
https                   10 × after 0.5 side by side
a callback              10 × after 0 side by side
multi                   10 × ["after 0.5","after 0.5","after 0.5"] side by side
time over               10 × true side by side
