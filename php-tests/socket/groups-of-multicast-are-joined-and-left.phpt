--TEST--
A socket joins and leaves groups, refuses senders and chooses its interface, with the arrays that ext/sockets takes
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine\Socket;
use function Swoole\Coroutine\run;

const LIMIT = 20;

run(function () {
    $receiver = new Socket(AF_INET, SOCK_DGRAM, 0);
    $receiver->bind('0.0.0.0');
    $port = $receiver->getsockname()['port'];
    $sender = new Socket(AF_INET, SOCK_DGRAM, 0);
    $sender->bind('127.0.0.1');
    $group = ['group' => '239.7.7.7', 'interface' => 'lo'];
    $source = $group + ['source' => '127.0.0.1'];
    // What was sent to the group before what is sent to the receiver alone has arrived by then, or never will.
    $arrives = function (string $text) use ($sender, $receiver, $port) {
        $sender->sendto('239.7.7.7', $port, $text);
        $sender->sendto('127.0.0.1', $port, 'alone');
        for ($seen = []; end($seen) !== 'alone';) {
            $seen[] = $receiver->recvfrom($peer, LIMIT);
        }
        return $seen;
    };
    json($sender->setOption(IPPROTO_IP, IP_MULTICAST_IF, 'lo'), $sender->getOption(IPPROTO_IP, IP_MULTICAST_IF) > 0);
    json('not joined', $arrives('a'));
    json('join', $receiver->setOption(IPPROTO_IP, MCAST_JOIN_GROUP, $group), $arrives('b'));
    json('block', $receiver->setOption(IPPROTO_IP, MCAST_BLOCK_SOURCE, $source), $arrives('c'));
    json('unblock', $receiver->setOption(IPPROTO_IP, MCAST_UNBLOCK_SOURCE, $source), $arrives('d'));
    json('leave', $receiver->setOption(IPPROTO_IP, MCAST_LEAVE_GROUP, $group), $arrives('e'));
    json('join source', $receiver->setOption(IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP, $source), $arrives('f'));
    json('leave source', $receiver->setOption(IPPROTO_IP, MCAST_LEAVE_SOURCE_GROUP, $source), $arrives('g'));
    json('loop', $sender->setOption(IPPROTO_IP, IP_MULTICAST_LOOP, 0), $sender->getOption(IPPROTO_IP, IP_MULTICAST_LOOP));
    json($sender->setOption(IPPROTO_IP, IP_MULTICAST_LOOP, 2), $sender->getOption(IPPROTO_IP, IP_MULTICAST_LOOP));
    json('ttl', $sender->setOption(IPPROTO_IP, IP_MULTICAST_TTL, '7'), $sender->getOption(IPPROTO_IP, IP_MULTICAST_TTL));
    json('any', $sender->setOption(IPPROTO_IP, IP_MULTICAST_IF, 0), $sender->getOption(IPPROTO_IP, IP_MULTICAST_IF));
    json('functions', swoole_socket_set_option($receiver, IPPROTO_IP, MCAST_JOIN_GROUP, $group));
});
?>
--EXPECT--
[true,true]
["not joined",["alone"]]
["join",true,["b","alone"]]
["block",true,["alone"]]
["unblock",true,["d","alone"]]
["leave",true,["alone"]]
["join source",true,["f","alone"]]
["leave source",true,["alone"]]
["loop",true,0]
[true,1]
["ttl",true,7]
["any",true,0]
["functions",true]
