--TEST--
While a file is compiled, or the collector frees, nothing suspends: what is included comes late from a named pipe or a socket and is whole
--EXTENSIONS--
posix
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use function Swoole\Coroutine\run;

/** A script's own streams, which read from what waits. */
class Late
{
    public $context;
    private $inner;
    /** @var array<string, Closure> what opens the streams inside */
    public static array $open = [];

    public function stream_open(string $path): bool
    {
        $this->inner = (self::$open[$path])();
        return true;
    }

    public function stream_read(int $count): string
    {
        return (string) fread($this->inner, $count);
    }

    public function stream_eof(): bool
    {
        return feof($this->inner);
    }

    public function stream_stat(): array
    {
        return [];
    }

    public function stream_set_option(): bool
    {
        return false;
    }
}
stream_wrapper_register('late', Late::class);

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder, 0700);
register_shutdown_function(remove_folder(...), $folder);
$source = fn (string $name) => "<?php class $name { const LONG = '" . str_repeat('x', 50_000) . "'; } return strlen($name::LONG);";
// another process writes it in two parts, with a pause before each
$write = 'sleep .03; head -c 20000 "$0"; sleep .03; tail -c +20001 "$0"';
$pipe = function (string $name) use ($folder, $source, $write): string {
    file_put_contents("$folder/$name.php", $source($name));
    posix_mkfifo("$folder/$name", 0600);
    $GLOBALS['writers'][] = proc_open(['sh', '-c', "exec >\"\$1\"; $write", "$folder/$name.php", "$folder/$name"], [], $pipes);
    Late::$open["late://$name"] = fn () => fopen("$folder/$name", 'r');
    return "late://$name";
};
$socket = function (string $name) use ($folder, $source, $write): string {
    file_put_contents("$folder/$name.php", $source($name));
    $GLOBALS['writers'][] = proc_open(['sh', '-c', $write, "$folder/$name.php"], [1 => ['socket']], $pipes);
    Late::$open["late://$name"] = fn () => $pipes[1];
    return "late://$name";
};
spl_autoload_register(function (string $name) use ($pipe, $socket) {
    require str_starts_with($name, 'Pipe') ? $pipe($name) : $socket($name);
});
run(function () use ($pipe, $socket) {
    $say = fn (string $what, callable $call) => print("$what: " . word_for(others_run($call, $result)) . ", $result\n");
    $say('include of a named pipe', fn () => include $pipe('A'));
    $say('autoload from a named pipe', fn () => strlen(PipeB::LONG));
    $say('include of a socket', fn () => include $socket('C'));
    $say('autoload from a socket', fn () => strlen(D::LONG));
    // what the collector closes waits for its command
    $say('a command is collected', function () {
        $cycle = new stdClass();
        $cycle->self = $cycle;
        $cycle->command = popen('exec >/dev/null; sleep .05', 'r');
        unset($cycle);
        return gc_collect_cycles() > 0;
    });
    $say('a process is collected', function () {
        $cycle = new ArrayObject();
        $cycle['self'] = $cycle;
        $cycle['process'] = proc_open(['sleep', '.05'], [], $pipes);
        unset($cycle);
        return gc_collect_cycles() > 0;
    });
    // a destructor is a script's code, which may wait
    $say('a destructor is collected', function () {
        $cycle = new class () {
            public $self;
            public static int $waited = 0;

            public function __destruct()
            {
                self::$waited += usleep(20_000) === null;
            }
        };
        $cycle->self = $cycle;
        $class = get_class($cycle);
        unset($cycle);
        gc_collect_cycles();
        return $class::$waited;
    });
    // and afterwards calls suspend as before
    $say('a call', fn () => trim(shell_exec('sleep .03; echo done')));
});
?>
--EXPECT--
include of a named pipe: nobody else runs, 50000
autoload from a named pipe: nobody else runs, 50000
include of a socket: nobody else runs, 50000
autoload from a socket: nobody else runs, 50000
a command is collected: nobody else runs, 1
a process is collected: nobody else runs, 1
a destructor is collected: others run, 1
a call: others run, done
