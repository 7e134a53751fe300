--TEST--
A form that arrives byte by byte, with a file that looks like its boundary, is the same form
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->end($request->post['a'] . ' ' . bin2hex(file_get_contents($request->files['f']['tmp_name'])));
});
PHP);
$content = "\r\n--" . substr(BOUNDARY, 0, -1) . "\r\n\r\n--";
$form = form(part('name="a"', '1'), part('name="f"; filename="x"', $content));
$client = $server->connect()->request(...form_head(strlen($form)));
foreach (str_split($form) as $byte) {
    $client->send($byte);
}
var_dump($client->body() === '1 ' . bin2hex($content));
$server->finish();
?>
--EXPECT--
bool(true)
