--TEST--
swoole_strerror(): a number that the C library could not be asked about has no text
--FILE--
<?php
foreach ([PHP_INT_MAX, 1 << 32, -(1 << 32)] as $number) {
    echo swoole_strerror($number), ', ', swoole_strerror($number, SWOOLE_STRERROR_GAI), "\n";
}
?>
--EXPECT--
Unknown error 9223372036854775807, Unknown error 9223372036854775807
Unknown error 4294967296, Unknown error 4294967296
Unknown error -4294967296, Unknown error -4294967296
