--TEST--
Event::add(): what the system refuses is logged, too
--FILE--
<?php
use Swoole\Event;

@Event::add(fopen(__FILE__, 'r'), fn() => 1);
@Event::add(12345, fn() => 1);
Event::wait();
?>
--EXPECTF--
[%s]	WARNING	ReactorEpoll::add(): [Reactor#0] epoll_ctl(epfd=%d, EPOLL_CTL_ADD, fd=%d, fd_type=16, events=512) failed, Error: Operation not permitted[1]
[%s]	WARNING	network::_fcntl_set_option(): fcntl(12345, GETFL) failed, Error: Bad file descriptor[9]
[%s]	WARNING	ReactorEpoll::add(): [Reactor#0] epoll_ctl(epfd=%d, EPOLL_CTL_ADD, fd=12345, fd_type=16, events=512) failed, Error: Bad file descriptor[9]
