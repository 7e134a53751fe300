--TEST--
A thousand descriptors are served; those that are closed without del() do not keep the loop going
--SKIPIF--
<?php
if ((int) trim(shell_exec('ulimit -n')) < 1100) {
    die('skip needs 1,100 descriptors');
}
?>
--FILE--
<?php
use Swoole\{Event, Timer};
use function Swoole\Coroutine\run;

run(function () {
    $pairs = [];
    $served = 0;
    for ($i = 0; $i < 500; $i++) {
        $pairs[$i] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        foreach ($pairs[$i] as $end) {
            Event::add($end, function ($end) use (&$served, &$pairs, $i) {
                fread($end, 10);
                if (++$served == 1000) {
                    echo "served\n";
                    foreach ($pairs as $ends) {
                        array_map('fclose', $ends);
                    }
                }
            });
        }
    }
    foreach ($pairs as [$a, $b]) {
        fwrite($a, 'x');
        fwrite($b, 'x');
    }
});
echo "end\n";
?>
--EXPECT--
served
end
