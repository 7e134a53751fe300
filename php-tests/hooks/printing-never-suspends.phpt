--TEST--
echo, warnings and the log wait for a slow reader of the output with the whole process, as in plain PHP; fwrite(STDOUT) does not
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';
require_once __DIR__ . '/../support/child.inc';

function wait_for(string $file, float $seconds = DEADLINE): void
{
    for ($end = microtime(true) + $seconds; !file_exists($file) && microtime(true) < $end; clearstatcache()) {
        usleep(1_000);
    }
}

// The reader takes nothing until others have run, or had the time to: more than a pipe holds waits.
foreach (['echo' => .3, 'fwrite(STDOUT)' => DEADLINE] as $way => $seconds) {
    $mark = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
    $print = strtr($way, ['echo' => 'echo $text;', '(STDOUT)' => '(STDOUT, $text);']);
    $child = new Child(<<<PHP
        <?php
        use function Swoole\\Coroutine\\{go, run};
        touch('$mark-begun');
        run(function () {
            \$text = str_repeat("x", 1 << 20);
            \$ran = false;
            go(function () use (&\$ran) {
                usleep(1_000);
                \$ran = true;
                touch('$mark-ran');
            });
            $print
            fwrite(STDOUT, "\\n" . (\$ran ? 'others ran' : 'others waited') . "\\n");
        });
        PHP);
    wait_for("$mark-begun");
    wait_for("$mark-ran", $seconds);
    echo "$way: ", strlen($child->line()), ' ', $child->line(), ' ', $child->status(), "\n";
    array_map(unlink(...), ["$mark-begun", "$mark-ran"]);
}
?>
--EXPECT--
echo: 1048576 others waited 0
fwrite(STDOUT): 1048576 others ran 0
