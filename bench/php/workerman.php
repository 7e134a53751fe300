<?php
// The same services on Workerman, as a peer: KIND is echo, hello or broadcast, PORT the port, WORKERMAN the folder of a clone
// or the path of Composer's autoload.php, STATE a folder for Workerman's own files. Started as `php workerman.php start`.

declare(strict_types=1);

use Workerman\Connection\TcpConnection;
use Workerman\Protocols\Http\Request;
use Workerman\Worker;

$workerman = getenv('WORKERMAN');
if (is_dir($workerman)) {
    // Where its composer.json says that the classes are
    spl_autoload_register(function (string $class) use ($workerman): void {
        $file = "$workerman/src/" . strtr(substr($class, strlen('Workerman\\')), '\\', '/') . '.php';
        if (str_starts_with($class, 'Workerman\\') && is_file($file)) {
            require $file;
        }
    });
} else {
    require $workerman;
}

$kind = getenv('KIND');
$scheme = $kind === 'hello' ? 'http' : 'websocket';
$worker = new Worker("{$scheme}://127.0.0.1:" . getenv('PORT'));
$worker->count = 1;
$worker->onMessage = match ($kind) {
    'echo' => function (TcpConnection $client, string $data): void {
        $client->send($data);
    },
    'hello' => function (TcpConnection $client, Request $request): void {
        $client->send("Hello World\n");
    },
    'broadcast' => function (TcpConnection $client, string $data) use ($worker): void {
        foreach ($worker->connections as $member) {
            $member->send("Server: {$data}");
        }
    },
};
Worker::$pidFile = getenv('STATE') . '/workerman.pid';
Worker::$logFile = getenv('STATE') . '/workerman.log';
Worker::runAll();
