--TEST--
swoole_strerror(): with SWOOLE_STRERROR_SWOOLE, numbers below 500 are errnos
--FILE--
<?php
foreach ([0, 110, 499, 500, 501, 512, 3007, 10019, 10020] as $number) {
    echo $number, ' ', swoole_strerror($number, SWOOLE_STRERROR_SWOOLE), "\n";
}
?>
--EXPECT--
0 Success
110 Connection timed out
499 Unknown error 499
500 Unknown error 500
501 Malloc fail
512 Unknown error 512
3007 Unknown error 3007
10019 Coroutine socket close wait
10020 Unknown error 10020
