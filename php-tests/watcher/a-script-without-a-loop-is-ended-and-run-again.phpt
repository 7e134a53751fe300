--TEST--
A watched script that runs no loop is ended and run again when a file changes
--FILE--
<?php
require __DIR__ . '/watcher.inc';

$watched = new Watched('echo ANSWER, "\n"; while (true) { sleep(1); }');
$watched->answer('first');
$watched->run();
$watched->said('first');
$watched->answer('second');
$watched->said('second');
$watched->answer('third');
$watched->said('third');
echo $watched->stop();
?>
--EXPECT--
first
second
third
