--TEST--
Http\Client: a client cannot be cloned or serialized, its properties not be unset, and a constructor has to run
--FILE--
<?php
use Swoole\Coroutine\Http\Client;
use function Swoole\Coroutine\run;

require __DIR__ . '/../support/raw-server.inc';

class Lazy extends Client
{
    public function __construct()
    {
    }
}
$client = new Client('127.0.0.1', 1);
foreach ([
    fn () => clone $client,
    fn () => serialize($client),
    function () use ($client) {
        unset($client->body);
    },
    fn () => (new Lazy())->set(['timeout' => 1]),
    fn () => $client->get('/'),
] as $attempt) {
    try {
        $attempt();
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
Error: Trying to clone an uncloneable object of class Swoole\Coroutine\Http\Client
Exception: Serialization of 'Swoole\Coroutine\Http\Client' is not allowed
Error: Property body of class Swoole\Coroutine\Http\Client cannot be unset
Swoole\Error: must call constructor first
Swoole\Error: API must be called in the coroutine
