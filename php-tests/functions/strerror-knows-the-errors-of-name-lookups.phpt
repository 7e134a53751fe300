--TEST--
swoole_strerror(): SWOOLE_STRERROR_GAI and SWOOLE_STRERROR_DNS are the texts of the C library
--FILE--
<?php
foreach ([-2, -3, -8, 9999] as $number) {
    echo $number, ' ', swoole_strerror($number, SWOOLE_STRERROR_GAI), "\n";
}
foreach ([0, 1, 2, 3, 4, 503] as $number) {
    echo $number, ' ', swoole_strerror($number, SWOOLE_STRERROR_DNS), "\n";
}
?>
--EXPECT--
-2 Name or service not known
-3 Temporary failure in name resolution
-8 Servname not supported for ai_socktype
9999 Unknown error
0 Resolver Error 0 (no error)
1 Unknown host
2 Host name lookup failure
3 Unknown server error
4 No address associated with name
503 Unknown resolver error
