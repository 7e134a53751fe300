<?php

namespace Swoole;

use Error;

/** Stands for another object: calls and properties are that one's. */
class ObjectProxy
{
    /** @var object */
    protected $__object;

    public function __construct($object) {}

    public function __getObject() {}

    public function __get(string $name) {}

    public function __set(string $name, $value): void {}

    public function __isset($name) {}

    public function __unset(string $name): void {}

    public function __call(string $name, array $arguments) {}

    public function __invoke(...$arguments) {}
}
