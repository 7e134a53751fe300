--TEST--
Certificates are read anew by a call and on a signal: connections that are open stay, and a file that cannot be used changes nothing
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('openssl');
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';
require __DIR__ . '/../support/tls.inc';

$certificates = (new Certificates())->sign('first', 'IP:127.0.0.1')->sign('second', 'IP:127.0.0.1')->sign('third', 'IP:127.0.0.1');
$use = function (string $name) use ($certificates) {
    foreach (['crt', 'key'] as $suffix) {
        copy($certificates->path("$name.$suffix"), $certificates->path("now.$suffix"));
    }
};
$use('first');
$settings = var_export($certificates->pair('now'), true);
$server = serve(<<<PHP
\$server->set($settings);
\$server->handle('/', fn (\$request, \$response) => \$response->end('hello'));
\$server->handle('/reload', function (\$request, \$response) use (\$server) {
    try {
        \$response->end(json_encode(SwooleRs\ServerControl::reloadCertificates(\$server)));
    } catch (Swoole\Exception \$exception) {
        \$response->end(preg_replace('~/[^ \]]*/~', '', \$exception->getMessage()));
    }
});
Swoole\Process::signal(SIGUSR1, function () use (\$server) {
    echo 'on a signal: ', json_encode(SwooleRs\ServerControl::reloadCertificates(\$server)), "\n";
});
\$plain = new Server('127.0.0.1', 0);
echo 'one that does not run: ', json_encode(SwooleRs\ServerControl::reloadCertificates(\$plain)), "\n";
PHP, "'127.0.0.1', 0, true");
$port = $server->port();
$shown = function () use ($certificates, $port) {
    preg_match('/subject=CN ?= ?(\w+)/', $certificates->openssl("s_client -connect 127.0.0.1:$port"), $match);
    return $match[1] ?? 'none';
};
Swoole\Coroutine\run(function () use ($certificates, $use, $shown, $server, $port) {
    $open = new Swoole\Coroutine\Http\Client('127.0.0.1', $port, true);
    $open->set(['timeout' => 30, 'keep_alive' => true, 'ssl_verify_peer' => false]);
    $get = function (string $path) use ($open) {
        $open->get($path);
        return $open->body;
    };
    echo $shown(), ': ', $get('/'), "\n";
    $use('second');
    echo 'not read yet: ', $shown(), "\n";
    echo 'read: ', $get('/reload'), ', ', $shown(), "\n";
    echo 'the open one: ', $get('/'), "\n";
    copy($certificates->path('first.key'), $certificates->path('now.key'));
    echo 'refused: ', $get('/reload'), "\n";
    file_put_contents($certificates->path('now.crt'), '');
    echo 'refused: ', strtok($get('/reload'), ';'), "\n";
    echo 'still: ', $shown(), "\n";
    $use('third');
    $server->child()->signal(SIGUSR1);
    echo $server->line(), ', ', $shown(), "\n";
    $get('/--shutdown');
});
$server->ended();
?>
--EXPECT--
first: hello
not read yet: first
read: true, second
the open one: hello
refused: ssl key file[now.key] is not the key of ssl cert file[now.crt]; these two are to be equal: openssl pkey -in now.key -pubout; openssl x509 -in now.crt -pubkey -noout
refused: ssl cert file[now.crt] has no certificate in PEM
still: second
on a signal: true, third
one that does not run: false
