--TEST--
Every script of the engine's tests prints the same with Xdebug's develop and coverage modes, part 3 of 4
--SKIPIF--
<?php
require __DIR__ . '/../../support/skip.inc';
skip_without_xdebug();
--FILE--
<?php
require __DIR__ . '/../sweep.inc';
require __DIR__ . '/xdebug.inc';

$ran = sweep('xdebug', 2, 4, xdebug_options(), [], XDEBUG_DIFFERS, without_xdebugs_own_words(...));
echo $ran > 20 ? "scripts ran\n" : "only $ran scripts ran\n";
--EXPECT--
scripts ran
