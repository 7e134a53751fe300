--TEST--
A cancel that throws into a loop over directory iterators leaves them intact
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};


run(function () {
    $id = go(function (): void {
        $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator(__DIR__ . '/..', FilesystemIterator::SKIP_DOTS));
        $seen = 0;
        try {
            foreach ($files as $file) {
                if (++$seen === 3) {
                    C::sleep(60);
                }
            }
        } catch (C\CanceledException) {
            echo "cancelled at file $seen\n";
            $files->next();
            echo $files->valid() ? "goes on\n" : "is over\n";
        }
    });
    var_dump(C::cancel($id, true));
});
?>
--EXPECT--
cancelled at file 3
goes on
bool(true)
