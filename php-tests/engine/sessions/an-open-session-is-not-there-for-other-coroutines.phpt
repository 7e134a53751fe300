--TEST--
While a coroutine has a session open, the others have none: no $_SESSION, no id, and nothing that they could close
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

function see(string $who): void
{
    echo "$who: ", json_encode([$_SESSION ?? null, session_id(), session_status() === PHP_SESSION_ACTIVE, session_encode()]), "\n";
}

run(function () {
    $gate = new C\Channel(1);
    $closed = new C\Channel(1);
    // what opens a session may wait for its file
    $opened = new C\Channel(1);
    $ann = go(function () use ($gate, $closed, $opened) {
        session_id('ann');
        session_start();
        $_SESSION['user'] = 'ann';
        $opened->push(true);
        $gate->pop();
        see('ann');
        $opened->push(true);
        $_SESSION['seen'] = true;
        C::sleep(.001);
        session_write_close();
        session_id('ann');
        session_start(['read_and_close' => true]);
        // It is closed: who comes next may open one.
        echo json_encode($_SESSION), "\n";
        $closed->push(true);
        $gate->pop();
        echo json_encode($_SESSION), "\n";
    });
    $opened->pop();
    see('nobody');
    echo json_encode([session_write_close(), session_destroy(), session_abort(), session_unset(), session_regenerate_id()]), "\n";
    $gate->push(true);
    $opened->pop();
    C::join([go(fn () => see('another'))]);
    $closed->pop();
    session_id('bob');
    session_start();
    $_SESSION['user'] = 'bob';
    $gate->push(true);
    C::join([$ann]);
    see('bob');
    session_write_close();
    C::join([go(fn () => print(json_encode($_SESSION ?? null) . "\n"))]);
    echo json_encode($_SESSION), "\n";
});
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
--EXPECT--
nobody: [null,"",false,false]
[false,false,false,false,false]
ann: [{"user":"ann"},"ann",true,"user|s:3:\"ann\";"]
another: [null,"",false,false]
{"user":"ann","seen":true}
{"user":"ann","seen":true}
bob: [{"user":"bob"},"bob",true,"user|s:3:\"bob\";"]
null
{"user":"bob"}
