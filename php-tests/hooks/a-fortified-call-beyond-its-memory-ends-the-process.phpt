--TEST--
A fortified call that asks for more than there is room for ends the process in a coroutine as it does outside
--EXTENSIONS--
ffi
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('cc');
?>
--FILE--
<?php
require __DIR__ . '/../support/services.inc';
require_once __DIR__ . '/../support/child.inc';

// The checked functions themselves, as a compiler calls them.
const CODE = <<<'C'
#include <fcntl.h>
#include <poll.h>
#include <stddef.h>
extern long __read_chk(int, void *, size_t, size_t);
extern long __pread_chk(int, void *, size_t, long, size_t);
extern long __recv_chk(int, void *, size_t, size_t, int);
extern long __recvfrom_chk(int, void *, size_t, size_t, int, void *, void *);
extern int __poll_chk(struct pollfd *, unsigned long, int, size_t);
extern int __ppoll_chk(struct pollfd *, unsigned long, void *, void *, size_t);
extern int __open_2(const char *, int);
extern int __open64_2(const char *, int);

static char room[64];
static struct pollfd nobody[2] = { { .fd = -1 }, { .fd = -1 } };
long too_much(int function, int by)
{
    long zero[2] = { 0, 0 };
    switch (function) {
    case 0: return __read_chk(-1, room, 8 + by, 8);
    case 1: return __pread_chk(-1, room, 8 + by, 0, 8);
    case 2: return __recv_chk(-1, room, 8 + by, 8, 0);
    case 3: return __recvfrom_chk(-1, room, 8 + by, 8, 0, NULL, NULL);
    case 4: return __poll_chk(nobody, 1 + by, 0, sizeof *nobody);
    case 5: return __ppoll_chk(nobody, 1 + by, zero, NULL, sizeof *nobody);
    case 6: return __open_2("/nonexistent", by ? O_CREAT | O_WRONLY : O_RDONLY);
    default: return __open64_2("/nonexistent", by ? O_TMPFILE | O_WRONLY : O_RDONLY);
    }
}
C;

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder, 0700);
register_shutdown_function(remove_folder(...), $folder);
file_put_contents("$folder/checked.c", '#define _GNU_SOURCE' . "\n" . CODE);
passthru("cc -shared -fPIC -o $folder/libchecked.so $folder/checked.c 2>&1");
$names = ['read', 'pread', 'recv', 'recvfrom', 'poll', 'ppoll', 'open', 'open64'];
foreach ($names as $function => $name) {
    $child = new Child(<<<'PHP'
        <?php
        // no core file, wherever the machine puts them
        function_exists('posix_setrlimit') && posix_setrlimit(POSIX_RLIMIT_CORE, 0, 0);
        $library = FFI::cdef('long too_much(int, int);', $argv[1]);
        Swoole\Coroutine\run(function () use ($library, $argv) {
            echo $library->too_much($argv[2], 0), "\n";
            $library->too_much($argv[2], 1);
            echo "not reached\n";
        });
        PHP, '-d ffi.enable=1 -d swoole.hook_objects=libchecked', [], "$folder/libchecked.so", (string) $function);
    echo "$name: ", $child->line(), ', ', trim($child->output()), ' ', $child->status(), "\n";
}
?>
--EXPECT--
read: -1, *** buffer overflow detected ***: terminated 134
pread: -1, *** buffer overflow detected ***: terminated 134
recv: -1, *** buffer overflow detected ***: terminated 134
recvfrom: -1, *** buffer overflow detected ***: terminated 134
poll: 0, *** buffer overflow detected ***: terminated 134
ppoll: 0, *** buffer overflow detected ***: terminated 134
open: -1, *** invalid open call: O_CREAT or O_TMPFILE without mode ***: terminated 134
open64: -1, *** invalid open call: O_CREAT or O_TMPFILE without mode ***: terminated 134
