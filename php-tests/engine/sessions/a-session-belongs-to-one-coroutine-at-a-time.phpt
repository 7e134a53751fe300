--TEST--
A session belongs to one coroutine: another's session_start() is an Error until the first has closed it or has ended
--SKIPIF--
<?php
if (!function_exists('session_start')) {
    echo 'skip the session extension is needed';
}
--INI--
session.use_cookies=0
session.use_strict_mode=0
session.cache_limiter=
session.save_handler=files
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder);
session_save_path($folder);

function visit(string $user): string
{
    try {
        @session_id($user);
        session_start();
        $_SESSION['visits'] = ($_SESSION['visits'] ?? 0) + 1;
        return "$user: " . $_SESSION['visits'] . ' as ' . session_id();
    } catch (Error $error) {
        return "$user: " . $error->getMessage();
    }
}

run(function () {
    [$opened, $asked] = [new C\Channel(), new C\Channel()];
    $first = go(function () use ($opened, $asked) {
        echo visit('ann'), "\n";
        $opened->push(true);
        $asked->pop();
        session_write_close();
        echo "ann has closed\n";
        C::sleep(.001);
    });
    // its file may have to be waited for
    $opened->pop();
    try {
        session_start();
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
    $asked->push(true);
    C::join([$first]);
    // Left open: the end of the coroutine closes it.
    C::join([go(fn () => print(visit('bob') . "\n"))]);
    C::join([go(fn () => print(visit('ann') . "\n"))]);
    C::join([go(fn () => print(visit('bob') . "\n"))]);
    var_dump(session_status() === PHP_SESSION_NONE);
    echo visit('main'), "\n";
    go(fn () => print(strtok(visit('bob'), ',') . "\n"));
    session_destroy();
    go(fn () => print(visit('bob') . "\n"));
});
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
--EXPECT--
ann: 1 as ann
session_start(): a session is open in coroutine #2, and PHP has one at a time: close it there by session_write_close()
ann has closed
bob: 1 as bob
ann: 2 as ann
bob: 2 as bob
bool(true)
main: 1 as main
bob: session_start(): a session is open in coroutine #1
bob: 3 as bob
