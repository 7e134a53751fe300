--TEST--
An uploaded file is its user's alone and goes with the Request object; a moved one stays
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
$server = serve('$server->set(["upload_tmp_dir" => ' . var_export("$folder/made/below", true) . ']);' . <<<'PHP'
$held = null;
$server->handle('/', function ($request, $response) use (&$held) {
    [$kept, $moved] = $request->tmpfiles;
    $new = dirname($moved, 3) . '/moved';
    $held = $request;
    $response->end(json_encode([
        str_starts_with(basename($kept), 'swoole.upfile.'), decoct(fileperms($kept)), is_uploaded_file($kept), is_uploaded_file(__FILE__),
        move_uploaded_file($moved, $new), is_uploaded_file($moved), is_uploaded_file($new),
    ]));
});
$server->handle('/free', function ($request, $response) use (&$held) {
    [$kept, $moved] = $held->tmpfiles;
    $before = [file_exists($kept), file_exists($moved)];
    $held = null;
    $response->end(json_encode([...$before, file_exists($kept), is_uploaded_file($kept), file_get_contents(dirname($moved, 3) . '/moved')]));
});
PHP);
echo post_form($server, part('name=a; filename=a', '1'), part('name=a; filename=b', '2'))->body(), "\n";
echo $server->get('/free'), "\n";
$server->finish();
var_dump(glob("$folder/made/below/*"), is_file("$folder/moved"));
rmdir("$folder/made/below");
rmdir("$folder/made");
?>
--EXPECT--
[true,"100600",true,false,true,false,false]
[true,false,false,false,"2"]
array(0) {
}
bool(true)
