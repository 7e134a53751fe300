<?php

/**
 * A hash of a string, not for secrets.
 *
 * @param int $type 0: Bernstein's, 64 bits; 1: Jenkins' one-at-a-time, 32 bits
 * @return int|false false for another type
 */
function swoole_hashcode(string $data, int $type = 0): int|false {}

/**
 * `unserialize()` of a part of a string.
 *
 * @param int $offset in bytes; negative: from the end
 * @param int $length in bytes; 0: to the end
 * @param array $options as for `unserialize()`
 * @return mixed false if the part begins outside of the string
 */
function swoole_substr_unserialize(string $str, int $offset, int $length = 0, array $options = []): mixed {}

/**
 * `json_decode()` of a part of a string.
 *
 * @param int $offset in bytes; negative: from the end
 * @param int $length in bytes; 0: to the end
 * @return mixed null with a warning if the part begins outside of the string
 */
function swoole_substr_json_decode(string $str, int $offset, int $length = 0, bool $associative = false, int $depth = 512, int $flags = 0): mixed {}
