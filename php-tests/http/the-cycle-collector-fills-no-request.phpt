--TEST--
The cycle collector does not fill the properties of a request, so that no error handler runs while it marks
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    // A cycle with the request in it; filling it would warn of more than max_input_vars variables.
    $object = new stdClass;
    $object->handler = function () use ($object) {
        echo "the handler was called\n";
        return true;
    };
    $object->self = [$request, $object];
    set_error_handler($object->handler);
    unset($object);
    gc_collect_cycles();
    restore_error_handler();
    $response->end(gc_collect_cycles() > 0 ? 'collected' : 'nothing to collect');
});
PHP);
echo $server->get('/?' . implode('&', array_map(fn (int $number) => "v$number=$number", range(0, 1100)))), "\n";
$server->finish();
?>
--EXPECT--
collected
