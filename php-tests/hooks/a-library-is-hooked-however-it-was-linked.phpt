--TEST--
The calls of a library that swoole.hook_objects names are hooked, whether it was linked lazily, at once, without a PLT or fortified; of no other
--EXTENSIONS--
ffi
--INI--
ffi.enable=1
swoole.hook_objects=libwaits-
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('cc');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

// a call of a library that is not hooked would wait with the whole process
function_exists('pcntl_alarm') && pcntl_alarm(50);

use function Swoole\Coroutine\{go, run};

const CODE = <<<'C'
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* Lengths that the compiler cannot know, in buffers whose size it knows: these are checked where that is asked for. */
long waits_read(int fd, unsigned long size) { char bytes[16]; return read(fd, bytes, size); }
long waits_recv(int fd, unsigned long size) { char bytes[16]; return recv(fd, bytes, size, 0); }
int waits_poll(int fd, unsigned long count)
{
    struct pollfd wanted[2] = { { .fd = fd, .events = POLLIN }, { .fd = -1 } };
    return poll(wanted, count, 20000);
}
int waits_ppoll(int fd, unsigned long count)
{
    struct pollfd wanted[2] = { { .fd = fd, .events = POLLIN }, { .fd = -1 } };
    struct timespec time = { 20, 0 };
    return ppoll(wanted, count, &time, 0);
}
/* By other names of libc's: how many bytes a named pipe gives. */
extern int __close(int);
extern long __read(int, void *, unsigned long);
long waits_open(const char *path, int flags)
{
    char bytes[16];
    int fd = open(path, flags);
    long count = __read(fd, bytes, sizeof bytes);
    __close(fd);
    return count;
}
int waits_sleep(int milliseconds)
{
    struct timespec time = { milliseconds / 1000, milliseconds % 1000 * 1000000L };
    return nanosleep(&time, 0);
}
long waits_readv(int fd)
{
    char a[2], b[8];
    struct iovec parts[2] = { { a, sizeof a }, { b, sizeof b } };
    return readv(fd, parts, 2);
}
int waits_signal(int number, int milliseconds)
{
    struct timespec time = { milliseconds / 1000, milliseconds % 1000 * 1000000L };
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    return sigtimedwait(&set, 0, &time);
}
/* Not by a jump, but by an address in the data. */
static long (*const volatile by_address)(int, void *, unsigned long) = (long (*)(int, void *, unsigned long)) read;
long waits_by_address(int fd) { char byte; return by_address(fd, &byte, 1); }
C;
const DECLARED = 'long waits_read(int, unsigned long); long waits_recv(int, unsigned long); int waits_poll(int, unsigned long);'
    . 'int waits_ppoll(int, unsigned long); long waits_open(const char *, int);'
    . 'int waits_sleep(int); long waits_by_address(int); long waits_readv(int); int waits_signal(int, int);';

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder, 0700);
register_shutdown_function(remove_folder(...), $folder);
file_put_contents("$folder/waits.c", CODE);
$kept = [];
// the number of a socket on which something comes when WAIT is over
$socket = function () use (&$kept): int {
    $kept[] = [$ours, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    go(fn () => usleep((int) (WAIT * 1e6)) ?? fwrite($theirs, 'later'));
    $target = 'socket:[' . fstat($ours)['ino'] . ']';
    foreach (scandir('/proc/self/fd') as $number) {
        if (@readlink("/proc/self/fd/$number") === $target) {
            return (int) $number;
        }
    }
};
$libraries = [];
foreach ([
    'lazy' => '-Wl,-z,lazy',
    'now' => '-Wl,-z,now -Wl,-z,relro',
    'no-plt' => '-fno-plt -O1',
    'fortified' => '-O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2',
] as $name => $options) {
    passthru("cc -shared -fPIC -o $folder/libwaits-$name.so $options $folder/waits.c 2>&1");
    $name === 'fortified' && array_map(
        fn ($import) => str_contains(file_get_contents("$folder/libwaits-$name.so"), "\0$import\0") || print("no $import\n"),
        ['__read_chk', '__recv_chk', '__poll_chk', '__ppoll_chk', '__open_2'],
    );
    $libraries[$name] = FFI::cdef(DECLARED, "$folder/libwaits-$name.so");
}
$calls = [
    'read' => fn ($library) => $library->waits_read($socket(), 5),
    'recv' => fn ($library) => $library->waits_recv($socket(), 5),
    'poll' => fn ($library) => $library->waits_poll($socket(), 2),
    'ppoll' => fn ($library) => $library->waits_ppoll($socket(), 2),
    // the writer comes when WAIT is over, and writes as late again
    'open' => function ($library) use ($folder) {
        exec('mkfifo ' . escapeshellarg($path = "$folder/" . bin2hex(random_bytes(6))));
        go(function () use ($path) {
            usleep((int) (WAIT / 2 * 1e6));
            $writer = fopen($path, 'w');
            usleep((int) (WAIT / 2 * 1e6));
            fwrite($writer, 'later');
        });
        return $library->waits_open($path, 0);
    },
    'nanosleep' => fn ($library) => $library->waits_sleep((int) (WAIT * 1e3)),
    'readv' => fn ($library) => $library->waits_readv($socket()),
    // which nobody sends
    'sigtimedwait' => fn ($library) => $library->waits_signal(63, (int) (WAIT * 1e3)),
    'by address' => fn ($library) => $library->waits_by_address($socket()),
];
$results = array_fill_keys(array_keys($libraries), []);
$begun = hrtime(true);
run(function () use ($libraries, $calls, &$results) {
    foreach ($libraries as $name => $library) {
        foreach ($calls as $function => $call) {
            $results[$name][$function] = null;
            go(function () use ($name, $library, $function, $call, &$results) {
                $results[$name][$function] = $call($library);
            });
        }
    }
});
$seconds = (hrtime(true) - $begun) / 1e9;
foreach ($results as $name => $result) {
    echo str_pad($name, 10), json_encode($result), "\n";
}
$alone = WAIT * count($libraries) * count($calls);
echo $seconds < $alone / 2 ? 'side by side' : sprintf('one after the other: %.2f s', $seconds), "\n";
// One coroutine sleeps in the library, and the next one goes on meanwhile, or does not.
const ORDER = <<<'PHP'
<?php
use function Swoole\Coroutine\{go, run};

$load = fn (string $file) => FFI::cdef('int waits_sleep(int);', $file);
$order = function ($library): string {
    $text = '';
    go(function () use ($library, &$text) {
        $text .= 'sleep';
        $library->waits_sleep(20);
        $text .= ' wake';
    });
    $text .= ' other';
    usleep(100_000);
    return $text;
};
$files = array_slice($argv, 1);
$libraries = array_map($load, array_slice($files, 1));
run(function () use ($libraries, $load, $files, $order) {
    foreach ([...$libraries, $load($files[0])] as $library) {
        echo $order($library), "\n";
    }
});
PHP;
$files = array_map(fn (string $name) => "$folder/libwaits-$name.so", array_keys($libraries));
foreach (['named' => 'libwaits-', 'not named' => ''] as $what => $setting) {
    $child = new Child(ORDER, "-d swoole.hook_objects=$setting", [], ...$files);
    echo "$what\n", $child->output();
}
?>
--EXPECT--
lazy      {"read":5,"recv":5,"poll":1,"ppoll":1,"open":5,"nanosleep":0,"readv":5,"sigtimedwait":-1,"by address":1}
now       {"read":5,"recv":5,"poll":1,"ppoll":1,"open":5,"nanosleep":0,"readv":5,"sigtimedwait":-1,"by address":1}
no-plt    {"read":5,"recv":5,"poll":1,"ppoll":1,"open":5,"nanosleep":0,"readv":5,"sigtimedwait":-1,"by address":1}
fortified {"read":5,"recv":5,"poll":1,"ppoll":1,"open":5,"nanosleep":0,"readv":5,"sigtimedwait":-1,"by address":1}
side by side
named
sleep other wake
sleep other wake
sleep other wake
sleep other wake
not named
sleep wake other
sleep wake other
sleep wake other
sleep wake other
