--TEST--
What is wrong in settings of proxies, logs and users is an exception that says what would be right
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\run;

run(function () {
    foreach ([
        ['trusted_proxies' => ['10.0.0.0/33']],
        ['trusted_proxies' => ['proxy.example']],
        ['trusted_proxies' => 5],
        ['proxy_protocol' => true],
        ['trusted_proxies' => ['::1'], 'forwarded_header' => 'X-Real-Ip'],
        ['access_log' => '/nowhere/at/all'],
        ['access_log' => '/dev/null', 'access_log_format' => 'short'],
        ['user' => 'nobody-at-all'],
        ['group' => 'nobody-at-all'],
    ] as $settings) {
        $server = new C\Http\Server('127.0.0.1', 0);
        $server->set($settings);
        try {
            $server->start();
        } catch (Swoole\Exception $exception) {
            echo $exception->getCode(), ' ', $exception->getMessage(), "\n";
        }
    }
});
?>
--EXPECT--
505 trusted_proxies must be addresses or networks, such as '10.0.0.0/8', '::1' or 'unix:', and not '10.0.0.0/33'
505 trusted_proxies must be addresses or networks, such as '10.0.0.0/8', '::1' or 'unix:', and not 'proxy.example'
505 trusted_proxies must be an array of networks
505 proxy_protocol needs trusted_proxies, such as ['10.0.0.0/8']: anybody else could say who he is
505 forwarded_header must be 'X-Forwarded-For' or 'Forwarded', and not 'X-Real-Ip'
505 access_log[/nowhere/at/all] cannot be opened: No such file or directory (os error 2)
505 access_log_format must be 'combined' or 'json', and not 'short'
505 Server::start(): the user 'nobody-at-all' is not known (setting user)
505 Server::start(): the group 'nobody-at-all' is not known (setting group)
