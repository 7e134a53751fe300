--TEST--
A watched script without a server is run again when one of its files changes, also after a mistake in its first run
--FILE--
<?php
require __DIR__ . '/watcher.inc';

$watched = new Watched('echo ANSWER, " with ", json_encode(array_slice($argv, 1)), "\n"; exit(3);');
$watched->change('<?php const ANSWER');
$watched->run();
$watched->said('run again');
$watched->answer('once');
$watched->said('(status 3)');
$watched->answer('twice');
$watched->said("twice with [\"with\",\"arguments\"]\nswoole-watch: the script has ended (status 3); it");
echo $watched->stop();
?>
--EXPECTF--

Parse error: %s in FOLDER/answer.php on line 1
swoole-watch: the script has ended (status 255); it is run again when a file changes
once with ["with","arguments"]
swoole-watch: the script has ended (status 3); it is run again when a file changes
twice with ["with","arguments"]
swoole-watch: the script has ended (status 3); it is run again when a file changes
