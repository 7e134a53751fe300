--TEST--
Response::sendfile(): a symbolic link is followed, and a dot in a folder's name is no suffix
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$folder = sys_get_temp_dir() . '/sendfile-' . getmypid() . '.html';
mkdir($folder);
file_put_contents("$folder/plain", 'content');
symlink("$folder/plain", "$folder/link.css");
$server = serve('$folder = ' . var_export($folder, true) . ';' . <<<'PHP'
$server->handle('/', function ($request, $response) use ($folder) {
    $response->sendfile($folder . $request->server['request_uri']);
});
PHP);
foreach (['plain', 'link.css'] as $name) {
    $answer = $server->connect()->request("GET /$name HTTP/1.1", 'Host: test')->response();
    preg_match('/^Content-Type: (.*)\r$/mi', $answer, $type);
    echo $name, ' ', $type[1], ' ', substr($answer, -7), "\n";
}
$server->finish();
array_map(unlink(...), ["$folder/link.css", "$folder/plain"]);
rmdir($folder);
?>
--EXPECT--
plain application/octet-stream content
link.css text/css content
