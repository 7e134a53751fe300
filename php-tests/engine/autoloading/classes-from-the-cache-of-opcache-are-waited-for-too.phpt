--TEST--
Classes that opcache has linked before, in another process, are waited for as well
--SKIPIF--
<?php
require __DIR__ . '/../jit/jit.inc';
skip_without_opcache();
if (!function_exists('pcntl_fork')) {
    echo 'skip pcntl is needed';
}
--FILE--
<?php
require __DIR__ . '/../run_child.inc';
require __DIR__ . '/../jit/jit.inc';

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder);
foreach ([
    'Base' => 'class Base { function m(): ?Base { return null; } }',
    'Face' => 'interface Face {}',
    'Help' => 'trait Help { function help() { return static::class; } }',
    'Derived' => 'class Derived extends Base implements Face { use Help; function m(): ?Late { return null; } }',
    'Late' => 'class Late extends Derived {}',
] as $class => $code) {
    file_put_contents("$folder/$class.php", "<?php $code");
}
$ini = JIT_DIRECTIVES;
if (PHP_VERSION_ID < 80500 && !extension_loaded('Zend OPcache')) {
    $ini['zend_extension'] = 'opcache';
}
run_child(<<<SCRIPT
    use Swoole\Coroutine as C;
    function linked_by_three() {
        spl_autoload_register(function (string \$class) {
            C::sleep(.001);
            require_once "$folder/\$class.php";
        });
        C\\run(function () {
            \$cids = [];
            for (\$i = 0; \$i < 3; \$i++) {
                \$cids[] = go(fn () => print((new Derived)->help() . ' '));
            }
            C::sleep(.002);
            new Late;
            C::join(\$cids);
            echo get_class(new Late), ' ', class_exists('Derived', false) ? 'is there' : 'is missing', "\\n";
        });
    }
    for (\$process = 0; \$process < 3; \$process++) {
        if (!\$pid = pcntl_fork()) {
            linked_by_three();
            exit;
        }
        pcntl_waitpid(\$pid, \$status);
        echo "status \$status\\n";
    }
    SCRIPT, $ini);
array_map(unlink(...), glob("$folder/*.php"));
rmdir($folder);
--EXPECT--
Derived Derived Derived Late is there
status 0
Derived Derived Derived Late is there
status 0
Derived Derived Derived Late is there
status 0
exit 0
