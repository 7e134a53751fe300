<?php

namespace Swoole\Database;

use Exception;

class MysqliException extends Exception
{}
