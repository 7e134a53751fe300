--TEST--
With http_parse_files, files with nested names have the shape of $_FILES, others keep Swoole's
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$server = serve(<<<'PHP'
$server->set(['http_parse_files' => true]);
$server->handle('/', function ($request, $response) {
    $files = $request->files;
    $files['f']['tmp_name'] = $files['g']['tmp_name']['a'] = array_map(is_uploaded_file(...), (array) $files['g']['tmp_name']['a']);
    $response->end(json_encode($files));
});
PHP);
$parts = [
    part('name="f"; filename="x"', 'xx', 'text/plain'), part('name="g[a][]"; filename="y"', 'y', 'text/css'),
    part('name="g[a][]"; filename="z"', 'zzz'),
];
foreach (json_decode(post_form($server, ...$parts)->body(), true) as $name => $value) {
    echo $name, ' ', json_encode($value), "\n";
}
$server->finish();
?>
--EXPECT--
f {"type":"text\/plain","tmp_name":[true,true],"size":2,"name":"x","error":0,"full_path":"x"}
g {"name":{"a":["y","z"]},"type":{"a":["text\/css",""]},"tmp_name":{"a":[true,true]},"error":{"a":[0,0]},"size":{"a":[1,3]},"full_path":{"a":["y","z"]}}
