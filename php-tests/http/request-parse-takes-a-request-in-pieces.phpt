--TEST--
Request::parse() takes one request in pieces, however it is cut, tells how many bytes were its, and refuses what follows an error
--FILE--
<?php
use Swoole\Http\Request;

function show(Request $request): string
{
    $server = $request->server;
    unset($server['request_time'], $server['request_time_float']);
    return json_encode([
        $request->isCompleted(), $request->getMethod(), $request->header, $server, $request->get, $request->cookie,
        $request->post, array_column($request->files ?? [], 'name'), $request->getContent(), strlen($request->getData()),
    ]);
}

$fresh = Request::create();
echo show($fresh), "\n";

$form = "POST /a?b=c HTTP/1.1\r\nHost: t\r\nCookie: d=e\r\nTransfer-Encoding: chunked\r\n" .
    "Content-Type: application/x-www-form-urlencoded\r\n\r\n3\r\nf=g\r\n2\r\n&h\r\n0\r\nTrailer: x\r\n\r\n";
$whole = Request::create();
var_dump($whole->parse($form . 'GET / HTTP/1.1') === strlen($form), $whole->parse('GET /'));
echo show($whole), "\n";

$upload = "--b\r\nContent-Disposition: form-data; name=\"u[]\"; filename=\"x.txt\"\r\n\r\nfile\r\n--b\r\n" .
    "Content-Disposition: form-data; name=v\r\n\r\nvalue\r\n--b--\r\n";
$upload = "POST / HTTP/1.1\r\nHost: t\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " .
    strlen($upload) . "\r\n\r\n$upload";
$outcomes = [];
foreach ([$form, $upload] as $bytes) {
    for ($cut = 1; $cut < strlen($bytes); $cut++) {
        $request = Request::create(['PARSE_FILES' => true]);
        $taken = $request->parse(substr($bytes, 0, $cut));
        $before = $request->isCompleted();
        $rest = $request->parse(substr($bytes, $cut));
        $outcomes[] = json_encode([$taken === $cut, $before, $rest === strlen($bytes) - $cut]) . show($request);
    }
}
echo implode("\n", array_unique($outcomes)), "\n";
$file = $request->files['u']['tmp_name'][0];
var_dump(file_get_contents($file), is_uploaded_file($file), $request->tmpfiles === [$file]);
unset($request);
var_dump(file_exists($file));

foreach (["GET / HTTP/1.1\r\nBad Header: x\r\n\r\n", "GET / HTTP/3.7\r\n\r\n", "nonsense\r\n\r\n"] as $bad) {
    $request = Request::create();
    var_dump($request->parse($bad), $request->parse("GET / HTTP/1.1\r\nHost: t\r\n\r\n"));
}
$plain = new Request();
var_dump($plain->parse('x'), swoole_last_error());
?>
--EXPECT--
[false,"DELETE",[],[],null,null,null,[],"",0]
bool(true)
bool(false)
[true,"POST",{"host":"t","transfer-encoding":"chunked","content-type":"application\/x-www-form-urlencoded"},{"query_string":"b=c","request_method":"POST","request_uri":"\/a","path_info":"\/a","server_protocol":"HTTP\/1.1"},{"b":"c"},{"d":"e"},{"f":"g","h":""},[],"f=g&h",123]
[true,false,true][true,"POST",{"host":"t","transfer-encoding":"chunked","content-type":"application\/x-www-form-urlencoded"},{"query_string":"b=c","request_method":"POST","request_uri":"\/a","path_info":"\/a","server_protocol":"HTTP\/1.1"},{"b":"c"},{"d":"e"},{"f":"g","h":""},[],"f=g&h",123]
[true,false,true][true,"POST",{"host":"t","content-type":"multipart\/form-data; boundary=b","content-length":"136"},{"request_method":"POST","request_uri":"\/","path_info":"\/","server_protocol":"HTTP\/1.1"},null,null,{"v":"value"},[["x.txt"]],"",96]
string(4) "file"
bool(true)
bool(true)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
int(7106)
