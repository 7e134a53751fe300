<?php

/**
 * The API level, SWOOLE_VERSION.
 */
function swoole_version(): string {}

/**
 * The number of processors that are online.
 */
function swoole_cpu_num(): int {}

/**
 * The error of the last call that failed in this coroutine: an errno or SWOOLE_ERROR_*. Successful calls leave it alone.
 */
function swoole_last_error(): int {}

/**
 * The C library's errno.
 */
function swoole_errno(): int {}

/**
 * Sets `swoole_last_error()` to 0.
 */
function swoole_clear_error(): void {}

/**
 * The text of an error number.
 *
 * @param int $error_type SWOOLE_STRERROR_*: what kind of number it is
 * @return string 'Unknown error N' for a number without a text
 */
function swoole_strerror(int $errno, int $error_type = SWOOLE_STRERROR_SYSTEM): string {}

/**
 * Runs what is left of coroutines, timers and servers. Happens by itself when a script ends.
 */
function swoole_event_rshutdown(): void {}
