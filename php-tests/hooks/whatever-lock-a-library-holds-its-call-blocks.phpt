--TEST--
A library that waits while it holds a mutex or a lock of readers and writers, however it was taken, waits with the process; without one, alone
--EXTENSIONS--
ffi
--INI--
ffi.enable=1
swoole.hook_objects=liblocks
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('cc');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use function Swoole\Coroutine\run;

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder, 0700);
register_shutdown_function(remove_folder(...), $folder);
file_put_contents("$folder/locks.c", <<<'C'
    #include <pthread.h>
    #include <time.h>

    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
    static struct timespec until = { 1L << 40, 0 };

    int take(int how)
    {
        switch (how) {
        case 0: return pthread_mutex_lock(&mutex);
        case 1: return pthread_mutex_trylock(&mutex);
        case 2: return pthread_mutex_timedlock(&mutex, &until);
        case 3: return pthread_rwlock_rdlock(&lock);
        case 4: return pthread_rwlock_tryrdlock(&lock);
        case 5: return pthread_rwlock_wrlock(&lock);
        case 6: return pthread_rwlock_trywrlock(&lock);
        default: return 0;
        }
    }
    void give(int how)
    {
        how < 3 ? pthread_mutex_unlock(&mutex) : how < 7 ? pthread_rwlock_unlock(&lock) : 0;
    }
    int doze(void)
    {
        struct timespec time = { 0, 20000000 };
        return nanosleep(&time, 0);
    }
    int doze_with(int how)
    {
        int taken = take(how), slept = doze();
        give(how);
        return taken | slept;
    }
    C);
passthru("cc -shared -fPIC -pthread -o $folder/liblocks.so $folder/locks.c 2>&1");
$library = FFI::cdef('int doze(void); int doze_with(int);', "$folder/liblocks.so");
run(function () use ($library) {
    foreach (['lock', 'trylock', 'timedlock', 'rdlock', 'tryrdlock', 'wrlock', 'trywrlock', 'none'] as $how => $name) {
        $ran = others_run(fn () => $library->doze_with($how), $code);
        $after = others_run(fn () => $library->doze(), $slept);
        echo str_pad($name, 12), word_for($ran), " $code, afterwards ", word_for($after), " $slept\n";
    }
});
?>
--EXPECT--
lock        nobody else runs 0, afterwards others run 0
trylock     nobody else runs 0, afterwards others run 0
timedlock   nobody else runs 0, afterwards others run 0
rdlock      nobody else runs 0, afterwards others run 0
tryrdlock   nobody else runs 0, afterwards others run 0
wrlock      nobody else runs 0, afterwards others run 0
trywrlock   nobody else runs 0, afterwards others run 0
none        others run 0, afterwards others run 0
