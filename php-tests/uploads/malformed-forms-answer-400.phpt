--TEST--
A form without boundary, with a broken head or without its end answers 400, is logged, and leaves no file
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
$server = serve('$server->set(["upload_tmp_dir" => ' . var_export($folder, true) . ']);' . <<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('taken'));
PHP);
$file = part('name="f"; filename="x"', str_repeat('x', 500_000));
foreach ([
    'a preamble' => "text\r\n" . form($file),
    'no end' => $file,
    'a head without end' => "$file--" . BOUNDARY . "\r\nX: " . str_repeat('x', 10_000),
    'a folded line' => form($file, part("name=\"a\";\r\n x=y", '')),
    'two names' => form($file, part('name="a"; name="b"', '')),
    'NUL in a name' => form($file, part('name="a%00b"', '')),
    'a long name' => form($file, part('name="' . str_repeat('n', 512) . '"', '')),
    'text behind the boundary' => form($file, '--' . BOUNDARY . "x\r\n\r\n"),
] as $what => $form) {
    $client = $server->connect()->request(...form_head(strlen($form)))->send($form);
    echo "$what: ", $client->status(), ' ', $client->ending(), "\n";
}
$client = $server->connect()->request('POST / HTTP/1.1', 'Host: a', 'Content-Type: multipart/form-data', 'Content-Length: 9', 'Expect: 100-continue');
echo 'no boundary: ', $client->status(), ' ', $client->ending(), "\n";
echo log_text($server->finished());
var_dump(becomes_empty($folder));
?>
--EXPECT--
a preamble: HTTP/1.1 400 Bad Request closed
no end: HTTP/1.1 400 Bad Request closed
a head without end: HTTP/1.1 400 Bad Request closed
a folded line: HTTP/1.1 400 Bad Request closed
two names: HTTP/1.1 400 Bad Request closed
NUL in a name: HTTP/1.1 400 Bad Request closed
a long name: HTTP/1.1 400 Bad Request closed
text behind the boundary: HTTP/1.1 400 Bad Request closed
no boundary: HTTP/1.1 400 Bad Request closed
WARNING	parse multipart body failed, reason: it does not begin with its boundary
bool(true)
