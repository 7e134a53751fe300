--TEST--
Two coroutines may open the same address of a user's stream wrapper while stream_open waits
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Slow
{
    public $context;
    private bool $end = false;
    function stream_open(string $path) { C::sleep(.002); return !str_contains($path, 'again') || !fopen($path, 'r'); }
    function stream_read() { $this->end = true; return "data\n"; }
    function stream_eof() { return $this->end; }
    function stream_stat() { return []; }
}
stream_wrapper_register('slow', Slow::class);

run(function () {
    for ($i = 0; $i < 3; $i++) {
        go(fn () => print(fgets(fopen('slow://one', 'r'))));
    }
});
run(function () {
    // What opens itself is refused as ever.
    set_error_handler(fn ($type, $message) => print(strstr($message, 'infinite') . "\n"));
    var_dump(is_resource(fopen('slow://again', 'r')));
});
--EXPECT--
data
data
data
infinite recursion prevented
bool(true)
