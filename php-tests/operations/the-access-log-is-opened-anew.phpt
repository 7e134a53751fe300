--TEST--
SwooleRs\ServerControl::reopenLogs() opens the access log and the log anew: lines go to the old file before, and to a new one afterwards
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$folder = sys_get_temp_dir() . '/swoole-rs-logs-' . getmypid();
mkdir($folder);
$server = serve("\$folder = '$folder'; " . <<<'PHP'
Coroutine::set(['log_file' => "$folder/log"]);
$server->set(['access_log' => "$folder/access", 'no_such_setting' => 1]);
$server->handle('/', fn ($request, $response) => $response->end('hello'));
$server->handle('/reopen', function ($request, $response) {
    $response->end(json_encode(SwooleRs\ServerControl::reopenLogs()));
});
Swoole\Process::signal(SIGUSR1, function () {
    echo 'on a signal: ', json_encode(SwooleRs\ServerControl::reopenLogs()), "\n";
});
PHP);
/** Lines are written within a moment: the targets that a file has once it has so many. */
$targets = function (string $name, int $count) use ($folder) {
    $end = microtime(true) + 20;
    do {
        usleep(20_000);
        $lines = @file("$folder/$name") ?: [];
    } while (count($lines) < $count && microtime(true) < $end);
    return implode(' ', preg_replace('~^.*"GET (\S+) .*\n~', '$1', $lines));
};
$server->get('/1');
$targets('access', 1);
rename("$folder/access", "$folder/access.1");
rename("$folder/log", "$folder/log.1");
$server->get('/2');
echo $targets('access.1', 2), ', ', file_exists("$folder/access") ? 'a new one' : 'no new one', "\n";
echo $server->get('/reopen'), ': ', $targets('access', 1), "\n";
rename("$folder/access", "$folder/access.2");
$server->child()->signal(SIGUSR1);
echo $server->line(), ', ';
$server->get('/3');
echo $targets('access', 1), "\n";
// where nothing can be opened, lines go on where they went
rename("$folder/access", "$folder/access.3");
mkdir("$folder/access");
echo $server->get('/reopen'), ': ', $targets('access.3', 2), "\n";
rmdir("$folder/access");
$server->finish();
echo preg_match('/no_such_setting/', file_get_contents("$folder/log.1")), preg_match('/access_log\[.*\] cannot be opened/', file_get_contents("$folder/log")), "\n";
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
/1 /2, no new one
true: /reopen
on a signal: true, /3
false: /3 /reopen
11
