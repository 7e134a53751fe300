--TEST--
session_id() sets the id for the coroutine's own session, whatever others set, open and close before it begins
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

function visit(): string
{
    session_start();
    $_SESSION['visits'] = ($_SESSION['visits'] ?? 0) + 1;
    $seen = session_id() . ' ' . $_SESSION['visits'];
    session_write_close();
    return $seen . ' ' . session_id();
}

run(function () {
    $gate = new C\Channel(1);
    $ann = go(function () use ($gate) {
        echo json_encode(session_id('ann')), "\n";
        $gate->pop();
        echo visit(), ', ', visit(), "\n";
    });
    C::join([go(function () {
        echo json_encode([session_id(), session_id('bob'), session_id('ben')]), "\n";
        echo visit(), "\n";
    })]);
    C::join([go(fn () => print(strlen(strtok(visit(), ' ')) > 20 ? "new\n" : "somebody's\n"))]);
    // Also while another has a session open.
    session_id('carol');
    session_start();
    C::join([go(function () use ($gate) {
        echo json_encode([session_id('dan'), session_id(), session_id('dora'), session_id()]), "\n";
    })]);
    echo session_id(), "\n";
    session_write_close();
    $gate->push(true);
    C::join([$ann]);
    echo visit(), "\n";
});
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
--EXPECT--
""
["","","bob"]
ben 1 ben
new
["","dan","dan","dora"]
carol
ann 1 ann, ann 2 ann
carol 1 carol
