--TEST--
A handle that waits for its server is refused to other coroutines, whose Error harms neither the answer nor the handle
--EXTENSIONS--
mysqlnd
pdo
pdo_mysql
mysqli
pdo_pgsql
pgsql
igbinary
redis
curl
ftp
soap
--SKIPIF--
<?php
require __DIR__ . '/../support/services.inc';
skip_without_command('redis-server');
skip_without_command('mariadbd');
skip_without_postgres();
--FILE--
<?php
require __DIR__ . '/../support/services.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

/**
 * @param callable $open makes the handle
 * @param callable $wait waits for some time and gives `answer`
 * @param callable[] $others each gives something at once; only after the wait they may
 */
function shared(string $name, callable $open, callable $wait, array $others): void
{
    run(function () use ($name, $open, $wait, $others) {
        $handle = $open();
        $answer = null;
        $first = go(function () use ($wait, $handle, &$answer) {
            $answer = $wait($handle);
        });
        C::sleep(.02);
        foreach ($others as $other) {
            try {
                $other($handle);
                echo "$name: not refused\n";
            } catch (Error $error) {
                echo preg_replace('/ #\d+ is in use by coroutine #\d+;/', ' #N is in use by coroutine #N;', $error->getMessage()), "\n";
            }
        }
        $answered = $answer !== null;
        C::join([$first]);
        echo "$name: ", $answered ? 'did not wait' : $answer;
        foreach ($others as $other) {
            echo ', ', json_encode($other($handle));
        }
        echo "\n";
    });
}

$server = new RedisServer();
shared('Redis', function () use ($server) {
    $redis = new Redis();
    $redis->connect('127.0.0.1', $server->port);
    return $redis;
}, function (Redis $redis) {
    $redis->rawCommand('BLPOP', 'nothing', '0.3');
    return 'answer';
}, [fn (Redis $redis) => $redis->set('a', 'b'), fn (Redis $redis) => $redis->get('a')]);
$server->stop();

$server = new MariaDbServer();
$wait = "select 'answer' from (select sleep(.3)) as s";
shared(
    'PDO, MariaDB',
    fn () => new PDO("mysql:host=127.0.0.1;port=$server->port", 'root', '', [PDO::ATTR_EMULATE_PREPARES => false]),
    fn (PDO $pdo) => $pdo->query($wait)->fetchColumn(),
    [fn (PDO $pdo) => $pdo->query('select 1')->fetchColumn()]
);
shared(
    'mysqli',
    fn () => new mysqli('127.0.0.1', 'root', '', '', $server->port),
    fn (mysqli $link) => $link->query($wait)->fetch_column(),
    [fn (mysqli $link) => $link->query('select 1')->fetch_column(), fn (mysqli $link) => mysqli_ping($link)]
);
shared('statements of mysqli', function () use ($server) {
    $link = new mysqli('127.0.0.1', 'root', '', '', $server->port);
    return [$link->prepare($GLOBALS['wait']), $link->prepare('select 1'), $link];
}, function (array $handles) {
    $handles[0]->execute();
    return $handles[0]->get_result()->fetch_column();
}, [fn (array $handles) => $handles[1]->execute(), fn (array $handles) => $handles[1]->get_result()->num_rows, fn (array $handles) => $handles[2]->stat() !== '']);
$server->stop();

$server = new PostgresServer();
$wait = "select 'answer' from pg_sleep(.3)";
shared(
    'PDO, PostgreSQL',
    fn () => new PDO("pgsql:host=127.0.0.1;port=$server->port;dbname=postgres;user=postgres"),
    fn (PDO $pdo) => $pdo->query($wait)->fetchColumn(),
    [fn (PDO $pdo) => $pdo->query('select 1')->fetchColumn(), fn (PDO $pdo) => $pdo->pgsqlGetPid() > 0]
);
shared('statements of PDO', function () use ($server) {
    $pdo = new PDO("pgsql:host=127.0.0.1;port=$server->port;dbname=postgres;user=postgres");
    $statement = $pdo->prepare('select 1');
    $statement->execute();
    return [$pdo, $statement];
}, fn (array $handles) => $handles[0]->query($GLOBALS['wait'])->fetchColumn(), [function (array &$handles) {
    // A statement that is given up by the one who was refused would be closed at the server, in the midst of the query.
    $statement = $handles[0]->prepare('select 2');
    $statement->execute();
    return $statement->fetchColumn();
}]);
run(function () use ($server, $wait) {
    $pdo = new PDO("pgsql:host=127.0.0.1;port=$server->port;dbname=postgres;user=postgres");
    $statement = $pdo->prepare('select 1');
    $statement->execute();
    $first = go(function () use ($pdo, $wait) {
        echo 'given up: ', $pdo->query($wait)->fetchColumn(), "\n";
    });
    C::sleep(.02);
    $statement = null;
    C::join([$first]);
    echo json_encode($pdo->query('select count(*) from pg_prepared_statements where statement = \'select 1\'')->fetchColumn()), "\n";
});
shared(
    'pg_query',
    fn () => pg_connect("host=127.0.0.1 port=$server->port dbname=postgres user=postgres"),
    fn ($link) => pg_fetch_result(pg_query($link, $wait), 0),
    [fn ($link) => pg_fetch_result(pg_query($link, 'select 1'), 0)]
);
$server->stop();

$server = new LateServer('http', .3);
shared('curl', function () use ($server) {
    $curl = curl_init("http://127.0.0.1:$server->port/0.3");
    curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
    return $curl;
}, function ($curl) {
    curl_exec($curl);
    return 'answer';
}, [fn ($curl) => curl_exec($curl)]);
shared(
    'SoapClient',
    fn () => new SoapClient(null, ['location' => "http://127.0.0.1:$server->port/", 'uri' => 'urn:late']),
    fn (SoapClient $soap) => $soap->late() === 'late' ? 'answer' : '',
    [fn (SoapClient $soap) => $soap->late()]
);
$server->stop();

$server = new LateServer('ftp', .3);
shared('ftp', function () use ($server) {
    $ftp = ftp_connect('127.0.0.1', $server->port);
    ftp_login($ftp, 'a', 'b');
    return $ftp;
}, fn ($ftp) => ftp_size($ftp, 'four') === 4 ? 'answer' : '', [fn ($ftp) => ftp_pwd($ftp)]);
--EXPECT--
Redis::set(): Redis #N is in use by coroutine #N; use a pool or one handle per coroutine
Redis::get(): Redis #N is in use by coroutine #N; use a pool or one handle per coroutine
Redis: answer, true, "b"
PDO::query(): PDO #N is in use by coroutine #N; use a pool or one handle per coroutine
PDO, MariaDB: answer, 1
mysqli::query(): mysqli #N is in use by coroutine #N; use a pool or one handle per coroutine
mysqli_ping(): mysqli #N is in use by coroutine #N; use a pool or one handle per coroutine
mysqli: answer, "1", true
mysqli_stmt::execute(): mysqli_stmt #N is in use by coroutine #N; use a pool or one handle per coroutine
mysqli_stmt::get_result(): mysqli_stmt #N is in use by coroutine #N; use a pool or one handle per coroutine
mysqli::stat(): mysqli #N is in use by coroutine #N; use a pool or one handle per coroutine
statements of mysqli: answer, true, 1, true
PDO::query(): PDO #N is in use by coroutine #N; use a pool or one handle per coroutine
PDO::pgsqlGetPid(): PDO #N is in use by coroutine #N; use a pool or one handle per coroutine
PDO, PostgreSQL: answer, 1, true
PDO::prepare(): PDO #N is in use by coroutine #N; use a pool or one handle per coroutine
statements of PDO: answer, 2
given up: answer
0
pg_query(): PgSql\Connection #N is in use by coroutine #N; use a pool or one handle per coroutine
pg_query: answer, "1"
curl_exec(): CurlHandle #N is in use by coroutine #N; use a pool or one handle per coroutine
curl: answer, "after 0.3"
SoapClient::__call(): SoapClient #N is in use by coroutine #N; use a pool or one handle per coroutine
SoapClient: answer, "late"
ftp_pwd(): FTP\Connection #N is in use by coroutine #N; use a pool or one handle per coroutine
ftp: answer, "\/"
