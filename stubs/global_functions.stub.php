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
 * Writes a line to the log, if its level is not below the option `log_level`.
 *
 * @param int $level SWOOLE_LOG_*; others mean SWOOLE_LOG_INFO
 */
function swoole_error_log(int $level, string $msg): void {}

/**
 * Writes an error to the log and sets `swoole_last_error()` to it.
 *
 * @param int $level SWOOLE_LOG_*; others mean SWOOLE_LOG_INFO
 * @param int $error an errno or SWOOLE_ERROR_*
 */
function swoole_error_log_ex(int $level, int $error, string $msg): void {}

/**
 * Keeps errors of a number out of the log. They still set `swoole_last_error()`.
 */
function swoole_ignore_error(int $error): void {}

/**
 * The text of an error number.
 *
 * @param int $error_type SWOOLE_STRERROR_*: what kind of number it is
 * @return string 'Unknown error N' for a number without a text
 */
function swoole_strerror(int $errno, int $error_type = SWOOLE_STRERROR_SYSTEM): string {}

/**
 * Sets options as Coroutine::set() does, before there is a loop; `getOptions()` does not show them.
 *
 * @throws \Swoole\Error when the loop exists
 */
function swoole_async_set(array $settings): bool {}

/**
 * Gives the process a name that `ps` and `top` show.
 *
 * @return bool false where the system or PHP's interface has no way to
 */
function swoole_set_process_name(string $process_name): bool {}

/**
 * Starts coroutines that do nothing but sleep.
 *
 * @param float $sleep_time in seconds
 */
function swoole_test_kernel_coroutine(int $count = 100, float $sleep_time = 1.0): void {}

/**
 * @alias Swoole\Coroutine\System::dnsLookup
 */
function swoole_async_dns_lookup_coro(string $domain_name, float $timeout = 60, int $type = AF_INET): string|false {}

/**
 * Forgets the addresses that were looked up.
 */
function swoole_clear_dns_cache(): void {}
