<?php

namespace Swoole\Timer;

/**
 * The ids of the timers that existed when `Timer::list()` was called.
 */
class Iterator extends \ArrayIterator
{
}
