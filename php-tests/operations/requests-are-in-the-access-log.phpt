--TEST--
access_log: a line for each request, as web servers have it or as JSON, with its name; what clients send parts no line
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

/** What differs from run to run is replaced. */
function plain(string $log): string
{
    return preg_replace([
        '~\[\d\d/(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\]~',
        '~"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}"~',
        '~\d+\.\d{6}~',
        '~[0-9a-f]{32}~',
    ], ['[TIME]', '"TIME"', 'SECONDS', 'NAME'], $log);
}

$file = tempnam(sys_get_temp_dir(), 'swoole-rs-access-');
foreach (['combined', 'json'] as $format) {
    file_put_contents($file, '');
    $server = serve("\$server->set(['access_log' => '$file', 'access_log_format' => '$format', 'trusted_proxies' => ['127.0.0.1']]);" . <<<'PHP'
    $server->handle('/', fn ($request, $response) => $response->end('hello'));
    $server->handle('/name', fn ($request, $response) => $response->end($request->server['request_id']));
    $server->handle('/parts', function ($request, $response) {
        $response->write('one');
        $response->write('three');
        $response->end();
    });
    $server->handle('/gone', fn ($request, $response) => $response->close());
    $server->handle('/fails', fn ($request, $response) => null);
    $server->handle('/websocket', function ($request, $response) {
        $response->upgrade();
        $response->close();
    });
    PHP);
    $server->get('/a?b=c', 'User-Agent: test/1', 'Referer: http://a/');
    $server->connect()->request('HEAD / HTTP/1.0', "User-Agent: a\"b\\c\x80")->rest();
    $server->get('/parts', 'X-Forwarded-For: 1.2.3.4');
    echo $server->get('/name', 'X-Request-Id: from-the-proxy'), "\n";
    echo strlen($server->get('/name', 'X-Request-Id: not this')), "\n";
    $server->connect()->request('GET /gone HTTP/1.1', 'Host: a')->rest();
    $server->get('/fails');
    $server->connect()->send("nonsense\r\n\r\n")->rest();
    $server->websocket('/websocket')->close();
    $client = $server->http2();
    $client->get(1, '/over-2')->answer(1);
    $server->finish();
    echo plain(file_get_contents($file)), "\n";
}
unlink($file);
?>
--EXPECT--
from-the-proxy
32
127.0.0.1 - - [TIME] "GET /a?b=c HTTP/1.1" 200 5 "http://a/" "test/1" SECONDS NAME
127.0.0.1 - - [TIME] "HEAD / HTTP/1.0" 200 0 "-" "a\x22b\x5Cc\x80" SECONDS NAME
1.2.3.4 - - [TIME] "GET /parts HTTP/1.1" 200 8 "-" "-" SECONDS NAME
127.0.0.1 - - [TIME] "GET /name HTTP/1.1" 200 14 "-" "-" SECONDS from-the-proxy
127.0.0.1 - - [TIME] "GET /name HTTP/1.1" 200 32 "-" "-" SECONDS NAME
127.0.0.1 - - [TIME] "GET /gone HTTP/1.1" 499 0 "-" "-" SECONDS NAME
127.0.0.1 - - [TIME] "GET /fails HTTP/1.1" 500 0 "-" "-" SECONDS NAME
127.0.0.1 - - [TIME] "-" 400 0 "-" "-" SECONDS -
127.0.0.1 - - [TIME] "GET /websocket HTTP/1.1" 101 0 "-" "-" SECONDS NAME
127.0.0.1 - - [TIME] "GET /over-2 HTTP/2.0" 200 5 "-" "-" SECONDS NAME
127.0.0.1 - - [TIME] "GET /--shutdown HTTP/1.1" 200 0 "-" "-" SECONDS NAME

from-the-proxy
32
{"time":"TIME","remote_addr":"127.0.0.1","method":"GET","target":"/a?b=c","protocol":"HTTP/1.1","referer":"http://a/","user_agent":"test/1","request_id":"NAME","status":200,"bytes":5,"seconds":SECONDS}
{"time":"TIME","remote_addr":"127.0.0.1","method":"HEAD","target":"/","protocol":"HTTP/1.0","referer":"-","user_agent":"a\"b\\c�","request_id":"NAME","status":200,"bytes":0,"seconds":SECONDS}
{"time":"TIME","remote_addr":"1.2.3.4","method":"GET","target":"/parts","protocol":"HTTP/1.1","referer":"-","user_agent":"-","request_id":"NAME","status":200,"bytes":8,"seconds":SECONDS}
{"time":"TIME","remote_addr":"127.0.0.1","method":"GET","target":"/name","protocol":"HTTP/1.1","referer":"-","user_agent":"-","request_id":"from-the-proxy","status":200,"bytes":14,"seconds":SECONDS}
{"time":"TIME","remote_addr":"127.0.0.1","method":"GET","target":"/name","protocol":"HTTP/1.1","referer":"-","user_agent":"-","request_id":"NAME","status":200,"bytes":32,"seconds":SECONDS}
{"time":"TIME","remote_addr":"127.0.0.1","method":"GET","target":"/gone","protocol":"HTTP/1.1","referer":"-","user_agent":"-","request_id":"NAME","status":499,"bytes":0,"seconds":SECONDS}
{"time":"TIME","remote_addr":"127.0.0.1","method":"GET","target":"/fails","protocol":"HTTP/1.1","referer":"-","user_agent":"-","request_id":"NAME","status":500,"bytes":0,"seconds":SECONDS}
{"time":"TIME","remote_addr":"127.0.0.1","method":"-","target":"-","protocol":"HTTP/1.1","referer":"-","user_agent":"-","request_id":"-","status":400,"bytes":0,"seconds":SECONDS}
{"time":"TIME","remote_addr":"127.0.0.1","method":"GET","target":"/websocket","protocol":"HTTP/1.1","referer":"-","user_agent":"-","request_id":"NAME","status":101,"bytes":0,"seconds":SECONDS}
{"time":"TIME","remote_addr":"127.0.0.1","method":"GET","target":"/over-2","protocol":"HTTP/2.0","referer":"-","user_agent":"-","request_id":"NAME","status":200,"bytes":5,"seconds":SECONDS}
{"time":"TIME","remote_addr":"127.0.0.1","method":"GET","target":"/--shutdown","protocol":"HTTP/1.1","referer":"-","user_agent":"-","request_id":"NAME","status":200,"bytes":0,"seconds":SECONDS}
