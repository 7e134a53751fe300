<?php

namespace Swoole\Coroutine;

/**
 * The ids of the coroutines that existed when `Coroutine::list()` was called.
 *
 * @shortname Co\Iterator
 */
class Iterator extends \ArrayIterator
{
}
