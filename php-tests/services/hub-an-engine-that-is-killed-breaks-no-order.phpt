--TEST--
With a history, the engine is killed in the middle and started again, whatever it has saved: nobody gets a message twice or out of order, and none that was published in peace is missing
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server', 'nats-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/hub.inc';

// LONG=1: as long as somebody may need who looks for something
define('ROUNDS', getenv('LONG') ? 5 : 1);

on_each_engine(function (string $engine) {
    $saves = $engine === RedisServer::class
        ? ['nothing' => [], 'RDB' => ['--save', '1 1'], 'AOF' => ['--appendonly', 'yes', '--appendfsync', 'everysec']]
        : ['nothing' => [], 'files' => []];
    foreach ($saves as $name => $save) {
        $folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
        mkdir($folder);
        $name === 'nothing' || array_push($save, ...($engine === RedisServer::class ? ['--dir', $folder] : $engine::saving($folder)));
        $server = new $engine(null, ...$save);
        $options = "['history' => ['size' => 10_000, 'ttl' => 60], 'lease' => 1, 'connect_timeout' => 0.5]";
        $nodes = [HubNode::on($server, $options, '[]', QUIET), HubNode::on($server, $options, '[]', QUIET)];
        $listeners = array_map(fn ($node) => $node->client()->join('lobby'), $nodes);
        $got = [[], []];
        $sent = 0;
        $safe = [];
        // all have what was said up to now
        $settle = function () use (&$sent, &$safe, &$got, $nodes, $listeners) {
            foreach ($nodes as $index => $node) {
                $node->until(1, 'publish', 'lobby', "here $index $sent");
            }
            // an end that everybody has is one that everybody was back for
            $end = microtime(true) + DEADLINE;
            do {
                $listeners[0]->does('publish', 'lobby', $mark = 'mark ' . ++$sent);
                usleep(10_000);
                foreach ($listeners as $index => $listener) {
                    array_push($got[$index], ...$listener->messages());
                }
            } while ((!in_array($mark, $got[0], true) || !in_array($mark, $got[1], true)) && microtime(true) < $end);
        };
        foreach (range(1, ROUNDS) as $round) {
            $settle();
            foreach (range(1, 50) as $_) {
                $safe[] = $text = (string) ++$sent;
                $listeners[$sent % 2]->does('publish', 'lobby', $text);
            }
            $settle();
            // in the middle of some
            foreach (range(1, 12) as $number) {
                $listeners[$number % 2]->does('publish', 'lobby', (string) ++$sent);
                $number === 10 && $server->stop();
            }
            $server = new $engine($server->port, ...$save);
        }
        $settle();
        foreach ($got as $index => $messages) {
            $numbers = array_values(preg_grep('/^\d+$/', $messages));
            count(array_unique($numbers)) === count($numbers) || print("$name: some twice\n");
            $sorted = $numbers;
            sort($sorted);
            $numbers === $sorted || print("$name: out of order\n");
            $missing = array_diff($safe, $messages);
            $missing === [] || tell("$name: missing", $missing);
        }
        $nodes[0]->until(2, 'count', 'lobby');
        $nodes[1]->until(2, 'count', 'lobby');
        foreach ($nodes as $node) {
            $node->finish();
        }
        $server->stop();
        remove_folder($folder);
    }
    echo "done\n";
});
?>
--EXPECT--
done
