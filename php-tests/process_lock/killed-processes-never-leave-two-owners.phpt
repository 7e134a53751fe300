--TEST--
Eight processes that take turns with one Lock and are killed at random: it never has two owners, and never none for good
--FILE--
<?php
use Swoole\{Atomic, Lock, Process};

$seconds = (float) (getenv('LOCK_CHAOS_SECONDS') ?: 2);
$lock = new Lock(Lock::MUTEX);
// Who has the lock, as far as it says itself, and how often it was had.
$owner = new Atomic\Long(0);
$turns = new Atomic(0);

/** Whether a process runs: one that was killed is a zombie until it is waited for. */
function runs(int $pid): bool
{
    $stat = @file_get_contents("/proc/$pid/stat");
    return $stat !== false && !preg_match('/^\d+ \(.*\) [ZX]/s', $stat);
}

function work(Lock $lock, Atomic\Long $owner, Atomic $turns, int $seed): void
{
    mt_srand($seed);
    $me = getmypid();
    for (;;) {
        $lock->lock(LOCK_EX, 30) || exit(8);
        $before = $owner->get();
        if ($before !== 0 && runs($before)) {
            exit(7);
        }
        $owner->set($me);
        for ($i = mt_rand(0, 200); $i > 0; $i--) {
            $owner->get() === $me || exit(7);
        }
        $turns->add(1);
        $owner->set(0);
        $lock->unlock();
    }
}

$start = fn (int $seed): int => (new Process(fn () => work($lock, $owner, $turns, $seed)))->start();
mt_srand(1);
$pids = [];
for ($i = 0; $i < 8; $i++) {
    $pids[] = $start($i);
}
$wrong = $kills = 0;
$end = microtime(true) + $seconds;
for ($round = 8; $kills < 20 || microtime(true) < $end; $round++) {
    usleep(mt_rand(0, 5000));
    Process::kill($pids[mt_rand(0, 7)], SIGKILL);
    $status = Process::wait();
    $wrong += (int) ($status['code'] !== 0);
    $pids[array_search($status['pid'], $pids, true)] = $start($round);
    $kills++;
}
foreach ($pids as $pid) {
    Process::kill($pid, SIGKILL);
}
foreach ($pids as $_) {
    $wrong += (int) (Process::wait()['code'] !== 0);
}
echo "wrong: $wrong, all had it: ", json_encode($turns->get() > 20), "\n";
// Whoever had it last is dead.
echo json_encode($lock->lock(LOCK_EX, 10)), "\n";
getenv('LOCK_CHAOS_SECONDS') && fwrite(STDERR, "$kills kills, {$turns->get()} turns\n");
?>
--EXPECT--
wrong: 0, all had it: true
true
