--TEST--
What defers, a context object's destructor and an output callback throw at a connection's end ends nothing else
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$handlers = <<<'PHP'
final class ThrowsAtItsEnd
{
    function __destruct()
    {
        throw new RuntimeException('destructor');
    }
}
$server->handle('/defer', function ($request, $response) {
    Coroutine::defer(fn () => print("first defer\n"));
    Coroutine::defer(fn () => throw new RuntimeException('defer'));
    $response->end('answered');
});
$server->handle('/context', function ($request, $response) {
    Coroutine::getContext()['held'] = new ThrowsAtItsEnd;
    $response->end('answered');
});
$server->handle('/output', function ($request, $response) {
    ob_start(fn () => throw new RuntimeException('output callback'));
    $response->end('answered');
});
$server->handle('/exit', function ($request, $response) {
    Coroutine::defer(fn () => exit(3));
    $response->end('answered');
});
PHP;
$paths = ['/defer', '/context', '/output', '/exit'];
foreach ([
    "set_exception_handler(fn (\$error) => print('own handler: ' . \$error->getMessage() . \"\\n\"));",
    "Coroutine::set(['exception_handler' => fn (\$error) => print('option: ' . \$error->getMessage() . \"\\n\")]);",
    '',
] as $handler) {
    $server = serve($handler . $handlers);
    foreach ($paths as $path) {
        echo $path, ' ', $server->get($path), "\n";
    }
    $text = $server->finished($handler === '' ? 255 : 0);
    echo preg_replace('/^(PHP )?(Fatal error: .*) in .*$|^Stack trace:$|^#.*$|^  thrown in.*$|^\n/m', '$2', $text), "\n";
}
?>
--EXPECTREGEX--
(?s)\/defer answered
\/context answered
\/output answered
\/exit answered
own handler: defer
first defer
own handler: destructor
own handler: output callback

\/defer answered
\/context answered
\/output answered
\/exit answered
option: defer
first defer
option: destructor
option: output callback

\/defer answered
\/context answered
\/output answered
\/exit answered
.*Uncaught RuntimeException: defer.*first defer
.*Uncaught RuntimeException: destructor.*Uncaught RuntimeException: output callback.*
