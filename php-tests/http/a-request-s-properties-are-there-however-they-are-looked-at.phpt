--TEST--
A request's properties are there however they are looked at first: compared, dumped, iterated, cast, encoded, reflected
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$requests = [];
$server->handle('/collect', function (Request $request, Response $response) use (&$requests) {
    $requests[] = $request;
    $response->end();
});
$server->handle('/compare', function (Request $request, Response $response) use (&$requests) {
    [$one, $another] = $requests;
    $response->end(literal([$one == $another, in_array($one, [$another]), $one == new Request, $one == $one]));
});
$ways = [
    'array' => fn ($request) => ((array) $request)['get']['q'],
    'foreach' => function ($request) {
        foreach ($request as $name => $value) {
            $name === 'get' && $found = $value['q'];
        }
        return $found;
    },
    'foreach by reference' => function ($request) {
        foreach ($request as $name => &$value) {
            $name === 'get' && $found = $value['q'];
        }
        return $found;
    },
    'get_object_vars' => fn ($request) => get_object_vars($request)['get']['q'],
    'json_encode' => fn ($request) => json_decode(json_encode($request))->get->q,
    'var_export' => fn ($request) => preg_match("/'q' => '(.*)'/", var_export($request, true), $match) ? $match[1] : '',
    'print_r' => fn ($request) => preg_match('/\[q\] => (.*)/', print_r($request, true), $match) ? $match[1] : '',
    'reflection' => fn ($request) => (new ReflectionProperty($request, 'get'))->getValue($request)['q'],
    'is initialized' => fn ($request) => (new ReflectionProperty($request, 'get'))->isInitialized($request) ? 'yes' : '',
    'isset' => fn ($request) => isset($request->get['q']) ? 'yes' : '',
    'array_walk' => function ($request) {
        @array_walk($request, function ($value, $name) use (&$found) {
            $name === 'get' && $found = $value['q'];
        });
        return $found;
    },
    'reference' => function ($request) {
        $get = &$request->get;
        return $get['q'];
    },
    'variable name' => fn ($request) => $request->{'g' . 'et'}['q'],
    'null-safe' => fn ($request) => $request?->get['q'],
    'clone' => function ($request) {
        try {
            clone $request;
        } catch (Error $error) {
            return $error->getMessage();
        }
    },
    'serialize' => function ($request) {
        try {
            serialize($request);
        } catch (Exception $exception) {
            return $exception->getMessage();
        }
    },
];
$server->handle('/way', function (Request $request, Response $response) use ($ways) {
    // the query must not be read before
    static $next = 0;
    $way = array_keys($ways)[$next++] ?? null;
    $response->end($way ? "$way: " . $ways[$way]($request) : '');
});
PHP);
// of one connection: only what is not made yet is different
$client = $server->connect();
foreach (['/collect?a=1', '/collect?a=2'] as $path) {
    $client->request("GET $path HTTP/1.1", 'Host: a')->response();
}
echo $server->get('/compare'), "\n";
while (($text = $server->get('/way?q=value')) !== '') {
    echo $text, "\n";
}
$server->finish();
?>
--EXPECT--
[false, false, false, true]
array: value
foreach: value
foreach by reference: value
get_object_vars: value
json_encode: value
var_export: value
print_r: value
reflection: value
is initialized: yes
isset: yes
array_walk: value
reference: value
variable name: value
null-safe: value
clone: Trying to clone an uncloneable object of class Swoole\Http\Request
serialize: Serialization of 'Swoole\Http\Request' is not allowed
