--TEST--
Swoole\Constant names the options and events that programs use
--FILE--
<?php
$constants = (new ReflectionClass(Swoole\Constant::class))->getConstants();
foreach ($constants as $name => $value) {
    [$kind, $rest] = explode("_", $name, 2);
    $words = $kind === "EVENT" ? lcfirst(str_replace(" ", "", ucwords(strtolower(str_replace("_", " ", $rest))))) : strtolower($rest);
    if ($words !== $value) {
        echo "$name = $value\n";
    }
}
echo Swoole\Constant::OPTION_WORKER_NUM, " ", Swoole\Constant::EVENT_WORKER_START, " ", count(preg_grep("/^EVENT_/", array_keys($constants))), " ", count(preg_grep("/^OPTION_/", array_keys($constants))), "\n";
?>
--EXPECT--
worker_num workerStart 27 204
