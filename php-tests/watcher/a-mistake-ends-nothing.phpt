--TEST--
A change that cannot be run is said, and what ran before goes on serving; the next change that can takes its place
--FILE--
<?php
require __DIR__ . '/watcher.inc';

$watched = new Watched(<<<'PHP'
    use Swoole\Coroutine\Http\Server;
    use function Swoole\Coroutine\run;
    register_shutdown_function(fn () => print(ANSWER . " ends in order\n"));
    run(function () {
        $server = new Server('127.0.0.1', (int) getenv('PORT'));
        $server->handle('/', fn ($request, $response) => $response->end(ANSWER));
        $server->start();
    });
    PHP);
$watched->answer('first');
$watched->start();
var_dump($watched->becomes('first'));
$watched->change('<?php const ANSWER = ;');
$watched->said('goes on');
var_dump($watched->get('/'));
$watched->answer('second');
var_dump($watched->becomes('second'));
$watched->said('first ends in order');
echo $watched->stop();
?>
--EXPECTF--
bool(true)
string(5) "first"
bool(true)

Parse error: %s in FOLDER/answer.php on line 1
swoole-watch: the changed script has ended (status 255) before it served; what ran before goes on
first ends in order
