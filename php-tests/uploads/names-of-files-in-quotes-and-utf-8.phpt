--TEST--
Names of fields and files: quotes and escapes as browsers send them, UTF-8 as it is and by filename* (RFC 5987)
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $files = array_map(fn ($file) => $file['name'], $request->files ?? []);
    $response->end(json_encode([$files, $request->post], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES));
});
PHP);
foreach ([
    'name="f"; filename="a \"quoted\" name.txt"',
    'name="f"; filename="a %22quoted%22 name.txt"',
    'name="f"; filename="semi;colon.txt"',
    'name="f"; filename="naïve ☃.txt"',
    "name=\"f\"; filename*=UTF-8''na%C3%AFve%20%E2%98%83.txt; filename=\"plain.txt\"",
    "name=\"f\"; filename=\"plain.txt\"; filename*=utf-8'en'%e2%82%ac.txt",
    "name=\"f\"; filename=\"plain.txt\"; filename*=iso-8859-1''%A4.txt",
    'name="f"; filename="../../etc/passwd"',
    'name="f"; filename="C:\folder\file.txt"',
    'name=f; filename=token.txt',
    'name="sn☃w"',
    'name="a[b]"',
    'name=""',
] as $parameters) {
    echo $parameters, "\n    ", post_form($server, part($parameters, 'content'))->body(), "\n";
}
$server->finish();
?>
--EXPECT--
name="f"; filename="a \"quoted\" name.txt"
    [{"f":"a \"quoted\" name.txt"},null]
name="f"; filename="a %22quoted%22 name.txt"
    [{"f":"a \"quoted\" name.txt"},null]
name="f"; filename="semi;colon.txt"
    [{"f":"semi;colon.txt"},null]
name="f"; filename="naïve ☃.txt"
    [{"f":"naïve ☃.txt"},null]
name="f"; filename*=UTF-8''na%C3%AFve%20%E2%98%83.txt; filename="plain.txt"
    [{"f":"naïve ☃.txt"},null]
name="f"; filename="plain.txt"; filename*=utf-8'en'%e2%82%ac.txt
    [{"f":"€.txt"},null]
name="f"; filename="plain.txt"; filename*=iso-8859-1''%A4.txt
    [{"f":"plain.txt"},null]
name="f"; filename="../../etc/passwd"
    [{"f":"passwd"},null]
name="f"; filename="C:\folder\file.txt"
    [{"f":"file.txt"},null]
name=f; filename=token.txt
    [{"f":"token.txt"},null]
name="sn☃w"
    [[],{"sn☃w":"content"}]
name="a[b]"
    [[],{"a":{"b":"content"}}]
name=""
    [[],[]]
