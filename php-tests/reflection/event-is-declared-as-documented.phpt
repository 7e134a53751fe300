--TEST--
Swoole\Event has only the documented static methods
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

echo describe_class('Swoole\Event'), "\n";
foreach ([...describe_properties('Swoole\Event'), ...describe_methods('Swoole\Event')] as $line) {
    echo "    $line\n";
}
?>
--EXPECT--
class Swoole\Event
    static add(mixed $fd, ?callable $read_callback = null, ?callable $write_callback = null, int $events = SWOOLE_EVENT_READ): int|false
    static del(mixed $fd): bool
    static set(mixed $fd, ?callable $read_callback = null, ?callable $write_callback = null, int $events = 0): bool
    static isset(mixed $fd, int $events = 1536): bool
    static write(mixed $fd, string $data): bool
    static wait(): void
    static dispatch(): bool
    static defer(callable $callback): bool
    static cycle(?callable $callback, bool $before = false): bool
    static exit(): void
    static rshutdown(): void
