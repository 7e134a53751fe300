--TEST--
Forty coroutines make calls of all kinds, of which some are cancelled; each that was not has the right result
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

const CALLS = 1500;
$web = new LateServer('http');
$file = tempnam(sys_get_temp_dir(), 'swoole-rs-');
file_put_contents($file, $content = random_bytes(100_000));
$calls = [
    'http' => fn (int $k) => @file_get_contents("http://127.0.0.1:$web->port/0.00$k") === "after 0.00$k",
    'command' => fn (int $k) => @shell_exec("echo $k 2>&-") === "$k\n",
    'process' => function (int $k) {
        $process = proc_open("cat; exit $k", [['pipe', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
        @fwrite($pipes[0], $bytes = str_repeat("$k", 70_000));
        fclose($pipes[0]);
        return [@stream_get_contents($pipes[1]), proc_close($process)] === [$bytes, $k];
    },
    'pair' => function (int $k) {
        [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        go(fn () => @fwrite($b, str_repeat("$k", 300_000)) && fclose($b));
        return stream_get_contents($a) === str_repeat("$k", 300_000);
    },
    'select' => function (int $k) {
        [$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        go(fn () => usleep(500) ?? @fwrite($b, "$k"));
        $read = [$k => $a];
        $write = $except = null;
        return @stream_select($read, $write, $except, 5) === 1 && array_keys($read) === [$k];
    },
    'sleep' => fn (int $k) => usleep($k * 100) === null,
    'name' => fn (int $k) => gethostbyname('localhost') === '127.0.0.1',
    'file' => fn (int $k) => file_get_contents($file) === $content,
];
$made = 0;
$wrong = [];
$running = [];
run(function () use ($calls, &$made, &$wrong, &$running) {
    for ($i = 0; $i < 40; $i++) {
        go(function () use ($calls, &$made, &$wrong, &$running) {
            $id = C::getCid();
            while ($made++ < CALLS) {
                $name = array_rand($calls);
                $running[$id] = true;
                try {
                    $right = $calls[$name](mt_rand(1, 9));
                } catch (Throwable $thrown) {
                    $right = get_class($thrown);
                }
                if ($running[$id] && $right !== true) {
                    $wrong[] = $name;
                }
            }
            unset($running[$id]);
        });
    }
    go(function () use (&$made, &$running) {
        while ($made < CALLS) {
            C::sleep(.003);
            $id = array_rand(array_filter($running) ?: [0 => true]);
            if ($id) {
                $running[$id] = false;
                C::cancel($id, (bool) mt_rand(0, 1));
            }
        }
    });
});
unlink($file);
var_dump($wrong);
?>
--EXPECT--
array(0) {
}
