<?php

namespace Swoole\Database;

use Exception;

/** For programs that name it: nothing here throws it. */
class MysqliException extends Exception
{
}
