--TEST--
trusted_proxies: X-Forwarded-For or Forwarded says who the client is, of a proxy that is named, and of nobody else
--FILE--
<?php
require __DIR__ . '/../support/http2.inc';

$cases = [
    'nobody is trusted' => ['[]', ['X-Forwarded-For: 1.2.3.4', 'Forwarded: for=1.2.3.4']],
    'another is trusted' => ["['trusted_proxies' => ['10.0.0.0/8']]", ['X-Forwarded-For: 1.2.3.4']],
    'no field' => ["['trusted_proxies' => ['127.0.0.1']]", []],
    'one address' => ["['trusted_proxies' => '127.0.0.0/8']", ['X-Forwarded-For: 1.2.3.4']],
    'what the client has made up' => ["['trusted_proxies' => ['127.0.0.1']]", ['X-Forwarded-For: 6.6.6.6, 1.2.3.4']],
    'several proxies' => ["['trusted_proxies' => ['127.0.0.1', '10.0.0.0/8', 'fd00::/8']]", ['X-Forwarded-For: 6.6.6.6', 'x-forwarded-for: 1.2.3.4:567, 10.0.0.1', 'X-Forwarded-For: [fd00::1]:80']],
    'no address' => ["['trusted_proxies' => ['127.0.0.1']]", ['X-Forwarded-For: 1.2.3.4, unknown']],
    'the other field' => ["['trusted_proxies' => ['127.0.0.1']]", ['Forwarded: for=1.2.3.4']],
    'Forwarded' => ["['trusted_proxies' => ['127.0.0.1'], 'forwarded_header' => 'Forwarded']", ['X-Forwarded-For: 6.6.6.6', 'Forwarded: for=6.6.6.6, for="[2001:db8::1]:47";proto=https']],
];
foreach ($cases as $title => [$settings, $fields]) {
    $server = serve("\$server->set(['http_compression' => true] + $settings);" . <<<'PHP'
    $server->handle('/', fn ($request, $response) => $response->end($request->server['remote_addr'] . ' ' . ($request->server['remote_port'] > 1024 ? 'a port' : $request->server['remote_port'])));
    PHP);
    echo "$title: ", $server->get('/', ...$fields);
    $client = $server->http2();
    $more = [];
    foreach ($fields as $field) {
        [$name, $value] = explode(': ', $field, 2);
        $more[] = [strtolower($name), $value];
    }
    $over = $client->head(1, request_fields('/', $more), H2::END_STREAM)->answer(1);
    echo $over === '200 "' . $server->get('/', ...$fields) . '"' ? "\n" : " $over\n";
    $server->finish();
}
?>
--EXPECT--
nobody is trusted: 127.0.0.1 a port
another is trusted: 127.0.0.1 a port
no field: 127.0.0.1 a port
one address: 1.2.3.4 0
what the client has made up: 1.2.3.4 0
several proxies: 1.2.3.4 567
no address: 127.0.0.1 a port
the other field: 127.0.0.1 a port
Forwarded: 2001:db8::1 47
