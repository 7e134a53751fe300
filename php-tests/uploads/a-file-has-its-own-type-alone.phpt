--TEST--
The type of a file is that of its own part: neither a field's before it nor another file's
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(json_encode([$request->post, array_map(fn ($file) => $file['type'], $request->files)], JSON_UNESCAPED_SLASHES)));
PHP);
echo post_form(
    $server,
    part('name="a"', '1', 'text/x-field'),
    part('name="none"; filename="x"', '2'),
    part('name="some"; filename="y"', '3', 'image/png'),
    part('name="again"; filename="z"', '4'),
    part('name="empty"; filename=""', '', 'image/gif'),
    part('name="last"; filename="z"', '5', 'Text/Plain; charset="utf-8"'),
)->body(), "\n";
$server->finish();
?>
--EXPECT--
[{"a":"1"},{"none":"","some":"image/png","again":"","empty":"","last":"Text/Plain; charset=\"utf-8\""}]
