--TEST--
upload_max_filesize, MAX_FILE_SIZE, max_file_uploads and a missing folder give PHP's error codes, and nothing stays on the disk
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$show = <<<'PHP'
$server->handle('/', function ($request, $response) {
    foreach ($request->files as $name => $file) {
        $shown[$name] = [$file['error'], $file['size'], $file['type'], $file['tmp_name'] !== ''];
    }
    $response->end(json_encode($shown));
});
PHP;
$folder = new_folder();
$set = '$server->set(["upload_tmp_dir" => ' . var_export($folder, true) . ']);';
$server = serve("$set $show", options: '-d upload_max_filesize=10 -d max_file_uploads=4');
$parts = [
    part('name="small"; filename="a"', '0123456789', 'a/b'), part('name="large"; filename="b"', '0123456789x', 'a/b'),
    part('name="MAX_FILE_SIZE"', '5'), part('name="form"; filename="c"', '012345', 'a/b'), part('name="none"; filename=""', ''),
    part('name="last"; filename="d"', '1'), part('name="too many"; filename="e"', '1'),
];
echo post_form($server, ...$parts)->body(), "\n";
echo log_text($server->finished());
var_dump(becomes_empty($folder));

$server = serve("$set $show \$server->handle('/gone', fn (\$request, \$response) => \$response->end(rmdir('$folder') ? 'gone' : ''));");
echo $server->get('/gone'), ' ', post_form($server, part('name="f"; filename="a"', '1', 'a/b'))->body(), "\n";
echo preg_replace('/: No such.*/', ': ...', log_text($server->finished()));

$server = serve('$server->set(["upload_max_filesize" => "1K"]);' . $show);
echo post_form($server, part('name="f"; filename="a"', str_repeat('x', 1024)), part('name="g"; filename="a"', str_repeat('x', 1025)))->body(), "\n";
$server->finish();
?>
--EXPECT--
{"small":[0,10,"a\/b",true],"large":[1,0,"",false],"form":[2,0,"",false],"none":[4,0,"",false],"last":[0,1,"",true]}
WARNING	Maximum number of allowable file uploads has been exceeded (max_file_uploads in php.ini)
bool(true)
gone {"f":[6,0,"",false]}
WARNING	an uploaded file could not be kept: ...
{"f":[0,1024,"",true],"g":[1,0,"",false]}
