--TEST--
No signal is blocked while a handler of pcntl_signal is suspended, however it was called
--EXTENSIONS--
pcntl
posix
--FILE--
<?php
use Swoole\Coroutine as Co;

function blocked(): string
{
    preg_match('/^SigBlk:\s+([0-9a-f]+)/m', file_get_contents('/proc/self/status'), $match);
    $digits = strrev($match[1]); // each of four signals, the lowest first
    $blocked = array_filter(range(1, 62), fn ($signal) => hexdec($digits[$signal - 1 >> 2]) >> ($signal - 1 & 3) & 1);
    return $blocked ? implode(' ', $blocked) : 'none';
}

$gate = null;
pcntl_signal(SIGHUP, function () use (&$gate) {
    echo "  blocked when the handler begins: ", blocked() === 'none' ? 'none' : 'signals', "\n";
    $gate = new Co\Channel(1);
    $gate->pop();
    echo "  blocked when the handler goes on: ", blocked() === 'none' ? 'none' : 'signals', "\n";
});
$rounds = [
    'by the loop' => fn () => posix_kill(getmypid(), SIGHUP),
    'by pcntl_signal_dispatch()' => function () {
        go(function () {
            posix_kill(getmypid(), SIGHUP);
            pcntl_signal_dispatch();
        });
    },
    'by pcntl_async_signals()' => function () {
        pcntl_async_signals(true);
        go(function () {
            posix_kill(getmypid(), SIGHUP);
            for ($i = 0; $i < 10; $i++);
        });
    },
    'by pcntl_signal_dispatch(), with a signal blocked by the script' => function () {
        pcntl_sigprocmask(SIG_BLOCK, [SIGWINCH]);
        go(function () {
            posix_kill(getmypid(), SIGHUP);
            pcntl_signal_dispatch();
        });
    },
];
Co\run(function () use ($rounds, &$gate) {
    foreach ($rounds as $title => $round) {
        echo "$title\n";
        $gate = null;
        $round();
        while (!$gate) {
            Co::sleep(0.001);
        }
        echo "  blocked while it waits: ", blocked(), "\n";
        $gate->push(true);
        Co::sleep(0.001);
        echo "  blocked after it: ", blocked(), "\n";
    }
});
?>
--EXPECT--
by the loop
  blocked when the handler begins: signals
  blocked while it waits: none
  blocked when the handler goes on: signals
  blocked after it: none
by pcntl_signal_dispatch()
  blocked when the handler begins: signals
  blocked while it waits: none
  blocked when the handler goes on: signals
  blocked after it: none
by pcntl_async_signals()
  blocked when the handler begins: signals
  blocked while it waits: none
  blocked when the handler goes on: signals
  blocked after it: none
by pcntl_signal_dispatch(), with a signal blocked by the script
  blocked when the handler begins: signals
  blocked while it waits: 28
  blocked when the handler goes on: signals
  blocked after it: 28
