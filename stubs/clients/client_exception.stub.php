<?php

namespace Swoole\Client;

/**
 * For programs that name it: the clients' calls return false, and say why in errCode.
 */
class Exception extends \Swoole\Exception
{
}
