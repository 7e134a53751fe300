--TEST--
With an exit_condition a script waits for the signals that it handles, and exit() in the handler gives its status
--FILE--
<?php
require __DIR__ . '/../support/child.inc';

foreach (['' => 'at the end', 'Swoole\Event::wait();' => 'in Event::wait()'] as $wait => $where) {
    $child = new Child(<<<PHP
        <?php
        use Swoole\Process;
        Swoole\Coroutine::set(['exit_condition' => fn () => false]);
        Process::signal(SIGUSR1, function () {
            echo "handled\n";
            exit(123);
        });
        \$parent = getmypid();
        (new Process(function () use (\$parent) {
            usleep(20_000);
            Process::kill(\$parent, SIGUSR1);
        }))->start();
        $wait
        echo "waits\n";
        PHP);
    echo "$where:\n", $child->output(), 'status ', $child->status(), "\n";
}
?>
--EXPECT--
at the end:
waits

Deprecated: swoole_event_rshutdown(): Event::wait() in shutdown function is deprecated in Unknown on line 0
handled
status 123
in Event::wait():
handled
status 123
