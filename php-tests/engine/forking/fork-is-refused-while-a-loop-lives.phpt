--TEST--
pcntl_fork() and, unless they are hooked, the waiting functions of pcntl warn and return null inside a loop
--FILE--
<?php
use function Swoole\Coroutine\run;

set_error_handler(fn($level, $message) => print("W: $message\n"));
Swoole\Runtime::setHookFlags(SWOOLE_HOOK_ALL & ~SWOOLE_HOOK_PROC);
run(function () {
    $parent = getmypid();
    var_dump(pcntl_fork());
    if (getmypid() !== $parent) {
        exit("forked\n");
    }
    var_dump(pcntl_wait($status));
    var_dump(pcntl_waitpid(-1, $status));
    var_dump(pcntl_sigwaitinfo([SIGUSR1], $info));
    var_dump(pcntl_sigtimedwait([SIGUSR1], $info, 1));
    var_dump(function_exists('pcntl_fork'));
});
--EXPECT--
W: pcntl_fork() has been disabled for security reasons
NULL
W: pcntl_wait() has been disabled for security reasons
NULL
W: pcntl_waitpid() has been disabled for security reasons
NULL
W: pcntl_sigwaitinfo() has been disabled for security reasons
NULL
W: pcntl_sigtimedwait() has been disabled for security reasons
NULL
bool(true)
