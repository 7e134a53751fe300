--TEST--
A multipart body is read by its boundary: line ends may come first, what follows the end is ignored, and so are parts without a name; a file's name has 511 bytes at most
--FILE--
<?php
use Swoole\Http\Request;

Swoole\Coroutine::set(['log_level' => SWOOLE_LOG_NONE]);

function form(string $body, string $type = 'multipart/form-data; boundary=B', string $more = ''): Request
{
    $request = Request::create();
    $bytes = "POST / HTTP/1.1\r\nHost: t\r\nContent-Type: $type\r\n{$more}Content-Length: " . strlen($body) . "\r\n\r\n$body";
    $taken = $request->parse($bytes);
    echo $taken === strlen($bytes) ? 'whole ' : 'refused ';
    return $request;
}

function show(string $case, Request $request): void
{
    $files = array_map(fn($file) => [$file['name'], $file['type'], $file['size']], $request->files ?? []);
    echo $case, ' ', json_encode([$request->post, $files]), "\n";
}

function part(string $disposition, string $value, string $more = ''): string
{
    return "--B\r\nContent-Disposition: $disposition\r\n$more\r\n$value\r\n";
}

$a = part('form-data; name="a"', '1');
show('line ends first', form("\r\n\r\n$a--B--\r\n"));
show('end alone', form('--B--'));
show('epilogue', form("$a--B--\r\nafter\r\n--B\r\nthe end"));
foreach (['boundary="B"', 'BOUNDARY=B', 'Boundary="B"; charset=utf-8'] as $boundary) {
    show($boundary, form("$a--B--\r\n", "multipart/form-data; $boundary"));
}
show('attachment', form(part('attachment; name="a"', '1') . "--B--\r\n"));
show('no disposition', form("--B\r\nContent-Type: text/plain\r\n\r\nlost\r\n$a--B--\r\n"));
show('no name', form(part('form-data; x="y"', 'lost') . "$a--B--\r\n"));
show('other disposition', form(part('inline; name="b"', 'lost') . "$a--B--\r\n"));
show('type of the text alone', form(part('form-data; name="a"', '1', "Content-Type: text/html\r\n")
    . part('form-data; name="f"; filename="f"', 'file') . "--B--\r\n"));
show('content-encoding', form("$a--B--\r\n", more: "Content-Encoding: gzip\r\n"));

foreach ([509, 510] as $length) { // two more with the quotes
    $name = str_repeat('n', $length);
    $request = form(part("form-data; name=\"f\"; filename=\"$name\"", 'file') . "--B--\r\n");
    echo strlen($name), ' ', count($request->files ?? []), "\n";
}

$request = form(part('form-data; name="f"; filename="1"', 'one') . part('form-data; name="f"; filename="2"', 'second') . "--B--\r\n");
show('twice', $request);
echo json_encode(array_map(file_get_contents(...), $request->tmpfiles)), "\n";
var_dump($request->files['f']['tmp_name'] === $request->tmpfiles[1]);
?>
--EXPECT--
whole line ends first [{"a":"1"},[]]
whole end alone [null,[]]
whole epilogue [{"a":"1"},[]]
whole boundary="B" [{"a":"1"},[]]
whole BOUNDARY=B [{"a":"1"},[]]
whole Boundary="B"; charset=utf-8 [{"a":"1"},[]]
whole attachment [{"a":"1"},[]]
whole no disposition [{"a":"1"},[]]
whole no name [{"a":"1"},[]]
whole other disposition [{"a":"1"},[]]
whole type of the text alone [{"a":"1"},{"f":["f","",4]}]
whole content-encoding [{"a":"1"},[]]
whole 509 1
refused 510 0
whole twice [null,{"f":["2","",6]}]
["one","second"]
bool(true)
