--TEST--
Static files: those below document_root are served by GET and HEAD with nosniff, everything else is the application's
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$root = new_folder();
mkdir("$root/sub");
mkdir("$root/.git");
foreach (['a b.txt' => 'a b', 'sub/x.css' => 'css', '.env' => 'secret', '.git/config' => 'secret', 'index.php' => 'secret', 'old.php.bak' => 'secret', 'x.PHTML' => 'secret', 'empty.txt' => ''] as $name => $content) {
    file_put_contents("$root/$name", $content);
}
symlink('sub/x.css', "$root/inside");
// Links out of the folder lead to another one of the test's own: no cleanup can ever reach the machine through them.
$outside = new_folder();
file_put_contents("$outside/secret.txt", 'secret');
symlink("$outside/secret.txt", "$root/outside");
symlink($outside, "$root/elsewhere");
$server = serve('$server->set(["enable_static_handler" => true, "document_root" => ' . var_export($root, true) . ']);' . <<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('application'));
PHP);
foreach ([
    '/a%20b.txt', '/a+b.txt', '/sub/x.css?v=1', '//sub//x.css', '/inside', '/outside', '/elsewhere/secret.txt', '/.env', '/.git/config', '/sub/../.env', '/sub/%2e%2e/a%20b.txt',
    '/sub/..%2fa%20b.txt', '/%2felsewhere/secret.txt', '/index.php', '/old.php.bak', '/x.PHTML', '/sub', '/sub/', '/', '/missing', '/a%20b.txt/', '/a%20b.txt%00', '/empty.txt',
] as $target) {
    echo str_pad($target, 22), ' ', $server->get($target), "\n";
}
$client = $server->connect();
echo $client->request('POST /sub/x.css HTTP/1.1', 'Host: a')->body(), "\n";
$fields = ['/^(Last-Modified): .* GMT/m', '/^(ETag): "[0-9a-f.]+-3"/m'];
foreach (['HEAD /sub/x.css', "GET /sub/x.css HTTP/1.1\r\nRange: bytes=1-", "GET /sub/x.css HTTP/1.1\r\nRange: bytes=9-"] as $line) {
    $answer = $client->request(str_contains($line, "\r\n") ? $line : "$line HTTP/1.1", 'Host: a')->response($line[0] === 'H');
    echo preg_replace($fields, '$1: ...', visible($answer)), $line[0] === 'H' ? '' : "\n";
}
$server->finish();
// by name only: a pattern would follow the links
foreach (['a b.txt', 'sub/x.css', '.env', '.git/config', 'index.php', 'old.php.bak', 'x.PHTML', 'empty.txt', 'inside', 'outside', 'elsewhere'] as $name) {
    unlink("$root/$name");
}
rmdir("$root/sub");
rmdir("$root/.git");
unlink("$outside/secret.txt");
?>
--EXPECT--
/a%20b.txt             a b
/a+b.txt               application
/sub/x.css?v=1         css
//sub//x.css           css
/inside                css
/outside               application
/elsewhere/secret.txt  application
/.env                  application
/.git/config           application
/sub/../.env           application
/sub/%2e%2e/a%20b.txt  application
/sub/..%2fa%20b.txt    application
/%2felsewhere/secret.txt application
/index.php             application
/old.php.bak           application
/x.PHTML               application
/sub                   application
/sub/                  application
/                      application
/missing               application
/a%20b.txt/            application
/a%20b.txt%00          application
/empty.txt             
application
HTTP/1.1 200 OK\r\n
Accept-Ranges: bytes\r\n
Last-Modified: ...\r\n
ETag: ...\r\n
Content-Type: text/css\r\n
X-Content-Type-Options: nosniff\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Length: 3\r\n
\r\n
HTTP/1.1 206 Partial Content\r\n
Content-Range: bytes 1-2/3\r\n
Accept-Ranges: bytes\r\n
Last-Modified: ...\r\n
ETag: ...\r\n
Content-Type: text/css\r\n
X-Content-Type-Options: nosniff\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Length: 2\r\n
\r\n
ss
HTTP/1.1 416 Range Not Satisfiable\r\n
Content-Range: bytes */3\r\n
Accept-Ranges: bytes\r\n
Last-Modified: ...\r\n
ETag: ...\r\n
X-Content-Type-Options: nosniff\r\n
Server: swoole-http-server\r\n
Date: <date>\r\n
Connection: keep-alive\r\n
Content-Type: text/html\r\n
Content-Length: 0\r\n
\r\n

