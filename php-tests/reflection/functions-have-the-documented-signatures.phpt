--TEST--
Functions have the documented signatures; aliases show their variadic parameter
--FILE--
<?php
require __DIR__ . '/../../stubs/describe.php';

$names = array_keys((new ReflectionExtension('swoole'))->getFunctions());
sort($names, SORT_STRING | SORT_FLAG_CASE);
foreach ($names as $name) {
    $function = new ReflectionFunction($name);
    echo ltrim($function->getNamespaceName() . '\\', '\\'), describe_signature($function), "\n";
}
?>
--EXPECT--
Co\defer(callable $fn): void
Co\go(callable $fn, mixed ...$args): int|false
Co\run(callable $fn, mixed ...$args): bool
defer(callable $callback): void
go(callable $func, mixed ...$params): int|false
Swoole\Coroutine\batch(array $tasks, float $timeout = -1): array
Swoole\Coroutine\deadlock_check(): void
Swoole\Coroutine\defer(callable $fn): void
Swoole\Coroutine\go(callable $fn, mixed ...$args): int|false
Swoole\Coroutine\Http\get(string $url, ?array $options = null, ?array $headers = null, ?array $cookies = null): Swoole\Coroutine\Http\ClientProxy
Swoole\Coroutine\Http\post(string $url, mixed $data, ?array $options = null, ?array $headers = null, ?array $cookies = null): Swoole\Coroutine\Http\ClientProxy
Swoole\Coroutine\Http\request(string $url, string $method, mixed $data = null, ?array $options = null, ?array $headers = null, ?array $cookies = null): Swoole\Coroutine\Http\ClientProxy
Swoole\Coroutine\Http\request_with_curl(string $url, string $method, mixed $data = null, ?array $options = null, ?array $headers = null, ?array $cookies = null): Swoole\Coroutine\Http\ClientProxy
Swoole\Coroutine\Http\request_with_http_client(string $url, string $method, mixed $data = null, ?array $options = null, ?array $headers = null, ?array $cookies = null): Swoole\Coroutine\Http\ClientProxy
Swoole\Coroutine\Http\request_with_stream(string $url, string $method, mixed $data = null, ?array $options = null, ?array $headers = null, ?array $cookies = null): Swoole\Coroutine\Http\ClientProxy
Swoole\Coroutine\map(array $list, callable $fn, float $timeout = -1): array
Swoole\Coroutine\parallel(int $n, callable $fn): void
Swoole\Coroutine\run(callable $fn, mixed ...$args): bool
swoole_array_default_value(array $array, mixed $key, mixed $default_value = null): mixed
swoole_async_dns_lookup_coro(string $domain_name, float $timeout = 60, int $type = AF_INET): string|false
swoole_async_set(array $settings): bool
swoole_checkdnsrr(string $hostname, string $type = 'MX'): bool
swoole_clear_dns_cache(): void
swoole_clear_error(): void
swoole_client_select(?array &$read_array, ?array &$write_array, ?array &$except_array, ?float $timeout = 0.5): int|false
swoole_container_cpu_num(): int
swoole_coroutine_create(callable $func, mixed ...$params): int|false
swoole_coroutine_defer(callable $callback): void
swoole_coroutine_socketpair(int $domain, int $type, int $protocol): array|false
swoole_cpu_num(): int
swoole_dns_check_record(string $hostname, string $type = 'MX'): bool
swoole_dns_get_mx(string $hostname, mixed &$hosts, mixed &$weights = null): bool
swoole_dns_get_record(string $hostname, int $type = 268435456, mixed &$authoritative_name_servers = null, mixed &$additional_records = null, bool $raw = false): array|false
swoole_errno(): int
swoole_error_log(int $level, string $msg): void
swoole_error_log_ex(int $level, int $error, string $msg): void
swoole_event_add(mixed $fd, ?callable $read_callback = null, ?callable $write_callback = null, int $events = SWOOLE_EVENT_READ): int|false
swoole_event_cycle(?callable $callback, bool $before = false): bool
swoole_event_defer(callable $callback): bool
swoole_event_del(mixed $fd): bool
swoole_event_dispatch(): bool
swoole_event_exit(): void
swoole_event_isset(mixed $fd, int $events = 1536): bool
swoole_event_rshutdown(): void
swoole_event_set(mixed $fd, ?callable $read_callback = null, ?callable $write_callback = null, int $events = 0): bool
swoole_event_wait(): void
swoole_event_write(mixed $fd, string $data): bool
swoole_exec(string $command, mixed &$output = null, mixed &$returnVar = null): string|false
swoole_get_local_ip(int $family = AF_INET): array
swoole_get_local_mac(): array
swoole_get_mime_type(string $filename): string
swoole_gethostbyaddr(string $ip): string|false
swoole_gethostbynamel(string $domain): array|false
swoole_getmxrr(string $hostname, mixed &$hosts, mixed &$weights = null): bool
swoole_hashcode(string $data, int $type = 0): int|false
swoole_ignore_error(int $error): void
swoole_is_in_container(): bool
swoole_last_error(): int
swoole_library_get_option(string $key): mixed
swoole_library_get_options(): array
swoole_library_set_option(string $key, mixed $value): void
swoole_library_set_options(array $options): void
swoole_mail(string $to, string $subject, string $message, array $headers = []): bool
swoole_mime_type_add(string $suffix, string $mime_type): bool
swoole_mime_type_delete(string $suffix): bool
swoole_mime_type_exists(string $filename): bool
swoole_mime_type_get(string $filename): string
swoole_mime_type_list(): array
swoole_mime_type_set(string $suffix, string $mime_type): void
swoole_name_resolver_add(Swoole\NameResolver $ns): bool
swoole_name_resolver_lookup(string $name, Swoole\NameResolver\Context $ctx): string
swoole_name_resolver_remove(Swoole\NameResolver $ns): bool
swoole_select(?array &$read_array, ?array &$write_array, ?array &$except_array, ?float $timeout = 0.5): int|false
swoole_set_process_name(string $process_name): bool
swoole_shell_exec(string $cmd): string|false|null
swoole_socket_accept(Swoole\Coroutine\Socket $socket): Swoole\Coroutine\Socket|false
swoole_socket_bind(Swoole\Coroutine\Socket $socket, string $address, int $port = 0): bool
swoole_socket_clear_error(?Swoole\Coroutine\Socket $socket = null): void
swoole_socket_close(Swoole\Coroutine\Socket $socket): void
swoole_socket_connect(Swoole\Coroutine\Socket $socket, string $address, int $port = 0): bool
swoole_socket_create(int $domain, int $type, int $protocol): Swoole\Coroutine\Socket
swoole_socket_create_listen(int $port, int $backlog = 128): Swoole\Coroutine\Socket|false
swoole_socket_create_pair(int $domain, int $type, int $protocol, ?array &$pair): bool
swoole_socket_get_option(Swoole\Coroutine\Socket $socket, int $level, int $optname): mixed
swoole_socket_getopt(Swoole\Coroutine\Socket $socket, int $level, int $optname): mixed
swoole_socket_getpeername(Swoole\Coroutine\Socket $socket, mixed &$address, mixed &$port = null): bool
swoole_socket_getsockname(Swoole\Coroutine\Socket $socket, mixed &$address, mixed &$port = null): bool
swoole_socket_import_stream(mixed $stream): Swoole\Coroutine\Socket|false
swoole_socket_last_error(?Swoole\Coroutine\Socket $socket = null): int
swoole_socket_listen(Swoole\Coroutine\Socket $socket, int $backlog = 0): bool
swoole_socket_read(Swoole\Coroutine\Socket $socket, int $length, int $type = 2): string|false
swoole_socket_recv(Swoole\Coroutine\Socket $socket, mixed &$buffer, int $length, int $flags): int|false
swoole_socket_recvfrom(Swoole\Coroutine\Socket $socket, mixed &$buffer, int $length, int $flags, mixed &$name, mixed &$port = null): int|false
swoole_socket_send(Swoole\Coroutine\Socket $socket, string $buffer, int $length, int $flags): int|false
swoole_socket_sendto(Swoole\Coroutine\Socket $socket, string $buffer, int $length, int $flags, string $addr, int $port = 0): int|false
swoole_socket_set_block(Swoole\Coroutine\Socket $socket): bool
swoole_socket_set_nonblock(Swoole\Coroutine\Socket $socket): bool
swoole_socket_set_option(Swoole\Coroutine\Socket $socket, int $level, int $optname, mixed $optval): bool
swoole_socket_setopt(Swoole\Coroutine\Socket $socket, int $level, int $optname, mixed $optval): bool
swoole_socket_shutdown(Swoole\Coroutine\Socket $socket, int $how = 2): bool
swoole_socket_write(Swoole\Coroutine\Socket $socket, string $buffer, int $length = 0): int|false
swoole_strerror(int $errno, int $error_type = SWOOLE_STRERROR_SYSTEM): string
swoole_substr_json_decode(string $str, int $offset, int $length = 0, bool $associative = false, int $depth = 512, int $flags = 0): mixed
swoole_substr_unserialize(string $str, int $offset, int $length = 0, array $options = []): mixed
swoole_table(int $size, string $fields): Swoole\Table
swoole_test_kernel_coroutine(int $count = 100, float $sleep_time = 1): void
swoole_timer_after(int $ms, callable $callback, mixed ...$params): int|false
swoole_timer_clear(int $timer_id): bool
swoole_timer_clear_all(): bool
swoole_timer_exists(int $timer_id): bool
swoole_timer_info(int $timer_id): ?array
swoole_timer_list(): Swoole\Timer\Iterator
swoole_timer_stats(): array
swoole_timer_tick(int $ms, callable $callback, mixed ...$params): int|false
swoole_version(): string
