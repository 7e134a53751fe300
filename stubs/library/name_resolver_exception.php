<?php

namespace Swoole\NameResolver;

/** A registry that cannot be asked, or whose answer is none. */
class Exception extends \RuntimeException
{}
