--TEST--
The handler of a warning about a value that cannot be converted may throw or end the script, wherever that is
--FILE--
<?php
require __DIR__ . '/../run_child.inc';

$calls = [
    'Co::set, max_coroutine' => "Co::set(['max_coroutine' => new stdClass])",
    'Co::set, socket_timeout' => "Co::set(['socket_timeout' => new stdClass])",
    'Co::set, log_level' => "Co::set(['log_level' => new stdClass])",
    'Co::set, dns_server' => "Co::set(['dns_server' => [1]])",
    'Co::set, log_file' => "Co::set(['log_file' => new Thrower])",
    'Co::set, exit_condition' => "Co::set(['exit_condition' => 'Missing::method'])",
    'Co::join' => "Co::join([new stdClass])",
    'System::waitSignal' => "Co\\System::waitSignal([new stdClass], 0.001)",
    'Process::setAffinity' => "Swoole\\Process::setAffinity([new stdClass])",
    'Process::signal' => "Swoole\\Process::signal(SIGUSR1, 'Missing::method')",
    'Event::defer' => "Swoole\\Event::defer('Missing::method')",
    'batch' => "Co\\batch(['Missing::method'])",
];
const PRELUDE = <<<'PHP'
use Swoole\Coroutine as Co;
error_reporting(E_ALL & ~E_DEPRECATED);
class Thrower { function __toString() { act('__toString'); return ''; } }
spl_autoload_register(function ($name) { act("autoloader of $name"); });
set_error_handler(function ($number, $message) {
    act(preg_match('/converted to int|Array to string|not callable/', $message) ? 'handler' : $message);
    return true;
});
register_shutdown_function(fn () => print("shutdown function\n"));
class Held { function __destruct() { echo "destructor\n"; } }
PHP;
$acts = [
    'throws' => 'function act($where) { echo "$where\n"; throw new Exception("thrown"); }',
    'dies' => 'function act($where) { echo "$where\n"; restore_error_handler(); trigger_error("died", E_USER_ERROR); }',
];
foreach ($calls as $title => $call) {
    foreach ($acts as $name => $act) {
        ob_start();
        run_child(PRELUDE . "\n$act\n" . "Co\\run(function () { \$held = new Held; try { $call; echo \"never\\n\"; }"
            . ' catch (Exception $e) { echo $e->getMessage(), "\n"; } });');
        $lines = preg_grep('/^(?:$|shutdown function$)/', explode("\n", ob_get_clean()), PREG_GREP_INVERT);
        echo "$title, $name: ", preg_replace('~ in child.php.*?(?=,)~', '', implode(', ', $lines)), "\n";
    }
}
?>
--EXPECT--
Co::set, max_coroutine, throws: handler, thrown, destructor, exit 0
Co::set, max_coroutine, dies: handler, Fatal error: died, exit 255
Co::set, socket_timeout, throws: handler, thrown, destructor, exit 0
Co::set, socket_timeout, dies: handler, Fatal error: died, exit 255
Co::set, log_level, throws: handler, thrown, destructor, exit 0
Co::set, log_level, dies: handler, Fatal error: died, exit 255
Co::set, dns_server, throws: handler, thrown, destructor, exit 0
Co::set, dns_server, dies: handler, Fatal error: died, exit 255
Co::set, log_file, throws: __toString, thrown, destructor, exit 0
Co::set, log_file, dies: __toString, Fatal error: died, exit 255
Co::set, exit_condition, throws: autoloader of Missing, thrown, destructor, exit 0
Co::set, exit_condition, dies: autoloader of Missing, Fatal error: died, exit 255
Co::join, throws: handler, thrown, destructor, exit 0
Co::join, dies: handler, Fatal error: died, exit 255
System::waitSignal, throws: handler, thrown, destructor, exit 0
System::waitSignal, dies: handler, Fatal error: died, exit 255
Process::setAffinity, throws: handler, thrown, destructor, exit 0
Process::setAffinity, dies: handler, Fatal error: died, exit 255
Process::signal, throws: autoloader of Missing, thrown, destructor, exit 0
Process::signal, dies: autoloader of Missing, Fatal error: died, exit 255
Event::defer, throws: autoloader of Missing, thrown, destructor, exit 0
Event::defer, dies: autoloader of Missing, Fatal error: died, exit 255
batch, throws: autoloader of Missing, thrown, destructor, exit 0
batch, dies: autoloader of Missing, Fatal error: died, exit 255
