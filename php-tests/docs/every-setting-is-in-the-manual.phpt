--TEST--
Every setting of php.ini, every option of Coroutine::set(), and every setting of servers and sockets that the code knows is in the manual
--FILE--
<?php
$root = dirname(__DIR__, 2);
$read = fn(string $file): string => file_get_contents("$root/$file");
/** @param list<string> $names */
$missing = function (string $what, array $names, string $page, int $fewest) use ($read): void {
    $text = $read($page);
    $left = array_filter($names, fn(string $name): bool => !str_contains($text, "`$name`"));
    echo count($names) >= $fewest ? $what : "$what: only " . count($names) . ' are known', ': ', $left ? implode(', ', $left) : 'all', "\n";
};
/** The texts of a list in the source. */
$list = function (string $file, string $name) use ($read): array {
    preg_match("/const $name: [^=]*= &?\[(.*?)\];/s", $read($file), $body);
    preg_match_all('/"([a-z0-9_]+)"/', $body[1], $names);
    return $names[1];
};

$settings = ini_get_all('swoole');
$missing('php.ini', array_keys($settings), 'docs/settings.md', 10);
foreach ($settings as $name => ['global_value' => $value, 'access' => $access]) {
    if (!preg_match('/^\| `' . preg_quote($name) . '` \| ' . preg_quote($value) . ' ?\| (php\.ini)?/m', $read('docs/settings.md'), $row)) {
        echo "$name has another default: $value\n";
    } elseif (($access === INI_SYSTEM) > isset($row[1])) {
        echo "$name can be set in php.ini only\n";
    }
}

preg_match('/fn apply\(.*?\n    }\n/s', $read('src/engine/options.rs'), $body);
preg_match_all('/b"([a-z0-9_]+)"/', $body[0], $options);
$missing('Coroutine::set()', $options[1], 'stubs/coroutines/coroutine.stub.php', 25);

$tls = $list('src/net/tls/settings.rs', 'EFFECTIVE');
$missing('servers', [
    ...$list('src/server/ineffective_settings.rs', 'EFFECTIVE'),
    ...$list('src/server/http/http2/settings.rs', 'NAMES'),
    ...$list('src/server/websocket/settings.rs', 'NAMES'),
    ...array_diff($tls, ['ssl_host_name']),
], 'stubs/http/server.stub.php', 60);

preg_match_all('/(?:given_in\(settings, |^\s*\()"([a-z_]+)"/m', $read('src/client/socket/protocol.rs'), $messages);
$missing('sockets', array_unique([...$messages[1], ...array_diff($tls, ['ssl_handshake_timeout'])]), 'stubs/clients/socket.stub.php', 20);
?>
--EXPECT--
php.ini: all
Coroutine::set(): all
servers: all
sockets: all
