--TEST--
echo, warnings and the log wait for a slow reader of the output with the whole process, as in plain PHP; fwrite(STDOUT) does not
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';
require_once __DIR__ . '/../support/child.inc';

// The reader takes nothing for a while: more than a pipe holds waits.
foreach (['echo str_repeat("x", 1 << 20);', 'fwrite(STDOUT, str_repeat("x", 1 << 20));'] as $print) {
    $child = new Child(<<<PHP
        <?php
        use function Swoole\\Coroutine\\{go, run};
        run(function () {
            \$ticks = 0;
            go(function () use (&\$ticks) {
                for (; \$ticks < 20; \$ticks++) {
                    usleep(1_000);
                }
            });
            $print
            fwrite(STDOUT, "\\n" . (\$ticks < 20 ? 'others waited' : 'others ran') . "\\n");
        });
        PHP);
    usleep(300_000);
    echo strlen($child->line()), ' ', $child->line(), ' ', $child->status(), "\n";
}
?>
--EXPECT--
1048576 others waited 0
1048576 others ran 0
