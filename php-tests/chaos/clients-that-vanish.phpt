--TEST--
Clients that vanish without a FIN hold no more than the mark allows, and the write time limit ends them
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('ip');
skip_without_command('unshare');
exec('unshare -rn true 2>/dev/null || unshare -n true 2>/dev/null', $output, $refused);
skip_without($refused === 0, 'network namespaces are refused here');
?>
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';
require __DIR__ . '/../support/namespace.inc';
own_namespace();

const CLIENTS = 16;
const MARK = 65536;
const VANISHING = '127.0.0.2';

// rules are asked in order: the one that makes an address vanish has to come before the local addresses
$rules = ['add pref 100 lookup local', 'del pref 0 lookup local'];
foreach ($rules as $rule) {
    passthru("ip rule $rule 2>&1");
}
$server = chaos_server(
    "['socket_buffer_size' => " . MARK . ']',
    "Coroutine::set(['socket_write_timeout' => 2.0]);"
);
$witness = new Witness($server);
$clients = [];
for ($i = 0; $i < CLIENTS; $i++) {
    $clients[] = (new WebSocketClient($server->address(), VANISHING))->upgrade('/fountain');
}
foreach (['to', 'from'] as $direction) {
    passthru("ip rule add $direction " . VANISHING . ' pref 10 blackhole 2>&1');
}
$witness->alone();
// the outbox, up to its mark and one message more, in a buffer that grew by doubling, and as much for all else
$witness->report(limit: intdiv(CLIENTS * 4 * (MARK + 60_000), 1024));
$server->finish();
?>
--EXPECT--
alone again
no stall
resident: bounded
heap: bounded
