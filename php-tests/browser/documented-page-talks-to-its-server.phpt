--TEST--
The documented page in Chromium: its console shows the connection and both answers
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('chromedriver');
skip_without_command('chromium', 'chromium-browser', 'google-chrome');
skip_without_examples();
?>
--CONFLICTS--
port-9502
--FILE--
<?php
require __DIR__ . '/../support/namespace.inc';
require __DIR__ . '/../support/webdriver.inc';
own_port_9502();

$server = run_example(file_get_contents(examples_folder() . '/websocket-server.php'));
$browser = new Browser();
$browser->open('http://127.0.0.1:9502/');
$browser->awaitConsole(
    'Connected to WebSocket server.',
    'Retrieved data from server: Hello hello!',
    'Retrieved data from server: How are you, hello?'
);
echo "the console shows all three lines\n";
$browser->quit();
$server->signal(15);
var_dump($server->output());
?>
--EXPECT--
the console shows all three lines
string(0) ""
