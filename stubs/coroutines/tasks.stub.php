<?php

namespace Swoole\Coroutine;

/**
 * Runs callables, each as a coroutine of its own, and waits for all of them. Those for which there is no room among the
 * coroutines run in the caller, one after the other.
 *
 * @param callable[] $tasks
 * @param float $timeout in seconds; 0 and negative values mean no limit
 * @return array what the tasks returned, under their keys and in their order; null for one that is not through in time
 * @throws \Swoole\Error outside a coroutine, if a task has to wait
 * @library
 */
function batch(array $tasks, float $timeout = -1): array {}

/**
 * Runs a callable several times side by side, each time as a coroutine of its own, and waits for all of them. Those for
 * which there is no room among the coroutines run in the caller, one after the other.
 *
 * @param int $n how often, 0 or more
 * @throws \ValueError if $n is negative
 * @throws \Swoole\Error outside a coroutine, if a task has to wait
 * @library
 */
function parallel(int $n, callable $fn): void {}

/**
 * Runs a callable for each element, as `$fn($value, $key)`, each time as a coroutine of its own, and waits for all of them.
 * Those for which there is no room among the coroutines run in the caller, one after the other.
 *
 * @param float $timeout in seconds; 0 and negative values mean no limit
 * @return array what the callable returned, under the elements' keys and in their order; null where it is not through in time
 * @throws \Swoole\Error outside a coroutine, if a task has to wait
 * @library
 */
function map(array $list, callable $fn, float $timeout = -1): array {}

/**
 * Prints which coroutines exist and where they are, as it is done when they all wait for each other.
 *
 * @library
 */
function deadlock_check(): void {}
