--TEST--
A session that a handler leaves open is closed at the end of the request: the next one of that connection has none
--SKIPIF--
<?php
if (!function_exists('session_start')) {
    echo 'skip the session extension is needed';
}
--FILE--
<?php
require __DIR__ . '/../../support/server.inc';

$folder = sys_get_temp_dir() . '/swoole-rs-' . bin2hex(random_bytes(6));
mkdir($folder);
$server = serve(<<<'PHP'
    $server->handle('/', function (Request $request, Response $response) {
        $user = $request->get['user'] ?? null;
        if ($user !== null) {
            // without an id a visitor is new, whoever was here before
            $user === 'new' || session_id($user);
            session_start();
            $_SESSION['visits'] = ($_SESSION['visits'] ?? 0) + 1;
        }
        $response->end(json_encode([$_SESSION ?? null, strlen(session_id()) > 20 ? 'an id of its own' : session_id()]));
    });
    PHP, options: "-d session.use_cookies=0 -d session.use_strict_mode=0 -d session.cache_limiter= -d session.save_path=$folder");
$client = $server->connect();
foreach (['user=ann', '', 'user=bob', 'user=ann', 'user=new', '', 'user=bob'] as $query) {
    echo $client->request("GET /?$query HTTP/1.1", 'Host: test')->body(), "\n";
}
$server->finish();
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
--EXPECT--
[{"visits":1},"ann"]
[null,""]
[{"visits":1},"bob"]
[{"visits":2},"ann"]
[{"visits":1},"an id of its own"]
[null,""]
[{"visits":2},"bob"]
