--TEST--
A file that a handler includes while the server runs, from another folder, is watched from then on
--FILE--
<?php
require __DIR__ . '/watcher.inc';

$other = sys_get_temp_dir() . '/swoole-rs-late-' . bin2hex(random_bytes(6));
mkdir($other);
register_shutdown_function(function () use ($other): void {
    @unlink("$other/late.php");
    @rmdir($other);
});
file_put_contents("$other/late.php", '<?php return "late 1";');
$watched = new Watched(<<<PHP
    use Swoole\Coroutine\Http\Server;
    use function Swoole\Coroutine\\run;
    run(function () {
        \$server = new Server('127.0.0.1', (int) getenv('PORT'));
        \$late = 'not included';
        \$server->handle('/', function (\$request, \$response) use (&\$late) { \$response->end(\$late); });
        \$server->handle('/include', function (\$request, \$response) use (&\$late) { \$response->end(\$late = include '$other/late.php'); });
        \$server->start();
    });
    PHP);
$watched->answer('unused');
$watched->start();
echo $watched->get('/include'), "\n";
var_dump($watched->becomes('late 1'));
// The server tells of the file in one of its next turns: a change that it has not seen is made again
for ($deadline = microtime(true) + DEADLINE; $watched->get('/') === 'late 1' && microtime(true) < $deadline; usleep(100_000)) {
    file_put_contents("$other/late.php", '<?php return "late 2";');
}
// Another process, which has not included it yet
echo $watched->get('/'), "\n";
echo $watched->get('/include'), "\n";
echo $watched->stop();
?>
--EXPECT--
late 1
bool(true)
not included
late 2
