--TEST--
A part whose Content-Disposition is none of a form's is ignored, and the log says so once for many; one without is ignored
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$server = serve(<<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(json_encode([$request->post, $request->files])));
PHP);
$bare = fn (string $head) => '--' . BOUNDARY . "\r\n{$head}\r\ncontent\r\n";
$other = $bare("Content-Disposition: inline; name=\"a\"\r\n");
echo post_form($server, $other, $other, part('name="b"', '1'), $other, $bare("X: y\r\n"), $bare(''))->body(), "\n";
echo post_form($server, $bare("Content-Disposition: attachment; name=\"c\"\r\n"), $bare("Content-Disposition: form-data\r\n"))->body(), "\n";
echo log_text($server->finished());
?>
--EXPECT--
[{"b":"1"},null]
[{"c":"content"},null]
WARNING	Unsupported Content-Disposition [inline; name="a"]
