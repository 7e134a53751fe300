--TEST--
A form: every beginning of the boundary is content, wherever the packets are cut, and so is a boundary that no line begins with
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $file = $request->files['f']['tmp_name'];
    $response->end(md5($request->post['a']) . ' ' . md5_file($file) . ' ' . $request->post['z']);
});
PHP);
$delimiter = "\r\n--" . BOUNDARY;
$contents = ["--" . BOUNDARY, "x--" . BOUNDARY . "--\r\n", "\n--" . BOUNDARY, "\r--" . BOUNDARY . "\r", "\r\n\r\n", "\r", "\r\n-", str_repeat("\r\n--", 50)];
for ($length = 1; $length < strlen($delimiter); $length++) {
    $contents[] = substr($delimiter, 0, $length);
    $contents[] = substr($delimiter, 0, $length) . $delimiter[0];
}
$client = $server->connect();
$good = 0;
foreach ($contents as $content) {
    $content = 'a' . $content;
    $form = form(part('name="a"', $content), part('name="f"; filename="x"', $content), part('name="z"', 'last'));
    $client->request(...form_head(strlen($form)))->send($form);
    $good += $client->body() === md5($content) . ' ' . md5($content) . ' last';
}
echo $good === count($contents) ? "whole\n" : "$good of " . count($contents) . "\n";

$content = 'a' . implode('a', $contents);
$form = form(part('name="a"', $content), part('name="f"; filename="x"', $content), part('name="z"', 'last'));
$good = $cuts = 0;
for ($cut = 1; $cut < strlen($form); $cut += 7) {
    $client->request(...form_head(strlen($form)))->send(substr($form, 0, $cut));
    usleep(200);
    $client->send(substr($form, $cut));
    $good += $client->body() === md5($content) . ' ' . md5($content) . ' last';
    $cuts++;
}
echo $good === $cuts ? "cut\n" : "$good of $cuts\n";
$server->finish();
?>
--EXPECT--
whole
cut
