--TEST--
max_input_vars, max_multipart_body_parts and file_uploads bound a form; what is left out is said in the log
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$body = <<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end(json_encode([$request->post, count($request->files ?? [])])));
PHP;
$parts = [part('name="a"', '1'), part('name="b"', '2'), part('name="c"', '3'), part('name="f"; filename="x"', '1')];
foreach (['max_input_vars=2', 'max_multipart_body_parts=2', 'file_uploads=0'] as $option) {
    $server = serve($body, options: "-d $option");
    echo post_form($server, ...$parts)->body(), "\n", log_text($server->finished());
}
$server = serve($body);
$many = array_map(fn ($number) => part("name=f$number", "$number"), range(1, 10_000));
[$post] = json_decode(post_form($server, ...$many)->body(), true);
echo count($post), ' of 10000, the last is ', end($post), "\n", log_text($server->finished());
?>
--EXPECT--
[{"a":"1","b":"2"},1]
WARNING	Input variables exceeded 2. To increase the limit change max_input_vars in php.ini.
[{"a":"1","b":"2"},0]
WARNING	Multipart body parts limit exceeded 2. To increase the limit change max_multipart_body_parts in php.ini.
[{"a":"1","b":"2","c":"3"},0]
1000 of 10000, the last is 1000
WARNING	Input variables exceeded 1000. To increase the limit change max_input_vars in php.ini.
WARNING	Multipart body parts limit exceeded 1020. To increase the limit change max_multipart_body_parts in php.ini.
