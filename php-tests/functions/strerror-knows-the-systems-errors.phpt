--TEST--
swoole_strerror(): other numbers are errnos, and so is what comes with a type that is none
--FILE--
<?php
foreach ([0, 2, 9, 32, 98, 104, 110, 125, 500, 10020, -1] as $number) {
    echo $number, ' ', swoole_strerror($number), "\n";
}
echo swoole_strerror(110, SWOOLE_STRERROR_SYSTEM), ', ', swoole_strerror(110, 7), ', ', swoole_strerror(503, 7), "\n";
?>
--EXPECT--
0 Success
2 No such file or directory
9 Bad file descriptor
32 Broken pipe
98 Address already in use
104 Connection reset by peer
110 Connection timed out
125 Operation canceled
500 Unknown error 500
10020 Unknown error 10020
-1 Unknown error -1
Connection timed out, Connection timed out, PHP fatal error
