--TEST--
Swoole\Http\Status names codes and their reason phrases
--FILE--
<?php
use Swoole\Http\Status;
echo Status::OK, " ", Status::getReasonPhrase(Status::OK), "\n";
echo Status::NETWORK_AUTHENTICATION_REQUIRED, " ", Status::getReasonPhrase(511), "\n";
echo "without a name: ", Status::getReasonPhrase(999), "\n";
$constants = (new ReflectionClass(Status::class))->getConstants();
$phrases = Status::getReasonPhrases();
echo count($constants), " ", json_encode(array_values($constants) === array_keys($phrases)), " ", json_encode(!in_array("", $phrases, true)), "\n";
echo json_encode((new ReflectionClass(Status::class))->isAbstract()), "\n";
?>
--EXPECT--
200 OK
511 Network Authentication Required
without a name: Unknown
61 true true
true
