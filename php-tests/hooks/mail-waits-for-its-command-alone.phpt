--TEST--
mail() suspends while the command of sendmail_path runs, by the flag of the network's functions, and gives what the command says
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';
require_once __DIR__ . '/../support/child.inc';

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder, 0700);
register_shutdown_function(remove_folder(...), $folder);
// what it is given is read after a while, and then it takes its time to end
file_put_contents("$folder/sendmail", <<<'SH'
    #!/bin/sh
    sleep "$1"
    cat > "$3/mail-$$"
    sleep "$1"
    exit "$2"
    SH);
chmod("$folder/sendmail", 0700);

const SCRIPT = <<<'PHP'
<?php
require getenv('SIDE_BY_SIDE');
use function Swoole\Coroutine\{go, run};

$send = fn () => @mail('somebody@example.com', 'Subject', 'Text');
if ($argv[1] === 'many') {
    side_by_side(['mail' => $send]);
} else {
    Swoole\Runtime::setHookFlags((int) $argv[1]);
    run(fn () => print(word_for(others_run($send, $sent)) . ' ' . json_encode($sent) . "\n"));
}
PHP;
$run = function (string $argument, string $seconds, int $status) use ($folder) {
    $child = new Child(
        SCRIPT,
        '-d ' . escapeshellarg("sendmail_path=$folder/sendmail $seconds $status $folder"),
        ['SIDE_BY_SIDE' => __DIR__ . '/side-by-side.inc'],
        $argument,
    );
    echo $child->output();
};
$run('many', (string) (WAIT / 2), 0);
$mails = array_map(file_get_contents(...), glob("$folder/mail-*"));
echo count($mails), ' mails ', json_encode(array_unique(array_map(fn ($mail) => [
    (bool) preg_match('/^To: somebody@example\.com\r?\nSubject: Subject\r?\n/', $mail),
    str_contains($mail, "\nText"),
], $mails), SORT_REGULAR)), "\n";
foreach ([SWOOLE_HOOK_NET_FUNCTION, SWOOLE_HOOK_ALL & ~SWOOLE_HOOK_NET_FUNCTION, 0] as $flags) {
    $run((string) $flags, '.05', 0);
}
$run((string) SWOOLE_HOOK_ALL, '.05', 7);
?>
--EXPECT--
mail                    10 × true side by side
10 mails [[true,true]]
others run true
nobody else runs true
nobody else runs true
others run false
