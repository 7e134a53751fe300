--TEST--
The options of multicast know IPv6, too
--SKIPIF--
<?php
$probe = @stream_socket_server('udp://[::1]:0', flags: STREAM_SERVER_BIND);
if (!$probe) {
    die('skip no IPv6 here');
}
?>
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

set_error_handler(fn ($level, $text) => print(substr(strstr($text, '): '), 3) . "\n"));
run(function () {
    $socket = new Socket(AF_INET6, SOCK_DGRAM, 0);
    $group = ['group' => 'ff12::7:7', 'interface' => 'lo'];
    json($socket->setOption(IPPROTO_IPV6, MCAST_JOIN_GROUP, $group), $socket->setOption(IPPROTO_IPV6, MCAST_JOIN_GROUP, $group));
    json($socket->setOption(IPPROTO_IPV6, MCAST_LEAVE_GROUP, $group), $socket->setOption(IPPROTO_IPV6, MCAST_LEAVE_GROUP, $group));
    foreach ([IPV6_MULTICAST_IF => ['lo', 0], IPV6_MULTICAST_HOPS => [5, 256, -1, -2], IPV6_MULTICAST_LOOP => [0, true, false, 2]] as $option => $values) {
        foreach ($values as $value) {
            json($socket->setOption(IPPROTO_IPV6, $option, $value), $socket->getOption(IPPROTO_IPV6, $option));
        }
    }
});
?>
--EXPECT--
unable to set socket option [98]: Address already in use
[true,false]
unable to set socket option [99]: Cannot assign requested address
[true,false]
[true,1]
[true,0]
[true,5]
Expected a value between -1 and 255
[false,5]
[true,1]
Expected a value between -1 and 255
[false,1]
[true,0]
[true,1]
[true,0]
[true,1]
