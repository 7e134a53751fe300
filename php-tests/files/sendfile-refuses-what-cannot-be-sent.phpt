--TEST--
sendfile(): what cannot be sent is refused with a warning, and the response can still be sent
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$folder = new_folder();
file_put_contents("$folder/five", '12345');
shell_exec('mkfifo ' . escapeshellarg("$folder/pipe"));
$server = serve("chdir('$folder');" . <<<'PHP'
$server->handle('/', function ($request, $response) {
    foreach ([[''], ['five', -1], ['five', 0, -2], ['missing'], ['.'], ['pipe'], ['/dev/null'], ['five', 6], ['five', 2, 4]] as $arguments) {
        report(@$response->sendfile(...$arguments));
    }
    try {
        $response->sendfile("five\0");
    } catch (ValueError $error) {
        echo $error->getMessage(), "\n";
    }
    $response->write('begun');
    report(@$response->sendfile('five'));
    $response->end();
    report($response->sendfile('five'));
});
PHP);
echo $server->get('/'), "\n", $server->finished();
unlink("$folder/pipe");
?>
--EXPECT--
begun
false 510 Swoole\Http\Response::sendfile(): file name is empty
false 510 Swoole\Http\Response::sendfile(): parameter $offset[-1] must be greater than or equal to 0
false 510 Swoole\Http\Response::sendfile(): parameter $length[-2] must be greater than or equal to 0
false 2 Swoole\Http\Response::sendfile(): stat(missing) failed, Error: No such file or directory[2]
false 9013 Swoole\Http\Response::sendfile(): parameter $file[.] given is not a regular file
false 9013 Swoole\Http\Response::sendfile(): parameter $file[pipe] given is not a regular file
false 9013 Swoole\Http\Response::sendfile(): parameter $file[/dev/null] given is not a regular file
false 510 Swoole\Http\Response::sendfile(): parameter $offset[6] exceeds the file size
false 510 Swoole\Http\Response::sendfile(): parameter $length[4] exceeds the file size
Swoole\Http\Response::sendfile(): Argument #1 ($filename) must not contain any null bytes
false 503 Swoole\Http\Response::sendfile(): can't use sendfile when HTTP chunk is enabled
false 7106
