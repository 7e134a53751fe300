<?php

/** The short names of classes whose long names are in this library, too. */
foreach (['Server', 'Server\Connection'] as $class) {
    class_exists("Co\\{$class}", false) || class_alias("Swoole\\Coroutine\\{$class}", "Co\\{$class}");
}
