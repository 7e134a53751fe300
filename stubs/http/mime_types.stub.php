<?php

/**
 * The media type of a file, by what follows the last dot of its name.
 *
 * @return string `application/octet-stream` for a suffix that is not in the table
 */
function swoole_mime_type_get(string $filename): string {}

/**
 * @alias swoole_mime_type_get
 */
function swoole_get_mime_type(string $filename): string {}

/**
 * Whether the table has the suffix of this file name.
 */
function swoole_mime_type_exists(string $filename): bool {}

/**
 * The media types of the table, one for each suffix, without keys.
 */
function swoole_mime_type_list(): array {}

/**
 * Adds a suffix to the table of this process.
 *
 * @param string $suffix without the dot
 * @return bool false if the table has the suffix; its type is kept then
 */
function swoole_mime_type_add(string $suffix, string $mime_type): bool {}

/**
 * Adds a suffix to the table of this process, or changes its type.
 *
 * @param string $suffix without the dot
 */
function swoole_mime_type_set(string $suffix, string $mime_type): void {}

/**
 * Takes a suffix out of the table of this process.
 *
 * @param string $suffix without the dot
 * @return bool false if the table did not have it
 */
function swoole_mime_type_delete(string $suffix): bool {}
