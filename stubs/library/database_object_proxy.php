<?php

namespace Swoole\Database;

use Error;

/** Stands for a connection or a statement, of which there is one. */
class ObjectProxy extends \Swoole\ObjectProxy
{
    public function __clone() {}
}
