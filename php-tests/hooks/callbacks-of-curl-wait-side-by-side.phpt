--TEST--
Callbacks of curl suspend their coroutine alone, whichever they are; cancelled or thrown in, they end the transfer, and its handle is used again
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

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$web = new LateServer('http', 0);
// once a transfer: some callbacks come again and again
$once = function (mixed $result) {
    $waited = false;
    return function (...$arguments) use ($result, &$waited) {
        $waited || usleep((int) (WAIT * 1e6));
        $waited = true;
        return $result instanceof Closure ? $result(...$arguments) : $result;
    };
};
$transfer = function (array $options) use ($web) {
    $curl = curl_init("http://127.0.0.1:$web->port/0");
    curl_setopt_array($curl, $options + [CURLOPT_RETURNTRANSFER => true]);
    return [curl_exec($curl), curl_errno($curl)];
};
$length = fn ($curl, string $part) => strlen($part);
side_by_side([
    'WRITEFUNCTION' => fn () => $transfer([CURLOPT_WRITEFUNCTION => $once($length)]),
    'HEADERFUNCTION' => fn () => $transfer([CURLOPT_HEADERFUNCTION => $once($length)]),
    'PROGRESSFUNCTION' => fn () => $transfer([CURLOPT_NOPROGRESS => false, CURLOPT_PROGRESSFUNCTION => $once(0)]),
    'XFERINFOFUNCTION' => fn () => $transfer([CURLOPT_NOPROGRESS => false, CURLOPT_XFERINFOFUNCTION => $once(0)]),
    'READFUNCTION' => function () use ($transfer, $once) {
        $left = 'some bytes';
        $read = function () use (&$left) {
            [$part, $left] = [$left, ''];
            return $part;
        };
        [$text, $code] = $transfer([
            CURLOPT_UPLOAD => true, CURLOPT_CUSTOMREQUEST => 'POST', CURLOPT_INFILESIZE => 10, CURLOPT_HTTPHEADER => ['Expect:'],
            CURLOPT_READFUNCTION => $once($read),
        ]);
        return [str_contains($text, 'late'), $code];
    },
    'multi' => function () use ($web, $once, $length) {
        $multi = curl_multi_init();
        for ($i = 0; $i < 3; $i++) {
            $curl = curl_init("http://127.0.0.1:$web->port/0.0$i");
            curl_setopt($curl, CURLOPT_WRITEFUNCTION, function ($curl, string $part) use (&$text) {
                usleep((int) (WAIT / 3 * 1e6));
                $text[] = $part;
                return strlen($part);
            });
            curl_multi_add_handle($multi, $curl);
        }
        do {
            curl_multi_exec($multi, $running);
        } while ($running && curl_multi_select($multi, 5) !== -1);
        sort($text);
        return $text;
    },
]);
foreach (['stopped', 'cancelled', 'cancelled by an exception', 'thrown in'] as $how) {
    run(function () use ($how, $web) {
        $calls = 0;
        $curl = curl_init("http://127.0.0.1:$web->port/0");
        curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_NOPROGRESS => false]);
        curl_setopt($curl, CURLOPT_XFERINFOFUNCTION, function () use ($how, &$calls) {
            if ($calls++ > 0) {
                return 0;
            }
            usleep($how[0] === 'c' ? 30_000_000 : 2_000);
            return $how === 'thrown in' ? throw new LogicException() : (int) ($how === 'stopped');
        });
        $id = go(function () use ($curl) {
            try {
                echo json_encode(curl_exec($curl)), ' ', curl_errno($curl);
            } catch (Exception $thrown) {
                echo get_class($thrown);
            }
        });
        echo "$how: ";
        $how[0] === 'c' && C::cancel($id, $how !== 'cancelled');
        C::exists($id) && C::join([$id], 10);
        curl_setopt($curl, CURLOPT_NOPROGRESS, true);
        echo ', then ', curl_exec($curl), "\n";
    });
}
?>
--EXPECT--
WRITEFUNCTION           10 × ["after 0",0] side by side
HEADERFUNCTION          10 × ["after 0",0] side by side
PROGRESSFUNCTION        10 × ["after 0",0] side by side
XFERINFOFUNCTION        10 × ["after 0",0] side by side
READFUNCTION            10 × [true,0] side by side
multi                   10 × ["after 0.00","after 0.01","after 0.02"] side by side
stopped: false 42, then after 0
cancelled: "after 0" 0, then after 0
cancelled by an exception: Swoole\Coroutine\CanceledException, then after 0
thrown in: LogicException, then after 0
