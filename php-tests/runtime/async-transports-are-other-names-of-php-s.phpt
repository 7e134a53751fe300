--TEST--
async.tcp, async.udp, async.unix and async.udg are PHP's transports by another name, whose waits suspend; async.file opens files
--FILE--
<?php
use function Swoole\Coroutine\{go, run};

echo implode(' ', array_values(preg_grep('/^async/', stream_get_transports()))), "\n";
echo implode(' ', array_values(preg_grep('/^async/', stream_get_wrappers()))), "\n";

$folder = sys_get_temp_dir() . '/' . bin2hex(random_bytes(8));
mkdir($folder, 0700);

run(function () use ($folder) {
    foreach (['async.tcp' => '127.0.0.1:0', 'async.unix' => "$folder/stream"] as $transport => $address) {
        $server = stream_socket_server("$transport://$address");
        $name = stream_socket_get_name($server, false);
        go(function () use ($server) {
            $accepted = stream_socket_accept($server);
            fwrite($accepted, strrev(fgets($accepted)));
        });
        // the other coroutine waits, and this one goes on
        $client = stream_socket_client("$transport://$name");
        fwrite($client, "olleh\n");
        echo $transport, json_encode(stream_get_contents($client)), "\n";
    }
    foreach (['async.udp' => '127.0.0.1:0', 'async.udg' => "$folder/datagram"] as $transport => $address) {
        $server = stream_socket_server("$transport://$address", $code, $text, STREAM_SERVER_BIND);
        $name = stream_socket_get_name($server, false);
        go(fn () => fwrite(stream_socket_client("$transport://$name"), 'datagram'));
        echo $transport, json_encode(stream_socket_recvfrom($server, 100)), "\n";
    }
    var_dump(@stream_socket_client('async.tcp://127.0.0.1:1', $code, $text, 1), $text);

    var_dump(file_put_contents("async.file://$folder/file", 'content'));
    var_dump(file_get_contents("async.file://$folder/file"));
    echo file_get_contents("async.file://$folder/none");
    var_dump(@unlink("async.file://$folder/file"), @opendir("async.file://$folder"), is_file("async.file://$folder/file"));
});
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECTF--
async.tcp async.udp async.unix async.udg async.ssl async.tls
async.file
async.tcp"\nhello"
async.unix"\nhello"
async.udp"datagram"
async.udg"datagram"
bool(false)
string(18) "Connection refused"
int(7)
string(7) "content"

Warning: file_get_contents(%S): Failed to open stream: operation failed in %s on line %d
bool(false)
bool(false)
bool(false)
