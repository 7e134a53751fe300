--TEST--
valgrind finds no error in a run of coroutines that wait in autoloaders, stream wrappers, error handlers and json_encode()
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('valgrind');
?>
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

// Zend's own allocator hides single blocks from valgrind.
putenv('USE_ZEND_ALLOC=0');
Child::$wrapper = 'valgrind -q --error-exitcode=99 --num-callers=40';

$child = new Child(<<<'PHP'
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

const CLASSES = [
    'Base' => 'class Base { function next(): ?Base { return null; } }',
    'Middle' => 'class Middle extends Base implements Face { use Help; function next(): ?Child { return new Child; } }',
    'Child' => 'class Child extends Middle {}',
    'Face' => 'interface Face { const VALUE = 7; }',
    'Help' => 'trait Help { function help() { return static::VALUE; } }',
    'Suit' => 'enum Suit: string implements Face { use Help; case Hearts = "h"; }',
];
spl_autoload_register(function (string $class) {
    C::sleep(.01);
    if (isset(CLASSES[$class])) {
        eval(CLASSES[$class]);
    }
});
run(function () {
    $cids = [];
    $made = 0;
    foreach ([
        fn () => new Middle, fn () => new Child, fn () => Suit::from('h')->help(), fn () => (new Middle)->next()->help(),
        fn () => new class extends Base implements Face { use Help; }, fn () => class_exists('Child', false),
        function () { try { eval('class Orphan extends Nowhere {}'); } catch (Error) { return true; } },
    ] as $use) {
        for ($i = 0; $i < 3; $i++) {
            $cids[] = go(function () use ($use, &$made, $i) {
                C::sleep(.004 * $i + .001);
                $made += $use() ? 1 : 0;
            });
        }
    }
    C::join($cids);
    echo $made > 15 ? "linked\n" : "$made\n";
});

class Slow
{
    public $context;
    private int $lines = 0;
    function stream_open() { C::sleep(.002); return true; }
    function stream_read() { C::sleep(.002); $this->lines++; return str_repeat("$this->lines\n", 3000); }
    function stream_write(string $data) { C::sleep(.002); return strlen($data); }
    function stream_eof() { return $this->lines > 3; }
}
stream_wrapper_register('slow', Slow::class);
run(function () {
    $stream = fopen('slow://one', 'r+');
    $refused = 0;
    $cids = [];
    for ($i = 0; $i < 4; $i++) {
        $cids[] = go(function () use ($stream, $i, &$refused) {
            for ($n = 0; $n < 5; $n++) {
                try {
                    $i % 2 ? fgets($stream) : fwrite($stream, 'data');
                } catch (Error) {
                    $refused++;
                    C::sleep(.001);
                }
            }
        });
    }
    C::join($cids);
    echo $refused > 0 ? "refused\n" : "not refused\n";
    go(fn () => fread($stream, 100));
});

class Price implements JsonSerializable
{
    function jsonSerialize(): mixed { C::sleep(.001); return ['eur' => $this]; }
}
run(function () {
    set_error_handler(function () { C::sleep(.001); restore_error_handler(); return true; });
    $price = [new Price, 'none' => [new Price]];
    for ($i = 0; $i < 3; $i++) {
        go(fn () => json_encode($price));
        go(function () { echo $undefined; });
    }
});
echo "walked\n";

run(function () {
    go(fn () => new class extends Missing {});
    go(fn () => eval('class Torn { use Missing; }'));
    go(fn () => fgets(fopen('slow://two', 'r')));
    go(fn () => json_encode(new Price));
    exit(3);
});
PHP, '-d pcre.jit=0 -d display_errors=0');
echo $child->output(200);
echo 'exit ', $child->status(), "\n";
?>
--EXPECT--
linked
refused
walked
exit 3
