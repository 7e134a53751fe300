--TEST--
An enum and a class with a trait are waited for while another coroutine links them
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

const CLASSES = [
    'Face' => 'interface Face { const VALUE = 7; }',
    'Help' => 'trait Help { function help() { return static::class; } }',
    'Suit' => 'enum Suit: string implements Face { use Help; case Hearts = "h"; }',
    'User' => 'class User { use Help; }',
    'Wide' => 'interface Wide extends Face {}',
];
spl_autoload_register(function (string $class) {
    echo "loading $class\n";
    C::sleep(.002);
    eval(CLASSES[$class]);
});
run(function () {
    foreach ([
        'enum' => fn () => Suit::from('h')->help() . Suit::VALUE,
        'class' => fn () => (new User)->help(),
        'interface' => fn () => Wide::VALUE,
    ] as $kind => $use) {
        $cids = [];
        for ($i = 0; $i < 3; $i++) {
            $cids[] = go(fn () => print($use() . "\n"));
            C::sleep(.001);
        }
        C::join($cids);
    }
});
--EXPECT--
loading Suit
loading Help
loading Face
Suit7
Suit7
Suit7
loading User
User
User
User
loading Wide
7
7
7
