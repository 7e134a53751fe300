--TEST--
A persistent connection is refused in a coroutine by an Error that says what to use, and is PHP's own elsewhere
--EXTENSIONS--
mysqlnd
mysqli
pdo
pdo_sqlite
pgsql
igbinary
redis
--FILE--
<?php
use function Swoole\Coroutine\run;

function attempt(callable $do): void
{
    try {
        $do();
        echo "no Error\n";
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    } catch (Exception) {
        echo "tried\n";
    }
}

function attempts(): void
{
    mysqli_report(MYSQLI_REPORT_OFF);
    $persistent = STREAM_CLIENT_CONNECT | STREAM_CLIENT_PERSISTENT;
    attempt(fn () => new PDO('sqlite::memory:', null, null, [PDO::ATTR_PERSISTENT => true]));
    attempt(fn () => new PDO('sqlite::memory:', null, null, [PDO::ATTR_PERSISTENT => 'a name']));
    attempt(fn () => new PDO('sqlite::memory:', null, null, [PDO::ATTR_PERSISTENT => false]));
    attempt(fn () => @new mysqli('p:127.0.0.1', '', '', '', 1));
    attempt(fn () => @mysqli_connect('p:127.0.0.1', '', '', '', 1));
    attempt(fn () => @mysqli_init()->real_connect('p:127.0.0.1', '', '', '', 1));
    attempt(fn () => @mysqli_real_connect(mysqli_init(), 'p:127.0.0.1', '', '', '', 1));
    attempt(fn () => @mysqli_connect('127.0.0.1', '', '', '', 1));
    attempt(fn () => @pg_pconnect('host=127.0.0.1 port=1'));
    attempt(fn () => @(new Redis())->pconnect('127.0.0.1', 1));
    attempt(fn () => @(new Redis())->connect('127.0.0.1', 1));
    attempt(fn () => @pfsockopen('127.0.0.1', 1));
    attempt(fn () => @stream_socket_client('tcp://127.0.0.1:1', $code, $text, 1, $persistent));
    attempt(fn () => @stream_socket_client('tcp://127.0.0.1:1', $code, $text, 1));
}

attempts();
echo "\n";
run(attempts(...));
--EXPECT--
no Error
no Error
no Error
no Error
no Error
no Error
no Error
no Error
no Error
tried
tried
no Error
no Error
no Error

PDO::__construct(): a persistent connection cannot be had in a coroutine, it would be everybody's; use a pool or one connection per coroutine
PDO::__construct(): a persistent connection cannot be had in a coroutine, it would be everybody's; use a pool or one connection per coroutine
no Error
mysqli::__construct(): a persistent connection cannot be had in a coroutine, it would be everybody's; use a pool or one connection per coroutine
mysqli_connect(): a persistent connection cannot be had in a coroutine, it would be everybody's; use a pool or one connection per coroutine
mysqli::real_connect(): a persistent connection cannot be had in a coroutine, it would be everybody's; use a pool or one connection per coroutine
mysqli_real_connect(): a persistent connection cannot be had in a coroutine, it would be everybody's; use a pool or one connection per coroutine
no Error
pg_pconnect(): a persistent connection cannot be had in a coroutine, it would be everybody's; use a pool or one connection per coroutine
Redis::pconnect(): a persistent connection cannot be had in a coroutine, it would be everybody's; use a pool or one connection per coroutine
tried
pfsockopen(): a persistent connection cannot be had in a coroutine, it would be everybody's; use a pool or one connection per coroutine
stream_socket_client(): a persistent connection cannot be had in a coroutine, it would be everybody's; use a pool or one connection per coroutine
no Error
