--TEST--
With swoole.enable_fiber_mock observers of fibers hear of each coroutine as of a fiber of its own: a tracer that keeps scopes by fiber, as OpenTelemetry's does, mixes none
--EXTENSIONS--
ffi
--INI--
swoole.enable_fiber_mock=On
--FILE--
<?php
// The tracer: a new fiber begins with the scopes of the one that has made it.
final class Scopes
{
    /** @var array<int, list<string>> by fiber */
    private array $of = [];
    private int $current = 0;
    private array $main = [];
    public int $unknown = 0;

    public function begin(int $fiber): void
    {
        if (isset($this->of[$fiber])) {
            $this->unknown++;
        }
        $this->of[$fiber] = $this->get();
    }

    public function switch(int $to): void
    {
        $this->current = $to;
    }

    public function end(int $fiber): void
    {
        if (!isset($this->of[$fiber])) {
            $this->unknown++;
        }
        unset($this->of[$fiber]);
    }

    public function &get(): array
    {
        if (isset($this->of[$this->current])) {
            return $this->of[$this->current];
        }
        return $this->main;
    }
}

$scopes = new Scopes();
$engine = FFI::cdef(<<<'C'
    typedef void (*one_handler)(intptr_t fiber);
    typedef void (*two_handler)(intptr_t from, intptr_t to);
    void zend_observer_fiber_init_register(one_handler handler);
    void zend_observer_fiber_switch_register(two_handler handler);
    void zend_observer_fiber_destroy_register(one_handler handler);
    C);
$engine->zend_observer_fiber_init_register(fn(int $fiber) => $scopes->begin($fiber));
$engine->zend_observer_fiber_switch_register(fn(int $from, int $to) => $scopes->switch($to));
$engine->zend_observer_fiber_destroy_register(fn(int $fiber) => $scopes->end($fiber));

$wrong = [];
$checks = 0;
Swoole\Coroutine\run(function () use ($scopes, &$wrong, &$checks) {
    $expect = function (string $names) use ($scopes, &$wrong, &$checks): void {
        $checks++;
        $are = implode('/', $scopes->get());
        $are === $names || $wrong[] = "$are instead of $names";
    };
    $expect('');
    $scopes->get()[] = 'root';
    $group = new Swoole\Coroutine\WaitGroup();
    foreach (['a', 'b', 'c'] as $name) {
        $group->add();
        go(function () use ($name, $scopes, $expect, $group) {
            for ($i = 0; $i < 20; $i++) {
                $scopes->get()[] = "$name$i";
                Co::sleep(0.001);
                go(function () use ($name, $i, $scopes, $expect) {
                    $expect("root/$name$i");
                    $scopes->get()[] = 'child';
                    Co::sleep(0.002);
                    $expect("root/$name$i/child");
                });
                Co::sleep(0.001);
                $expect("root/$name$i");
                array_pop($scopes->get());
            }
            $expect('root');
            $group->done();
        });
    }
    $group->wait();
    $expect('root');
    array_pop($scopes->get());
    go(fn() => $expect(''));
});
var_dump($wrong, $checks, $scopes->unknown);
?>
--EXPECT--
array(0) {
}
int(186)
int(0)
