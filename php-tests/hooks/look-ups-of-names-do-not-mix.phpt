--TEST--
Many coroutines look names up at once, and each gets the addresses of its own
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

// PHP has one buffer for all look-ups of gethostbyname().
$ask = fn (string $numeric) => [
    gethostbyname('localhost'), gethostbynamel('localhost'), gethostbyname($numeric), gethostbyname('no.such.host.invalid'),
    gethostbyaddr('127.0.0.1'),
];
$plain = $ask('127.0.0.1');
$wrong = $right = 0;
run(function () use ($ask, $plain, &$wrong, &$right) {
    for ($i = 0; $i < 40; $i++) {
        go(function () use ($i, $ask, $plain, &$wrong, &$right) {
            for ($j = 0; $j < 3; $j++) {
                $numeric = "127.0.0.$i";
                $ask($numeric) === array_replace($plain, [2 => $numeric]) ? $right++ : $wrong++;
            }
        });
    }
});
var_dump($right, $wrong);
?>
--EXPECT--
int(120)
int(0)
