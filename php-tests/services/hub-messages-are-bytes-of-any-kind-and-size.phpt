--TEST--
Messages are bytes: empty ones, each byte, texts and binary ones, and large ones come as they were, to those who publish them again, too
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

use Swoole\Coroutine;
use Swoole\WebSocket\Frame;
use SwooleRs\Hub;

Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);

function binary(string $data): Frame
{
    $frame = new Frame();
    $frame->opcode = WEBSOCKET_OPCODE_BINARY;
    $frame->data = $data;
    return $frame;
}

on_each_engine(function (string $engine) {
    $server = new $engine();
    foreach (['without a history' => [], 'with a history' => ['history' => ['size' => 10, 'ttl' => 60]]] as $name => $options) {
        $told = [];
        Coroutine\run(function () use ($server, $name, $options, &$told) {
            // a coroutine has output buffers of its own, and not those around it
            $tell = function (string $label, mixed $answer) use (&$told) {
                $told[] = [$label, $answer];
            };
            $options += ['connect_timeout' => 30, 'prefix' => strlen($name) . ':'];
            [$a, $b] = [new Hub($server::addressOn($server->port), $options), new Hub($server::addressOn($server->port), $options)];
            $all = implode('', array_map(chr(...), range(0, 255)));
            // 255 bytes are the longest name
            $channel = substr($all, 0, 255);
            $near = $a->subscribe($channel);
            $far = $b->subscribe($channel);
            $messages = ['empty' => '', 'empty, binary' => binary(''), 'each byte' => binary($all), 'text' => "\u{1F600}\0\n", 'large' => str_repeat('x', 1_000_000)];
            foreach ($messages as $kind => $message) {
                $sent = $a->publish($channel, $message);
                $wanted = $message instanceof Frame ? [$message->data, WEBSOCKET_OPCODE_BINARY] : [$message, WEBSOCKET_OPCODE_TEXT];
                foreach (['near' => $near, 'far' => $far] as $where => $from) {
                    $got = $from->pop(DEADLINE);
                    [$got['data'], $got['opcode'] ?? $wanted[1]] === $wanted || $tell("$name, $kind, $where", substr(bin2hex($got['data']), 0, 200));
                }
                is_int($sent) || $tell("$name, $kind", $sent);
            }
            if (isset($options['history'])) {
                $kept = array_column($b->history($channel)['messages'], 'data');
                $tell('kept', $kept === array_map(fn ($message) => $message->data ?? $message, array_values($messages)));
            }
            // each answers on the channel that it hears
            $ping = $a->subscribe('echo');
            $pong = $b->subscribe('echo');
            $echo = fn (Hub $hub, Coroutine\Channel $from, string $ours) => function () use ($hub, $from, $ours) {
                do {
                    $heard = $from->pop(DEADLINE)['data'];
                    [$who, $number] = explode(' ', $heard);
                    $who === $ours || $hub->publish('echo', "$ours " . ($number + 1));
                } while ($number < 50);
            };
            $waits = [Coroutine::create($echo($a, $ping, 'a')), Coroutine::create($echo($b, $pong, 'b'))];
            $a->publish('echo', 'a 1');
            $tell("$name: they end", Coroutine::join($waits, DEADLINE));
            // from two coroutines at once, and closed meanwhile
            $results = new Coroutine\Channel(8);
            foreach (range(1, 8) as $_) {
                Coroutine::create(function () use ($a, $results) {
                    try {
                        $results->push($a->publish('last', 'words'));
                    } catch (Swoole\Exception $error) {
                        $results->push($error->getMessage());
                    }
                });
            }
            $a->close();
            $ends = array_map(fn () => $results->pop(DEADLINE), range(1, 8));
            $tell("$name: closed", array_diff($ends, [0, 'the hub is closed']));
            $b->close();
        });
        foreach ($told as $line) {
            tell(...$line);
        }
    }
});
?>
--EXPECT--
without a history: they end: true
without a history: closed: []
kept: true
with a history: they end: true
with a history: closed: []
