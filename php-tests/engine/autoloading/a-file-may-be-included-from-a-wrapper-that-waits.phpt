--TEST--
Files may be included from a user's stream wrapper that waits, by several coroutines and inside an error handler
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Slow
{
    public $context;
    private bool $end = false;
    private string $path;
    function stream_open(string $path) { $this->path = $path; C::sleep(.001); return true; }
    function stream_read()
    {
        if ($this->end) {
            return '';
        }
        C::sleep(.001);
        $this->end = true;
        return '<?php function f_' . substr($this->path, 7) . '() {} return "' . $this->path . '";';
    }
    function stream_eof() { return $this->end; }
    function stream_stat() { return []; }
    function stream_set_option() { return false; }
    function stream_close() { C::sleep(.001); }
}
stream_wrapper_register('slow', Slow::class);

run(function () {
    $cids = [];
    foreach (['a', 'b', 'c'] as $name) {
        $cids[] = go(fn () => print((include "slow://$name") . ' ' . var_export(function_exists("f_$name"), true) . "\n"));
    }
    C::join($cids);
    set_error_handler(fn () => print((include 'slow://handler') . "\n"));
    echo $undefined;
});
--EXPECT--
slow://a true
slow://b true
slow://c true
slow://handler
