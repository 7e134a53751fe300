--TEST--
session_start() that is cancelled while it waits for the session's lock is false with a warning; nothing is shown, nothing overwritten
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
// a handler of a script's that calls PHP's own
class Handler extends SessionHandler
{
}

function taken(string $folder, string $text)
{
    file_put_contents("$folder/sess_ann", $text);
    $file = fopen("$folder/sess_ann", 'r+');
    flock($file, LOCK_EX);
    return $file;
}

// Nothing is printed before the end: a handler of a script's can only be set before that.
$said = '';

function opened(string $what, string $text, bool $throw): void
{
    global $folder, $said;
    $other = taken($folder, $text);
    run(function () use ($what, $throw) {
        $id = go(function () use ($what) {
            global $said;
            $opened = 'thrown';
            try {
                session_id('ann');
                $opened = @session_start();
            } catch (C\CanceledException) {
            }
            $said .= "$what: " . json_encode([$opened, $_SESSION ?? 'nothing', session_status() === PHP_SESSION_NONE]);
            $said .= $opened === false ? ' ' . preg_replace('/ \(path.*/', '', error_get_last()['message']) : '';
            $_SESSION = ['user' => 'nobody'];
            $said .= session_write_close() ? " written\n" : "\n";
        });
        C::sleep(.02);
        C::cancel($id, $throw);
        C::join([$id], 5);
    });
    $said .= file_get_contents("$folder/sess_ann") === $text ? '' : "the file was overwritten\n";
    flock($other, LOCK_UN);
    run(function () {
        session_id('ann');
        $GLOBALS['said'] .= '    ' . json_encode([session_start(), $_SESSION]) . "\n";
        session_abort();
    });
}

foreach (["PHP's" => null, "a script's" => new Handler()] as $whose => $handler) {
    $handler && session_set_save_handler($handler, false);
    opened("$whose, new", '', false);
    opened("$whose, with data", 'user|s:3:"ann";', false);
    opened("$whose, an exception", '', true);
}
unlink("$folder/sess_ann");
rmdir($folder);
echo $said;
?>
--EXPECT--
PHP's, new: [false,"nothing",true] session_start(): The session is locked by somebody else, and waiting for it was cancelled
    [true,[]]
PHP's, with data: [false,"nothing",true] session_start(): Failed to read session data: files
    [true,{"user":"ann"}]
PHP's, an exception: ["thrown","nothing",true]
    [true,[]]
a script's, new: [false,"nothing",true] session_start(): The session is locked by somebody else, and waiting for it was cancelled
    [true,[]]
a script's, with data: [false,"nothing",true] session_start(): Failed to read session data: user
    [true,{"user":"ann"}]
a script's, an exception: ["thrown","nothing",true]
    [true,[]]
