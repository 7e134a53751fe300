--TEST--
With http_parse_post false a multipart form is the handler's, as it came; other methods than POST, PUT, PATCH and DELETE have no form
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$body = <<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(json_encode([$request->post, $request->files, md5($request->getContent())])));
PHP;
$form = form(part('name="a"', '1'));
$server = serve('$server->set(["http_parse_post" => false]);' . $body);
var_dump(post_form($server, part('name="a"', '1'))->body() === json_encode([null, null, md5($form)]));
$server->finish();
$server = serve($body);
foreach (['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as $method) {
    [$post, $files, $sum] = json_decode($server->connect()->request(...form_head(strlen($form), $method))->send($form)->body());
    echo $method, ' ', json_encode($post), ' ', $sum === md5($form) ? 'as it came' : 'taken apart', "\n";
}
$server->finish();
?>
--EXPECT--
bool(true)
POST {"a":"1"} taken apart
PUT {"a":"1"} taken apart
PATCH {"a":"1"} taken apart
DELETE {"a":"1"} taken apart
OPTIONS null as it came
