--TEST--
A multipart form: fields nest as in $_POST, files have Swoole's keys in their order, full_path behind them
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $files = $request->files;
    array_walk_recursive($files, function (&$value, $key) {
        $value = $key === 'tmp_name' && $value !== '' ? file_get_contents($value) : $value;
    });
    $response->end(json_encode([$request->post, $files, count($request->tmpfiles), $request->getContent()], JSON_UNESCAPED_SLASHES));
});
PHP);
$parts = [
    part('name="a.b"', '1'), part('name="list[]"', 'x'), part('name="list[]"', "y\r\n"), part('name="m[k][l]"', ''), part('name="a.b"', '2'),
    part('name="f"; filename="C:\\dir\\x.txt"', 'hello', 'text/plain'), part('name="none"; filename=""', '', 'application/octet-stream'),
    part('name="g[a][]"; filename="d/y"', ''), part('name="g[a][]"; filename="z%22"', 'z', 'image/png'),
];
foreach (json_decode(post_form($server, ...$parts)->body()) as $value) {
    echo json_encode($value, JSON_UNESCAPED_SLASHES), "\n";
}
$server->finish();
?>
--EXPECT--
{"a_b":"2","list":["x","y\r\n"],"m":{"k":{"l":""}}}
{"f":{"type":"text/plain","tmp_name":"hello","size":5,"name":"x.txt","error":0,"full_path":"C:\\dir\\x.txt"},"none":{"type":"","tmp_name":"","size":0,"name":"","error":4,"full_path":""},"g":{"a":[{"type":"","tmp_name":"","size":0,"name":"y","error":0,"full_path":"d/y"},{"type":"image/png","tmp_name":"z","size":1,"name":"z\"","error":0,"full_path":"z\""}]}}
3
""
