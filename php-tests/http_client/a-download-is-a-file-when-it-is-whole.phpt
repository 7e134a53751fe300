--TEST--
Http\Client: download() puts a body into a file that appears when it is whole, and leaves nothing of one that fails
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $dir = sys_get_temp_dir() . '/swoole-rs-' . getmypid();
    mkdir($dir);
    $server = new RawServer(
        ["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole", "HTTP/1.1 404 N\r\nContent-Length: 4\r\n\r\npage", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"],
        ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"],
        ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"],
    );
    $client = new Client('127.0.0.1', $server->port);
    $show = function ($result) use ($client, $dir) {
        echo outcome($result, $client), json_encode([$client->body, $client->downloadFile, $client->downloadOffset]), ' ', json_encode(array_map('file_get_contents', array_filter(glob("$dir/*"), 'is_file'))), "\n";
    };
    $show($client->download('/1', "$dir/file"));
    $show($client->download('/2', "$dir/file"));
    $show($client->download('/3', "$dir/other"));
    $show($client->download('/4', "$dir/no/such/folder"));
    $show($client->get('/5'));
    $show($client->download('/6', "$dir/file", -1));
    echo substr(sprintf('%o', fileperms("$dir/file")), -3), "\n";
    array_map('unlink', glob("$dir/*"));
    rmdir($dir);
});
?>
--EXPECT--
[true,200,0]
["",null,0] ["whole"]
[false,404,508]
["page",null,0] ["whole"]
[false,-3,104]
["",null,0] ["whole"]
[false,-3,2]
["",null,0] ["whole"]
[true,200,0]
["ok",null,0] ["whole"]
[false,200,505]
["ok",null,0] ["whole"]
644
