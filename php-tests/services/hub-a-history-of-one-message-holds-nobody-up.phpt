--TEST--
A history of one message, while connections are cut: each publish has an answer, and what comes is in order, and counted where it is missed
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

use Swoole\Coroutine;
use SwooleRs\Hub;

Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
const PUBLISHERS = 8;
const CUTS = 3;

on_each_engine(function (string $engine) {
    $server = new $engine();
    $proxy = new Proxy($server->port);
    $told = [];
    Coroutine\run(function () use ($engine, $server, $proxy, &$told) {
        $options = ['history' => ['size' => 1, 'ttl' => 60], 'connect_timeout' => 10];
        [$a, $b] = [new Hub($engine::addressOn($proxy->port), $options), new Hub($engine::addressOn($server->port), $options)];
        $heard = $a->subscribe('lobby', 1_000_000);
        $goes = true;
        $left = new Coroutine\Channel(PUBLISHERS);
        for ($number = 0; $number < PUBLISHERS; $number++) {
            go(function () use ($number, $a, $b, &$goes, $left) {
                while ($goes) {
                    ($number % 2 ? $a : $b)->publish('lobby', 'message');
                }
                $left->push(true);
            });
        }
        for ($cut = 1; $cut <= CUTS; $cut++) {
            Coroutine::sleep(0.1);
            do {
                $proxy->cut();
                Coroutine::sleep(0.3);
            } while ($a->stats()['reconnects'] < $cut);
        }
        Coroutine::sleep(0.1);
        $goes = false;
        for ($number = 0; $number < PUBLISHERS; $number++) {
            $left->pop(30) ?: $told[] = 'one has no answer';
        }
        $b->publish('lobby', 'the end');
        for ($last = $gaps = 0, $first = null; ($message = $heard->pop(30)) !== false; $last = $message['offset']) {
            $first ??= $message['offset'];
            $message['offset'] > $last || $told[] = "$message[offset] after $last";
            $gaps += $last === 0 ? 0 : $message['offset'] - $last - 1;
            if ($message['data'] === 'the end') {
                break;
            }
        }
        $message || $told[] = 'no end';
        $missed = $a->stats()['missed'];
        $gaps === $missed || $told[] = "$gaps are missing, $missed were counted";
        $a->close();
        $b->close();
    });
    echo implode("\n", $told), "\n";
    $proxy->stop();
});
?>
--EXPECT--
