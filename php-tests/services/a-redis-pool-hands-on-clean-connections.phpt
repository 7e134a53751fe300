--TEST--
RedisPool: no transaction and no other database goes to the next user; what is broken is replaced; a wait is bounded
--EXTENSIONS--
igbinary
redis
--SKIPIF--
<?php
require __DIR__ . '/../support/skip.inc';
skip_without_command('redis-server');
?>
--FILE--
<?php
require __DIR__ . '/../support/services.inc';
require __DIR__ . '/../support/socket.inc';

use Swoole\Database\{RedisConfig, RedisPool};
use function Swoole\Coroutine\{go, run};

$server = new RedisServer(null, '--requirepass', 'secret');
$config = new RedisConfig();
json($config->getHost(), $config->getPort(), $config->getTimeout(), $config->getReserved(), $config->getRetryInterval(), $config->getReadTimeout(), $config->getAuth(), $config->getDbIndex(), $config->getOptions());
$config = $config->withHost('127.0.0.1')->withPort($server->port)->withAuth('secret')->withDbIndex(2)->withTimeout(5)
    ->withOptions([Redis::OPT_PREFIX => 'p:']);
run(function () use ($server, $config) {
    $pool = new RedisPool($config, 1);
    $redis = $pool->get();
    json(get_class($redis), $redis->getDbNum(), $redis->set('k', 'v'), $redis->rawCommand('get', 'p:k'));

    $redis->multi();
    $redis->set('k', 'of a transaction that nobody ended');
    $redis->select(3);
    $pool->put($redis);
    $next = $pool->get();
    json('cleaned', $next === $redis, $next->getMode() === Redis::ATOMIC, $next->getDbNum(), $next->get('k'));
    $next->select(5);
    $pool->put($next);
    json('its database', ($redis = $pool->get())->getDbNum(), $redis->get('k'));

    // Waits for no longer than it is told, and gets what is given back.
    json($pool->get(0.01), $pool->stats());
    $waits = go(fn () => json('waited', get_class($other = $pool->get(20)), $pool->put($other)));
    $pool->put($redis);
    Swoole\Coroutine::join([$waits], 20);

    // phpredis connects anew by itself, to whichever database.
    $redis = $pool->get();
    $redis->close();
    $pool->put($redis);
    $redis = $pool->get();
    json('closed', $redis->get('k'));
    $pool->put($redis);
    $redis = $pool->get();
    $pool->put(null);
    $new = $pool->get();
    json('said to be broken', $new !== $redis, $new->getDbNum(), $new->get('k'), $pool->stats()['total']);
    $pool->put($new);

    foreach ([fn () => $pool->put('x'), fn () => (new RedisPool((clone $config)->withAuth('wrong'), 1))->get(), fn () => (new RedisPool((clone $config)->withPort(1), 1))->get()] as $wrong) {
        try {
            $wrong();
        } catch (Exception $exception) {
            json(get_class($exception), strtok($exception->getMessage(), ':'));
        }
    }
    $broken = new RedisPool((clone $config)->withPort(1), 1);
    for ($i = 0; $i < 2; $i++) {
        try {
            $broken->get(1);
        } catch (RedisException) {
            json('the place is free again', $broken->stats()['total']);
        }
    }
    $pool->close();
});
?>
--EXPECT--
["127.0.0.1",6379,0,"",0,0,"",0,[]]
["Redis",2,true,"v"]
["cleaned",true,true,2,"v"]
["its database",2,"v"]
[false,{"size":1,"total":1,"idle":0,"in_use":1,"waiting":0}]
["waited","Redis",null]
["closed","v"]
["said to be broken",true,2,"v",1]
["InvalidArgumentException","only what get() has given can be put back, string given"]
["RedisException","WRONGPASS invalid username-password pair or user is disabled."]
["RedisException","Connection refused"]
["the place is free again",0]
["the place is free again",0]
