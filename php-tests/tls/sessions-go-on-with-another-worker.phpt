--TEST--
A session goes on with another worker, but not where clients are let in by other rules; there is no early data
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

use Swoole\Coroutine\Http\Server;
use Swoole\Process;
use function Swoole\Coroutine\run;

$certificates = (new Certificates())->sign('server', 'DNS:localhost')->sign('client', 'DNS:client');
$own = ['ssl_client_cert_file' => $certificates->path('ca.crt'), 'ssl_verify_peer' => true];
$workers = [];
foreach (['first' => [], 'second' => [], 'strict' => $own, 'strict as well' => $own, 'stricter' => ['ssl_verify_depth' => 3] + $own] as $name => $more) {
    $worker = new Process(function (Process $process) use ($certificates, $more) {
        run(function () use ($process, $certificates, $more) {
            $server = new Server('127.0.0.1', 0, true);
            $server->set($more + $certificates->pair('server'));
            $server->handle('/', fn ($request, $response) => $response->end('hello'));
            Process::signal(SIGTERM, fn () => $server->shutdown());
            $process->write((string) $server->port);
            $server->start();
        });
        // the folder is the parent's
        Process::kill(getmypid(), SIGKILL);
    });
    $worker->start();
    $workers[$name] = [$worker, (int) $worker->read()];
}
$key = '-cert client.crt -key client.key';
$connect = function (string $name, string $options) use ($certificates, $workers, $key) {
    // what is read in the end comes behind the tickets
    $command = "printf 'GET / HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n' | timeout 30 openssl s_client -connect 127.0.0.1:{$workers[$name][1]} -servername localhost -ign_eof $options $key 2>&1";
    return (string) shell_exec("cd $certificates->folder && $command");
};
$resumed = fn (string $shown) => preg_match('/^(New|Reused), (TLSv1\.\d)/m', $shown, $match) ? "$match[1] $match[2]" : $shown;
foreach (['-tls1_3', '-tls1_2'] as $version) {
    $shown = $connect('first', "$version -sess_out session");
    echo $resumed($shown), preg_match('/Max Early Data: ([1-9]\d*)/', $shown) ? ' early data' : '', "\n";
    echo '  the same: ', $resumed($connect('first', "$version -sess_in session")), "\n";
    echo '  another: ', $resumed($connect('second', "$version -sess_in session")), "\n";
    echo '  one that asks for certificates: ', $resumed($connect('strict', "$version -sess_in session")), "\n";
    $connect('strict', "$version -sess_out known");
    echo '  known there: ', $resumed($connect('strict as well', "$version -sess_in known")), "\n";
    echo '  not known where the rules are others: ', $resumed($connect('stricter', "$version -sess_in known")), "\n";
}
foreach ($workers as [$worker]) {
    Process::kill($worker->pid, SIGTERM);
    Process::wait();
}
?>
--EXPECT--
New TLSv1.3
  the same: Reused TLSv1.3
  another: Reused TLSv1.3
  one that asks for certificates: New TLSv1.3
  known there: Reused TLSv1.3
  not known where the rules are others: New TLSv1.3
New TLSv1.2
  the same: Reused TLSv1.2
  another: Reused TLSv1.2
  one that asks for certificates: New TLSv1.2
  known there: Reused TLSv1.2
  not known where the rules are others: New TLSv1.2
