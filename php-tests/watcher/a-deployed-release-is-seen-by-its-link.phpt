--TEST--
A script that is run by the name of a link to a folder is run anew when the link leads to another one
--FILE--
<?php
require __DIR__ . '/watcher.inc';

$watched = new Watched(<<<'PHP'
    use Swoole\Coroutine\Http\Server;
    use function Swoole\Coroutine\run;
    run(function () {
        $server = new Server('127.0.0.1', (int) getenv('PORT'));
        $server->handle('/', fn ($request, $response) => $response->end(ANSWER));
        $server->start();
    });
    PHP);
$release = function (string $name) use ($watched): void {
    mkdir("$watched->folder/$name");
    copy("$watched->folder/server.php", "$watched->folder/$name/server.php");
    file_put_contents("$watched->folder/$name/answer.php", "<?php const ANSWER = '$name';");
    symlink($name, "$watched->folder/.current");
    rename("$watched->folder/.current", "$watched->folder/current");
};
$release('first');
$watched->start('current/server.php');
var_dump($watched->becomes('first'));
$release('second');
var_dump($watched->becomes('second'));
file_put_contents("$watched->folder/second/answer.php", "<?php const ANSWER = 'third';");
var_dump($watched->becomes('third'));
echo $watched->stop();
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
