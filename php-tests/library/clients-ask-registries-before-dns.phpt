--TEST--
Clients ask registries of services before DNS: the first that knows the name decides, and gives the port, too
--FILE--
<?php
require __DIR__ . '/../support/socket.inc';

use Swoole\Coroutine as C;
use Swoole\Coroutine\{Client, Socket};
use Swoole\NameResolver;
use Swoole\NameResolver\{Cluster, Context};
use function Swoole\Coroutine\{go, run};

class Registry extends NameResolver
{
    public function __construct(private string $label, private array $services)
    {
    }

    public function join(string $name, string $ip, int $port, array $options = []): bool
    {
        $this->services[$name][] = [$ip, $port];
        return true;
    }

    public function leave(string $name, string $ip, int $port): bool
    {
        unset($this->services[$name]);
        return true;
    }

    public function getCluster(string $name): ?Cluster
    {
        json("$this->label is asked for $name");
        C::getCid() > 0 && C::sleep(0.001);
        $cluster = new Cluster;
        foreach ($this->services[$name] ?? [] as [$ip, $port]) {
            $cluster->add($ip, $port);
        }
        return $cluster;
    }
}

run(function () {
    [$listener, $port] = listening();
    go(function () use ($listener) {
        while ($peer = $listener->accept(10)) {
            $peer->send($peer->recv(1, 10) === 'G' ? "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n" : 'hello');
            $peer->close();
        }
    });
    $other = (new Registry('other', []))->withFilter(fn ($name) => $name === 'nowhere');
    $registry = new Registry('registry', ['shop' => [['127.0.0.1', $port]]]);
    C::set(['name_resolver' => [$other, $registry]]);

    $client = new Client(SWOOLE_SOCK_TCP);
    json($client->connect('shop', 80, 10), $client->getpeername()['port'] === $port, $client->send('x'), $client->recv(10));
    $socket = new Socket(AF_INET, SOCK_STREAM, 0);
    json($socket->connect('shop', 80, 10), $socket->getpeername()['port'] === $port);
    $http = new C\Http\Client('shop', 80);
    json($http->get('/'), $http->statusCode);
    json($client->close(), $client->connect('nowhere', 80, 10), $client->errCode);
    json('addresses are not asked for', $client->connect('127.0.0.1', $port, 10));

    // Looked up without connecting.
    json(swoole_name_resolver_lookup('shop', new Context), swoole_name_resolver_lookup('shop', new Context(AF_INET, true)) === "127.0.0.1:$port");
    json(swoole_name_resolver_lookup('nowhere', new Context(AF_INET)), swoole_name_resolver_lookup('127.0.0.9', new Context));

    // By functions.
    json(swoole_name_resolver_remove($other), swoole_name_resolver_remove($other), swoole_name_resolver_remove($registry));
    json(swoole_name_resolver_lookup('localhost', new Context));
    json(swoole_name_resolver_add($registry), swoole_name_resolver_lookup('shop', new Context));

    // A registry that is asked by a connection of its own finds it by DNS.
    C::set(['name_resolver' => [new class('self', []) extends Registry {
        public function getCluster(string $name): ?Cluster
        {
            (new Client(SWOOLE_SOCK_TCP))->connect('localhost', 1, 10);
            return parent::getCluster($name);
        }
    }]]);
    json(swoole_name_resolver_lookup('shop', new Context));

    // What a registry throws reaches whoever connects.
    C::set(['name_resolver' => [new class('broken', []) extends Registry {
        public function getCluster(string $name): ?Cluster
        {
            throw new NameResolver\Exception('no answer', 7);
        }
    }]]);
    foreach ([fn () => (new Client(SWOOLE_SOCK_TCP))->connect('shop', 80), fn () => (new C\Http\Client('shop', 80))->get('/')] as $connect) {
        try {
            $connect();
        } catch (RuntimeException $thrown) {
            json($thrown::class, $thrown->getMessage());
        }
    }
    C::set(['name_resolver' => []]);
    json(@C::set(['name_resolver' => [5]]), error_get_last()['message']);
    foreach ([fn () => swoole_name_resolver_add(new stdClass), fn () => swoole_name_resolver_lookup('a', new stdClass)] as $wrong) {
        try {
            $wrong();
        } catch (TypeError $error) {
            json($error->getMessage());
        }
    }
    $listener->close();
});

// The nodes of a cluster, by their weights.
$cluster = new Cluster;
foreach ([['name', 1], ['127.0.0.1', -1], ['127.0.0.1', 65536], ['127.0.0.1', 1, 101], ['127.0.0.1', 1, -1]] as $bad) {
    try {
        $cluster->add(...$bad);
    } catch (NameResolver\Exception $refused) {
        json($refused->getMessage());
    }
}
$cluster->add('127.0.0.1', 1, 0);
$cluster->add('127.0.0.1', 2, 100);
json($cluster->count(), $cluster->pop(), $cluster->pop(), $cluster->pop(), $cluster->count());
?>
--EXPECT--
"registry is asked for shop"
[true,true,1,"hello"]
"registry is asked for shop"
[true,true]
"registry is asked for shop"
[true,204]
"other is asked for nowhere"
[true,false,711]
["addresses are not asked for",true]
"registry is asked for shop"
"registry is asked for shop"
["127.0.0.1",true]
"other is asked for nowhere"
["","127.0.0.9"]
[true,false,true]
"127.0.0.1"
"registry is asked for shop"
[true,"127.0.0.1"]
"self is asked for shop"
""
["Swoole\\NameResolver\\Exception","no answer"]
["Swoole\\NameResolver\\Exception","no answer"]
[null,"Swoole\\Coroutine::set(): name_resolver must be an array of Swoole\\NameResolver objects"]
"swoole_name_resolver_add(): Argument #1 ($ns) must be of type Swoole\\NameResolver, stdClass given"
"swoole_name_resolver_lookup(): Argument #2 ($ctx) must be of type Swoole\\NameResolver\\Context, stdClass given"
"Bad IP Address [name]"
"Bad Port [-1]"
"Bad Port [65536]"
"Bad Weight [101]"
"Bad Weight [-1]"
[2,{"host":"127.0.0.1","port":2,"weight":100},{"host":"127.0.0.1","port":1,"weight":0},null,0]
