--TEST--
Http\Client: addFile() refuses what is no file, or has not so many bytes; a file that vanishes fails the request
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

run(function () {
    $path = sys_get_temp_dir() . '/swoole-rs-' . getmypid();
    file_put_contents($path, '0123456789');
    $client = new Client('127.0.0.1', 1);
    set_error_handler(function ($level, $text) use ($path) {
        echo str_replace($path, 'FILE', $text), "\n";
    });
    var_dump($client->addFile("$path.no", 'n'), $client->addFile('/tmp', 'n'), $client->addFile('/dev/null', 'n'));
    var_dump($client->addFile($path, 'n', offset: 10), $client->addFile($path, 'n', offset: -1), $client->addFile($path, 'n', length: 11), $client->addFile($path, 'n', offset: 5, length: 6));
    var_dump($client->addFile($path, 'n', null, null, 5, 5));
    $server = new RawServer([RawServer::hold(...)]);
    $client->port = $server->port;
    unlink($path);
    echo outcome($client->post('/', []), $client);
});
?>
--EXPECT--
Swoole\Coroutine\Http\Client::addFile(): stat(FILE.no) failed, Error: No such file or directory[2]
Swoole\Coroutine\Http\Client::addFile(): /tmp is not a regular file
Swoole\Coroutine\Http\Client::addFile(): /dev/null is not a regular file
bool(false)
bool(false)
bool(false)
Swoole\Coroutine\Http\Client::addFile(): parameter $offset[10] exceeds the file size
Swoole\Coroutine\Http\Client::addFile(): parameter $offset[-1] exceeds the file size
Swoole\Coroutine\Http\Client::addFile(): parameter $length[11] exceeds the file size
Swoole\Coroutine\Http\Client::addFile(): parameter $length[6] exceeds the file size
bool(false)
bool(false)
bool(false)
bool(false)
bool(true)
[false,-4,2]
