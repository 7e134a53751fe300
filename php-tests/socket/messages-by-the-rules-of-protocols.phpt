--TEST--
MQTT's and FastCGI's own lengths, and each type of length field, tell messages apart
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use function Swoole\Coroutine\run;

run(function () {
    $messages = function (array $settings, string ...$messages) {
        [$client, $server] = connected();
        $server->setProtocol($settings);
        $client->sendAll(implode('', $messages));
        $client->close();
        foreach ($messages as $message) {
            if (($got = $server->recvPacket(20)) !== $message) {
                return json_encode([bin2hex((string) $got), $server->errCode]);
            }
        }
        return [count($messages), $server->recvPacket(20)];
    };

    $mqtt = ["\x10\x00", "\x30\x03abc", "\x30\x80\x01" . str_repeat('x', 128), "\xc0\x00"];
    json('MQTT', $messages(['open_mqtt_protocol' => true], ...$mqtt));
    // Version, type, id, length of the content and of the padding, reserved.
    $record = fn (string $content, int $padding) => pack('CCnnCx', 1, 5, 1, strlen($content), $padding) . $content . str_repeat("\0", $padding);
    json('FastCGI', $messages(['open_fastcgi_protocol' => true], $record('', 0), $record('content', 1), $record(str_repeat('x', 60000), 255)));

    foreach (['c', 'C', 's', 'S', 'n', 'v', 'l', 'L', 'N', 'V', 'q', 'Q', 'J', 'P'] as $type) {
        $size = strlen(pack($type, 0));
        $settings = ['open_length_check' => true, 'package_length_type' => $type, 'package_body_offset' => $size];
        // The field may count the body, or the whole message, and stand behind others.
        json($type, $messages($settings, pack($type, 3) . 'abc', pack($type, 0), pack($type, 100) . str_repeat('x', 100)),
            $messages(['package_body_offset' => 0] + $settings, pack($type, $size + 2) . 'ab', pack($type, $size)),
            $messages(['package_length_offset' => 2, 'package_body_offset' => $size + 2] + $settings, 'id' . pack($type, 1) . 'z'));
    }
    foreach (['c', 's', 'l', 'q'] as $type) {
        [$client, $server] = connected();
        $server->setProtocol(['open_length_check' => true, 'package_length_type' => $type, 'package_body_offset' => strlen(pack($type, 0))]);
        $client->send(pack($type, -1) . 'abc');
        json("negative $type", $server->recvPacket(20), $server->errCode, $server->errMsg);
    }
});
?>
--EXPECT--
["MQTT",[4,""]]
["FastCGI",[3,""]]
["c",[3,""],[2,""],[1,""]]
["C",[3,""],[2,""],[1,""]]
["s",[3,""],[2,""],[1,""]]
["S",[3,""],[2,""],[1,""]]
["n",[3,""],[2,""],[1,""]]
["v",[3,""],[2,""],[1,""]]
["l",[3,""],[2,""],[1,""]]
["L",[3,""],[2,""],[1,""]]
["N",[3,""],[2,""],[1,""]]
["V",[3,""],[2,""],[1,""]]
["q",[3,""],[2,""],[1,""]]
["Q",[3,""],[2,""],[1,""]]
["J",[3,""],[2,""],[1,""]]
["P",[3,""],[2,""],[1,""]]
["negative c",false,1202,"get package length failed"]
["negative s",false,1202,"get package length failed"]
["negative l",false,1202,"get package length failed"]
["negative q",false,1202,"get package length failed"]
