<?php

namespace Swoole;

/**
 * Rows of fixed columns in memory that is shared with the processes forked after `create()`.
 *
 * Each operation sees and leaves whole rows, whatever other processes do, also when they are killed in the middle of one.
 * A table does not grow. Rows are iterated in the order of their places; rows that come or go meanwhile may be left out.
 *
 * @not-serializable
 * @uncloneable
 */
class Table implements \Iterator, \Countable
{
    public const TYPE_INT = 1;
    public const TYPE_STRING = 3;
    public const TYPE_FLOAT = 2;

    /** @var ?int how many rows it was made for, rounded up to a power of two; null before `create()` */
    public $size = null;

    /** @var ?int bytes of shared memory; null before `create()` */
    public $memorySize = null;

    /**
     * @param int $table_size how many rows it is for, at least 64, rounded up to a power of two
     * @param float $conflict_proportion further rows, as a share of those: 0.2 to 1
     * @throws \Error if it has been constructed already
     */
    public function __construct(int $table_size, float $conflict_proportion = 0.2) {}

    /**
     * Adds a column, before `create()`.
     *
     * @param int $type Table::TYPE_INT (64 bits), TYPE_FLOAT or TYPE_STRING
     * @param int $size bytes of a string at most, rounded up to a multiple of 8; other types ignore it
     * @return bool false with a warning for a name that is taken, a string without a size, an unknown type, or after `create()`
     */
    public function column(string $name, int $type, int $size = 0): bool {}

    /**
     * Takes the memory.
     *
     * @throws \Swoole\Error if the system has none, or if it was created already
     */
    public function create(): bool {}

    /**
     * Gives this process's share of the memory back; the others keep theirs.
     */
    public function destroy(): bool {}

    /**
     * Sets columns of a row. The other columns of a new row are 0 or ''; those of an existing one keep their values.
     *
     * @param string $key at most 63 bytes
     * @param array $value by column; names that are no column are ignored. A string that is too long is cut, with a line in the log
     * @return bool false with a warning if the table is full or the key too long
     */
    public function set(string $key, array $value): bool {}

    /**
     * A row, or a field of it.
     *
     * @return array|string|int|float|false false if there is no such row or column
     */
    public function get(string $key, ?string $field = null): array|string|int|float|false {}

    public function count(): int {}

    /**
     * @return bool false if there is no such row
     */
    public function del(string $key): bool {}

    /**
     * @alias Swoole\Table::del
     */
    public function delete(string $key): bool {}

    public function exists(string $key): bool {}

    /**
     * @alias Swoole\Table::exists
     */
    public function exist(string $key): bool {}

    /**
     * Adds to a number, in one step; a row that does not exist is made.
     *
     * @return int|float|false the new value; ints wrap. False with a warning for a column that is a string or does not exist,
     *                         or if the table is full
     */
    public function incr(string $key, string $column, int|float $incrby = 1): int|float|false {}

    /**
     * Subtracts from a number, as `incr()` adds.
     */
    public function decr(string $key, string $column, int|float $incrby = 1): int|float|false {}

    public function getSize(): int {}

    public function getMemorySize(): int {}

    /**
     * How the table is used: `num`, `conflict_count` (rows that are not the first of their chain), `conflict_max_level`,
     * `insert_count`, `update_count`, `delete_count`, `available_slice_num`, `total_slice_num` (rows beyond `$size`).
     *
     * @return array|false false before `create()`
     */
    public function stats(): array|false {}

    public function rewind(): void {}

    public function valid(): bool {}

    public function next(): void {}

    public function current(): mixed {}

    public function key(): mixed {}
}
