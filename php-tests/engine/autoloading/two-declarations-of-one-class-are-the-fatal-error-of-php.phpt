--TEST--
Two coroutines that declare one class while its parent is loaded get the fatal error of PHP, and no second class
--FILE--
<?php
require __DIR__ . '/../run_child.inc';

$declarations = [
    'two declarations' => 'eval("class Twice extends Base {}");',
    'one, executed twice' => 'declare_it();',
];
foreach ($declarations as $how => $declare) {
    echo "$how\n";
    run_child(<<<SCRIPT
        function declare_it() { if (true) { class Twice extends Base {} } }
        spl_autoload_register(function (string \$class) {
            Swoole\Coroutine::sleep(.002);
            eval("class \$class {}");
        });
        Swoole\Coroutine\\run(function () {
            for (\$i = 0; \$i < 3; \$i++) {
                go(function () { $declare; });
            }
        });
        SCRIPT, ['display_errors' => 1, 'html_errors' => 0]);
}
--EXPECTF--
two declarations

Fatal error: Cannot declare class Twice, because the name is already in use in %s on line %d
exit 255
one, executed twice

Fatal error: Cannot declare class Twice, because the name is already in use in %s on line %d
exit 255
