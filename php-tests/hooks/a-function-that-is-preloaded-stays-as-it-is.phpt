--TEST--
A function that a preloaded library has replaced is left alone: it waits by that library's, is listed as skipped, and others suspend
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('cc');
?>
--FILE--
<?php
require __DIR__ . '/../support/services.inc';
require_once __DIR__ . '/../support/child.inc';

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder, 0700);
register_shutdown_function(remove_folder(...), $folder);
file_put_contents("$folder/first.c", <<<'C'
    #include <time.h>
    #include <unistd.h>

    int usleep(useconds_t microseconds)
    {
        struct timespec time = { microseconds / 1000000, microseconds % 1000000 * 1000L };
        write(2, "preloaded\n", 10);
        return nanosleep(&time, 0);
    }
    C);
passthru("cc -shared -fPIC -o $folder/first.so $folder/first.c 2>&1");
$environment = ['LD_PRELOAD' => "$folder/first.so"];

$child = new Child(<<<'PHP'
    <?php
    use function Swoole\Coroutine\{go, run};

    run(function () {
        foreach (['usleep' => fn () => usleep(2_000), 'time_nanosleep' => fn () => time_nanosleep(0, 2_000_000)] as $name => $sleep) {
            $slept = false;
            go(function () use ($sleep, &$slept) {
                $sleep();
                $slept = true;
            });
            echo $name, $slept ? " waits with the process\n" : " suspends\n";
        }
    });
    ob_start();
    phpinfo(INFO_MODULES);
    echo implode("\n", preg_grep('/^skipped => /', explode("\n", ob_get_clean()))), "\n";
    PHP, '', $environment);
echo $child->output();
$list = shell_exec("LD_PRELOAD=$folder/first.so " . escapeshellarg(PHP_BINARY) . ' ' . php_options() . ' --ri swoole');
echo preg_match('/^skipped => .*\bphp: usleep\b/m', $list) ? "listed by --ri\n" : $list;
?>
--EXPECTF--
preloaded
usleep waits with the process
time_nanosleep suspends
skipped => %Sphp: usleep%S
listed by --ri
