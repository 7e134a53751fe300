--TEST--
Another folder in the place of one that files were included from, one that is deleted and made again, and a link that leads elsewhere are changes
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
$place = function (string $folder, string $answer) use ($watched): void {
    mkdir("$watched->folder/$folder/deep", 0777, true);
    file_put_contents("$watched->folder/$folder/deep/text.php", '<?php const ANSWER = ' . var_export($answer, true) . ';');
};
$place('library', 'first');
symlink('library/deep/text.php', "$watched->folder/text.php");
$watched->change('<?php require __DIR__ . "/library/deep/text.php";');
$watched->start();
echo 'at first: ', json_encode($watched->becomes('first')), "\n";

$place('.other', 'second');
rename("$watched->folder/library", "$watched->folder/.old");
rename("$watched->folder/.other", "$watched->folder/library");
echo 'another folder: ', json_encode($watched->becomes('second')), "\n";

file_put_contents("$watched->folder/library/deep/text.php", '<?php const ANSWER = "third";');
echo 'a file in it: ', json_encode($watched->becomes('third')), "\n";

shell_exec('rm -r ' . escapeshellarg("$watched->folder/library"));
$place('library', 'fourth');
echo 'deleted and made again: ', json_encode($watched->becomes('fourth')), "\n";

$watched->change('<?php require __DIR__ . "/text.php";');
file_put_contents("$watched->folder/library/deep/text.php", '<?php const ANSWER = "fifth";');
echo 'a link: ', json_encode($watched->becomes('fifth')), "\n";
$place('elsewhere', 'sixth');
symlink('elsewhere/deep/text.php', "$watched->folder/.new");
rename("$watched->folder/.new", "$watched->folder/text.php");
echo 'a link that leads elsewhere: ', json_encode($watched->becomes('sixth')), "\n";
$watched->stop();
?>
--EXPECT--
at first: true
another folder: true
a file in it: true
deleted and made again: true
a link: true
a link that leads elsewhere: true
