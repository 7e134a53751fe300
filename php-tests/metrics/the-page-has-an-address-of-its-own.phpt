--TEST--
The page is served at metrics_listen and metrics_path alone; it ends with the server; addresses that are none are refused
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$socket = sys_get_temp_dir() . '/swoole-rs-metrics-' . getmypid();
$server = serve(<<<PHP
    \$server->set(['metrics_listen' => 'unix:$socket', 'metrics_path' => '/figures']);
    PHP, after: 'echo "stopped\n";');
// Once it answers, the page is served, too
$server->get('/');
$ask = function (string $line) use ($socket): void {
    $client = new Client("unix://$socket");
    [$head, $body] = explode("\r\n\r\n", $client->request("$line HTTP/1.1", 'Host: test', 'Connection: close')->rest(), 2);
    preg_match('/^Content-Type: (.*)\r$/m', $head, $type);
    echo strstr($head, "\r\n", true), ' ', $type[1] ?? '', ' ', strstr("$body\n", "\n", true), "\n";
};
$ask('GET /figures');
$ask('HEAD /figures');
$ask('POST /figures');
$ask('GET /metrics');
$ask('GET /');
echo $server->connect()->request('GET /figures HTTP/1.1', 'Host: test')->status(), "\n";
$server->finish();
var_dump(@stream_socket_client("unix://$socket"));
@unlink($socket);

foreach ([['metrics_listen' => '9502'], ['metrics_listen' => 'localhost:9502'], ['metrics_path' => '/x'], ['metrics_listen' => 5], ['metrics_listen' => '127.0.0.1:0', 'metrics_path' => 'x'], ['metrics_listen' => '127.0.0.1:0', 'metrics_path' => '/x?y']] as $settings) {
    run_here('
        $server = new Server("127.0.0.1", 0);
        $server->set(' . var_export($settings, true) . ');
        try {
            $server->start();
        } catch (Swoole\Exception $error) {
            echo $error->getMessage(), "\n";
        }
    ');
}
?>
--EXPECT--
HTTP/1.1 200 OK text/plain; version=0.0.4; charset=utf-8 # HELP swoole_http_requests_total Responses of HTTP servers, by status
HTTP/1.1 200 OK text/plain; version=0.0.4; charset=utf-8 
HTTP/1.1 405 Method Not Allowed text/html 
HTTP/1.1 404 Not Found text/html 
HTTP/1.1 404 Not Found text/html 
HTTP/1.1 404 Not Found
stopped
bool(false)
metrics_listen must be an address and a port, such as '127.0.0.1:9502' or '[::1]:9502', or 'unix:/path', and not '9502'
metrics_listen must be an address and a port, such as '127.0.0.1:9502' or '[::1]:9502', or 'unix:/path', and not 'localhost:9502'
metrics_path needs metrics_listen, such as '127.0.0.1:9502': the page has a port of its own
metrics_listen must be a string
metrics_path must begin with '/' and be no more than a path, and not be 'x'
metrics_path must begin with '/' and be no more than a path, and not be '/x?y'
