--TEST--
A cancel that throws into a loop over directory iterators leaves them intact
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    $asleep = false;
    $id = go(function () use (&$asleep): void {
        $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator(__DIR__ . '/..', FilesystemIterator::SKIP_DOTS));
        $seen = 0;
        try {
            foreach ($files as $file) {
                if (++$seen === 3) {
                    $asleep = true;
                    C::sleep(60);
                }
            }
        } catch (C\CanceledException) {
            echo "cancelled at file $seen\n";
            $files->next();
            echo $files->valid() ? "goes on\n" : "is over\n";
        }
    });
    // to open a folder is waited for, too
    while (!$asleep) {
        C::sleep(.001);
    }
    $cancelled = C::cancel($id, true);
    C::exists($id) && C::join([$id]);
    var_dump($cancelled);
});
?>
--EXPECT--
cancelled at file 3
goes on
bool(true)
