--TEST--
start() says in the log which settings have no effect and what does instead, unless they are switched off
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->set([
    'open_http2_protocol' => true, 'ssl_cert_file' => 'a.pem',
    'worker_num' => 4, 'daemonize' => true, 'pakage_max_length' => 1, 'websocket_compresion' => true, 'backlog' => 8192,
    'log_level' => 1, 'upload_tmp_dir' => '/tmp', 'http_compression' => true, 'heartbeat_idle_time' => 10,
    'open_eof_check' => true, 'package_length_type' => 'N', 'chroot' => '/tmp', 'read_timeout' => 3,
]);
$server->set([
    'package_max_length' => 1000, 'http_parse_cookie' => true, 'websocket_compression' => true, 'max_connection' => 10,
    'open_websocket_protocol' => true, 'open_tcp_nodelay' => true,
    'open_ssl' => false, 'http_gzip_level' => 0, 'static_handler_locations' => [],
]);
PHP);
foreach (explode("\n", trim($server->finished())) as $line) {
    echo preg_replace('/^\[[^\]]*\]\t/', '', $line), "\n";
}
?>
--EXPECT--
WARNING	Server::start(): the setting 'ssl_cert_file' has no effect: TLS is off: the constructor's $ssl, or the setting open_ssl, switches it on
WARNING	Server::start(): the setting 'worker_num' has no effect: a coroutine server is one process: start several in a Swoole\Process\Pool, with $reuse_port
WARNING	Server::start(): the setting 'daemonize' has no effect: run the program under a supervisor such as systemd, or call Swoole\Process::daemon() first
WARNING	Server::start(): the setting 'pakage_max_length' has no effect: its name is not known
WARNING	Server::start(): the setting 'websocket_compresion' has no effect: the settings of WebSocket connections are listed at Swoole\Coroutine\Http\Server::set()
WARNING	Server::start(): the setting 'backlog' has no effect: the backlog is 512, or net.core.somaxconn if that is less
WARNING	Server::start(): the setting 'log_level' has no effect: use Swoole\Coroutine::set()
WARNING	Server::start(): the setting 'heartbeat_idle_time' has no effect: websocket_ping_interval and websocket_idle_timeout find WebSocket clients that are gone; connections that wait for a request end after Swoole\Coroutine::set()'s socket_read_timeout
WARNING	Server::start(): the setting 'open_eof_check' has no effect: it is about messages on bare sockets: see Swoole\Coroutine\Socket::setProtocol()
WARNING	Server::start(): the setting 'package_length_type' has no effect: it is about messages on bare sockets: see Swoole\Coroutine\Socket::setProtocol()
WARNING	Server::start(): the setting 'chroot' has no effect: run the program under a supervisor that does it; user and group are settings here
WARNING	Server::start(): the setting 'read_timeout' has no effect: use Swoole\Coroutine::set()
