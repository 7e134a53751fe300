<?php

namespace Swoole\Database;

use SwooleRs\Library\DatabaseConfig;

/** Where a database is, and how to connect to it. */
class MysqliConfig
{
    use DatabaseConfig;
}
