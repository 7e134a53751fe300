--TEST--
Static files: locations answer 404 for what is not there; folders have index files, lists without markup of strangers, and an address that ends with a slash
--FILE--
<?php
require __DIR__ . '/../support/form.inc';

$root = new_folder();
mkdir("$root/site");
mkdir("$root/list");
mkdir("$root/list/deeper");
file_put_contents("$root/site/index.htm", 'index');
file_put_contents("$root/list/<script>&.txt", '1');
file_put_contents("$root/list/index.php", 'secret');
file_put_contents("$root/list/.hidden", 'secret');
$settings = ['enable_static_handler' => true, 'document_root' => $root, 'static_handler_locations' => ['/site', '/list'],
    'http_index_files' => ['index.html', 'index.php', 'index.htm'], 'http_autoindex' => true];
$server = serve('$server->set(' . var_export($settings, true) . ');' . <<<'PHP'
$server->handle('/', fn ($request, $response) => $response->end('application'));
PHP);
foreach (['/site/', '/site', '//site', '/site/missing', '/site/.x', '/other', '/list', '/list/'] as $target) {
    $answer = $server->connect()->request("GET $target HTTP/1.1", 'Host: a', 'Connection: close')->response();
    preg_match('/^Location: .*(?=\r$)/m', $answer, $location);
    echo $target, ' ', substr($answer, 9, 3), ' ', $location[0] ?? substr($answer, strpos($answer, "\r\n\r\n") + 4), "\n";
}
$server->finish();
foreach (['site/index.htm', 'list/<script>&.txt', 'list/index.php', 'list/.hidden'] as $name) {
    unlink("$root/$name");
}
array_map(fn ($name) => rmdir("$root/$name"), ['list/deeper', 'list', 'site']);
run_here(<<<'PHP'
    foreach ([['document_root' => '/missing/folder'], [], ['document_root' => '/tmp', 'static_handler_locations' => ['x']], ['document_root' => '/tmp', 'http_index_files' => 'x']] as $settings) {
        $server = new Server('127.0.0.1', 0);
        $server->set(['enable_static_handler' => true] + $settings);
        try {
            $server->start();
        } catch (Swoole\Exception $exception) {
            echo $exception->getMessage(), "\n";
        }
    }
PHP);
?>
--EXPECT--
/site/ 200 index
/site 301 Location: /site/
//site 200 application
/site/missing 404 
/site/.x 404 
/other 200 application
/list 301 Location: /list/
/list/ 200 <!DOCTYPE html>
<title>/list/</title>
<h1>/list/</h1>
<ul>
<li><a href="./%3Cscript%3E%26.txt">&lt;script&gt;&amp;.txt</a>
<li><a href="./deeper/">deeper/</a>
</ul>

document_root[/missing/folder] cannot be opened: No such file or directory (os error 2)
enable_static_handler needs document_root
static_handler_locations: 'x' does not begin with '/'
http_index_files must be an array
