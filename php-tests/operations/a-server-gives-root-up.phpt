--TEST--
user, group: once it listens the process is that user's, with its groups, and cannot go back; who is not root is refused
--SKIPIF--
<?php
if (fileowner('/proc/self') !== 0) {
    die('skip only root can become another');
}
?>
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$ids = <<<'PHP'
$server->handle('/', function ($request, $response) {
    preg_match_all('/^(Uid|Gid|Groups|CapEff):\s*(.*?)\s*$/m', file_get_contents('/proc/self/status'), $match);
    // of all threads
    foreach (glob('/proc/self/task/*/status') as $file) {
        $kinds[preg_replace('/^.*^Uid:\s*(\d+)\s.*$/ms', '$1', file_get_contents($file))] = true;
    }
    $response->end(json_encode(array_combine($match[1], $match[2])) . ' ' . count($kinds));
});
PHP;
/** The numbers of an entry of /etc/passwd or /etc/group. */
function numbers(string $file, string $name): array
{
    preg_match("/^$name:[^:]*:(\d+):(\d*)/m", file_get_contents($file), $match);
    return array_map(intval(...), array_slice($match, 1));
}
[$uid, $gid] = numbers('/etc/passwd', 'nobody');
[$daemon] = numbers('/etc/group', 'daemon');
foreach (["'user' => 'nobody'" => [$uid, $gid], "'user' => 'nobody', 'group' => 'daemon'" => [$uid, $daemon], "'group' => 'daemon'" => [0, $daemon]] as $settings => [$user, $group]) {
    $server = serve("\$server->set([$settings]); $ids");
    $text = $server->get('/');
    $shown = json_decode(substr($text, 0, strrpos($text, ' ')), true);
    $same = fn (string $what, int $number) => array_unique(explode("\t", $shown[$what])) == [$number] ? 'its' : $shown[$what];
    echo "$settings: ", $same('Uid', $user), ' user, ', $same('Gid', $group), ' group, ', $shown['Groups'] == $group ? 'its' : $shown['Groups'], ' groups, ';
    echo hexdec($shown['CapEff']) === 0 ? 'no capabilities' : 'capabilities', ', ', substr($text, strrpos($text, ' ') + 1), " user in all threads\n";
    $server->finish();
}
// once it is nobody it cannot be daemon
$server = serve(<<<'PHP'
$server->set(['user' => 'nobody']);
$server->handle('/again', function ($request, $response) {
    $second = new Server('127.0.0.1', 0);
    $second->set(['user' => 'daemon']);
    Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);
    $second->start();
    $response->end((string) $second->errCode);
});
PHP);
echo $server->get('/again'), "\n";
echo preg_replace('/^\[[^\]]*\]\t|\n/', '', $server->finished());
?>
--EXPECTF--
'user' => 'nobody': its user, its group, its groups, no capabilities, 1 user in all threads
'user' => 'nobody', 'group' => 'daemon': its user, its group, its groups, no capabilities, 1 user in all threads
'group' => 'daemon': its user, its group, its groups, capabilities, 1 user in all threads
1
%aaccept failed, Error: Operation not permitted[1]%a
