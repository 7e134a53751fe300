--TEST--
Clients that are alive for the kernel but answer nothing are given up by the heartbeat; who answers stays
--FILE--
<?php
require __DIR__ . '/../support/chaos.inc';

const SIGNAL_STOP = 19;
const SIGNAL_CONTINUE = 18;

$server = chaos_server("['websocket_ping_interval' => 0.3, 'websocket_idle_timeout' => 3]");
$witness = new Witness($server);
$support = var_export(dirname(__DIR__) . '/support/server.inc', true);
$child = new Child(<<<PHP
    <?php
    require $support;
    \$clients = [];
    for (\$i = 0; \$i < 50; \$i++) {
        \$clients[] = WebSocketClient::open('{$server->address()}');
    }
    echo "connected\n";
    sleep(60);
    PHP);
echo $child->line(), "\n";
$child->signal(SIGNAL_STOP);
$witness->alone();
$witness->report(limit: 50 * 32);
$child->signal(SIGNAL_CONTINUE);
$child->kill();
$server->finish();
?>
--EXPECT--
connected
alone again
no stall
resident: bounded
heap: bounded
