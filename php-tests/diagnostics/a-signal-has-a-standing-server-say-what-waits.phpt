--TEST--
kill -USR2 has a server print what each coroutine waits for, where and since when, while all of them wait; it serves on
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
    Swoole\Process::signal(SIGUSR2, fn () => print(SwooleRs\Diagnostics::coroutines() . "-- end\n"));
    $server->handle('/', fn ($request, $response) => $response->end('serves'));
    $server->handle('/stuck', function ($request, $response) {
        $never = new Swoole\Coroutine\Channel();
        echo "stuck\n";
        $never->pop(30);
    });
PHP);
$client = $server->connect();
$client->request('GET /stuck HTTP/1.1', 'Host: test');
echo $server->line(), "\n";
usleep(20_000);
Swoole\Process::kill($server->child()->pid, SIGUSR2);
for ($text = ''; ($line = $server->line()) !== '-- end' && $line !== null; $text .= "$line\n");
preg_match('/^coroutine#\d+, created by coroutine#1, (waits for another coroutine), since (\S+) s\n#0 \S+\(\d+\): (.*)/m', $text, $found)
    || exit($text);
var_dump($found[1], (float) $found[2] >= 0.02, $found[3]);
echo $server->get('/'), "\n";
$server->child()->kill();
?>
--EXPECT--
stuck
string(27) "waits for another coroutine"
bool(true)
string(31) "Swoole\Coroutine\Channel->pop()"
serves
