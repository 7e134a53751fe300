--TEST--
Options of multicast with a wrong group, sender, interface or number warn, and change nothing
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

set_error_handler(fn ($level, $text) => print(substr(strstr($text, '): '), 3) . "\n"));
run(function () {
    $socket = new Socket(AF_INET, SOCK_DGRAM, 0);
    $group = ['group' => '239.7.7.7', 'interface' => 'lo'];
    json($socket->setOption(IPPROTO_IP, MCAST_JOIN_GROUP, $group));
    foreach ([
        'joined already' => [MCAST_JOIN_GROUP, $group],
        'no group' => [MCAST_JOIN_GROUP, ['interface' => 1]],
        'no array' => [MCAST_LEAVE_GROUP, '239.7.7.7'],
        'no source' => [MCAST_BLOCK_SOURCE, $group],
        'another family' => [MCAST_JOIN_GROUP, ['group' => 'ff02::1']],
        'no such interface' => [MCAST_JOIN_GROUP, ['interface' => 'no-such'] + $group],
        'a negative interface' => [MCAST_JOIN_GROUP, ['interface' => -1] + $group],
        'no group of many' => [MCAST_JOIN_GROUP, ['group' => '127.0.0.1', 'interface' => 'lo']],
        'no number' => [IP_MULTICAST_IF, 'no-such'],
        'a number of none' => [IP_MULTICAST_IF, 0x7ffffffe],
        'a list' => [IP_MULTICAST_IF, []],
        'too many hops' => [IP_MULTICAST_TTL, 256],
        'too few hops' => [IP_MULTICAST_TTL, -1],
        'hops in a list' => [IP_MULTICAST_TTL, []],
    ] as $label => [$option, $value]) {
        try {
            echo "$label: ";
            json($socket->setOption(IPPROTO_IP, $option, $value));
        } catch (TypeError $error) {
            echo $error->getMessage(), "\n";
        }
    }
    json($socket->getOption(IPPROTO_IP, IP_MULTICAST_TTL), $socket->getOption(IPPROTO_IP, IP_MULTICAST_IF), $socket->errCode);
    // The array of the call is kept for as long as the call needs it.
    set_error_handler(function ($level, $text) use (&$given) {
        $given = null;
    });
    $given = ['group' => '239.7.7.7', 'interface' => ['no number']];
    json($socket->setOption(IPPROTO_IP, MCAST_LEAVE_GROUP, $given), $given);
});
?>
--EXPECT--
true
joined already: unable to set socket option [98]: Address already in use
false
no group: no key "group" passed in optval
false
no array: no key "group" passed in optval
false
no source: no key "source" passed in optval
false
another family: Host lookup failed [-10001]: Unknown host
false
no such interface: no interface with name "no-such" could be found
false
a negative interface: the interface index cannot be negative or larger than 4294967295; given -1
false
no group of many: unable to set socket option [22]: Invalid argument
false
no number: no interface with name "no-such" could be found
false
a number of none: Failed obtaining address for interface 2147483646: error 19
false
a list: Swoole\Coroutine\Socket::setOption(): Argument #3 ($opt_value) must be of type int|string, array given
too many hops: Expected a value between 0 and 255
false
too few hops: Expected a value between 0 and 255
false
hops in a list: Swoole\Coroutine\Socket::setOption(): Argument #3 ($opt_value) must be of type int|string, array given
[1,0,0]
[false,null]
