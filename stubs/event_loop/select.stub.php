<?php

/**
 * Waits until some of several descriptors are ready: streams, sockets, clients. In a coroutine it suspends that; elsewhere the
 * whole process waits.
 *
 * @param array|null $read_array becomes those that can be read from, with their keys
 * @param array|null $write_array becomes those that can be written to
 * @param array|null $except_array becomes those that something is wrong with
 * @param float|null $timeout in seconds; negative or null: without limit
 * @return int|false how many places in the arrays are left, 0 if the time is over; false, with a warning, if there is nothing
 *                   to wait for
 */
function swoole_select(?array &$read_array, ?array &$write_array, ?array &$except_array, ?float $timeout = 0.5): int|false {}

/**
 * @alias swoole_select
 */
function swoole_client_select(?array &$read_array, ?array &$write_array, ?array &$except_array, ?float $timeout = 0.5): int|false {}
