--TEST--
An exception elsewhere ends coroutines inside calls that wait: finally runs, catch (Throwable) does not, and nothing goes on
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('python3');
?>
--FILE--
<?php
require __DIR__ . '/side-by-side.inc';

use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

$silent = new LateServer('silent');
$calls = [
    'fgets' => fn () => fgets(fsockopen('127.0.0.1', $silent->port)),
    'http' => fn () => file_get_contents("http://127.0.0.1:$silent->port/"),
    'accept' => fn () => @stream_socket_accept(stream_socket_server('tcp://127.0.0.1:0'), 30),
    'tls' => fn () => @stream_socket_client("tls://127.0.0.1:$silent->port"),
    'exec' => fn () => exec('exec >&- 2>&-; sleep 3'),
    'sleep' => fn () => sleep(30),
    'in a loop' => function () {
        while (true) {
            sleep(30);
        }
    },
];
foreach ($calls as $name => $call) {
    $begun = hrtime(true);
    try {
        run(function () use ($name, $call) {
            go(function () use ($name, $call) {
                try {
                    $call();
                    echo "$name has returned\n";
                } catch (Throwable $thrown) {
                    echo 'caught ', get_class($thrown), "\n";
                } finally {
                    echo "$name: finally\n";
                }
            });
            C::sleep(.02);
            throw new LogicException('stop');
        });
    } catch (LogicException) {
        echo hrtime(true) - $begun < 5e9 ? '' : "late\n";
    }
}
?>
--EXPECT--
fgets: finally
http: finally
accept: finally
tls: finally
exec: finally
sleep: finally
in a loop: finally
