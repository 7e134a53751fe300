--TEST--
A read of a pipe that is cancelled says nothing, and leaves the pipe open: what comes later is read
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

run(function () {
    $process = proc_open(['cat'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
    foreach (['fgets' => fn () => fgets($pipes[1]), 'fread' => fn () => fread($pipes[1], 100), 'stream_get_line' => fn () => stream_get_line($pipes[1], 100, "\n")] as $name => $read) {
        $id = go(function () use ($name, $read, $pipes) {
            $got = $read();
            echo "$name ", json_encode((string) $got), ' ', json_encode([feof($pipes[1]), stream_get_meta_data($pipes[1])['timed_out']]), "\n";
        });
        C::cancel($id);
        fwrite($pipes[0], "late\n");
        echo fgets($pipes[1]);
    }
    fclose($pipes[0]);
    var_dump(fgets($pipes[1]), feof($pipes[1]), proc_close($process));
});
?>
--EXPECT--
fgets "" [false,false]
late
fread "" [false,false]
late
stream_get_line "" [false,false]
late
bool(false)
bool(true)
int(0)
