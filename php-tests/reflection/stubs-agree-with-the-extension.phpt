--TEST--
What the stubs declare is what the extension registers
--FILE--
<?php
require __DIR__ . '/../../stubs/check.php';
?>
--EXPECTF--
%d facts of the stubs and of the extension agree
