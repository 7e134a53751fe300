--TEST--
The context of a coroutine takes elements and properties, without a deprecation
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


error_reporting(E_ALL);
run(function () {
    $context = C::getContext();
    $context['element'] = 1;
    $context->property = 2;
    echo json_encode([C::getContext()['element'], C::getContext()->property, isset($context->nothing)]), "\n";
    go(function (): void {
        echo json_encode([isset(C::getContext()['element']), isset(C::getContext()->property)]), "\n";
        echo C::getContext(C::getPcid())->property, "\n";
    });
});
?>
--EXPECT--
[1,2,false]
[false,false]
2
