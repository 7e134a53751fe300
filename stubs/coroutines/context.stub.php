<?php

namespace Swoole\Coroutine;

/**
 * Values that belong to one coroutine and go away with it, as array elements or as properties.
 *
 * @shortname Co\Context
 */
#[\AllowDynamicProperties]
class Context extends \ArrayObject
{
}
