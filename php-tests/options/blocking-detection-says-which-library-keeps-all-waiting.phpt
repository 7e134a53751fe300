--TEST--
With swoole.blocking_detection on, the library that kept all waiting is named: by the flags in force, or because nothing of it is hooked
--INI--
swoole.blocking_detection=On
swoole.blocking_threshold=20000
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

C::set(['hook_flags' => SWOOLE_HOOK_FILE]);
run(function () {
    time_nanosleep(0, 60_000_000);
});
C::set(['hook_flags' => SWOOLE_HOOK_ALL]);
run(function () {
    // work of the processor, some seconds' worth if nothing ends it
    set_time_limit(60);
    hash_pbkdf2('sha512', 'password', 'salt', 100_000);
    time_nanosleep(0, 60_000_000);
});
echo "done\n";
?>
--EXPECTF--
 >>> [Detected blocking I/O in Coroutine#1, internal function `time_nanosleep()` blocked for %s us]
php%S waited, and the hook flags in force do not hook that
#0 %s
#1 %s
 >>> [Detected blocking I/O in Coroutine#%d, internal function `hash_pbkdf2()` blocked for %s us]
php%S (the extension hash) computed, or waited where it cannot be hooked
#0 %s
#1 %s
done
