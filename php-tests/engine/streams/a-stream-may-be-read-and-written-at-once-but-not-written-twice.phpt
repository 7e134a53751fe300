--TEST--
A stream may be read by one coroutine and written by another at once; a third one is refused either, whoever ends first
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

const SIZE = 2_000_000;
foreach (['read', 'written'] as $first) {
    echo "first it is not $first any more\n";
    run(function () use ($first) {
        [$ours, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $calls = [
            'read' => fn () => fgets($ours),
            'written' => fn () => fwrite($ours, str_repeat('x', SIZE)),
        ];
        $end = [
            'read' => fn () => fwrite($theirs, "line\n"),
            'written' => fn () => stream_get_contents($theirs, SIZE),
        ];
        foreach ($calls as $name => $call) {
            $ids[$name] = go(function () use ($name, $call, &$results) {
                $results[$name] = $call();
            });
        }
        $refused = function (string $name) use ($calls) {
            try {
                $calls[$name]();
            } catch (Error $error) {
                echo preg_match('/is being \w+ by/', $error->getMessage(), $match) ? "  $match[0] another\n" : $error;
            }
        };
        array_map($refused, array_keys($calls));
        $end[$first]();
        C::join([$ids[$first]]);
        $second = $first === 'read' ? 'written' : 'read';
        $refused($second);
        $end[$second]();
        C::join([$ids[$second]]);
        ksort($results);
        echo '  ', json_encode($results), "\n";
        fwrite($theirs, "last\n");
        echo '  ', fwrite($ours, 'free'), ' ', fgets($ours);
    });
}
?>
--EXPECT--
first it is not read any more
  is being read by another
  is being written by another
  is being written by another
  {"read":"line\n","written":2000000}
  4 last
first it is not written any more
  is being read by another
  is being written by another
  is being read by another
  {"read":"line\n","written":2000000}
  4 last
