--TEST--
sendfile(): a length of -1 is the rest of the file
--FILE--
<?php
require __DIR__ . '/../support/form.inc';


$folder = new_folder();
file_put_contents("$folder/five", '12345');
$server = serve("chdir('$folder');" . <<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->header('Content-Length', '9');
    report($response->sendfile('five', (int) $request->get['offset'], -1));
});
PHP);
foreach ([0, 2, 5] as $offset) {
    $answer = $server->connect()->request("GET /?offset=$offset HTTP/1.1", 'Host: a')->response();
    preg_match_all('/^Content-Length: .*(?=\r$)/m', $answer, $lengths);
    echo implode(', ', $lengths[0]), ' ', substr(strstr($answer, "\r\n\r\n"), 4), "\n";
}
echo $server->finished();
?>
--EXPECT--
Content-Length: 5 12345
Content-Length: 3 345
Content-Length: 0 
true 0
true 0
true 0
