--TEST--
Request and Response made with `new` return false with the documented errors
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

run_here(<<<'PHP'
$response = new Response;
report($response->end());
report($response->header('a', 'b'));
report($response->status(200));
report($response->write('x'));
report($response->isWritable());
report($response->upgrade());
report(@$response->recv());
report(@$response->push('x'));
report(@$response->close());
report(@$response->disconnect());
report($response->initHeader());
report($response->cookie('a', 'b'));
report($response->setCookie('a', 'b'));
report($response->rawcookie('a', 'b'));
report($response->setRawCookie('a', 'b'));
report($response->setHeader('a', 'b'));
report($response->setStatusCode(200));
report($response->trailer('a', 'b'));
report($response->redirect('/'));
report($response->sendfile(__FILE__));
report($response->detach());
report($response->ping());
report($response->goaway());
// the connection is asked for before the arguments
report($response->end(1, 2, 3));
report($response->header());
report($response->status('no number'));
report($response->sendfile([]));
$request = new Request;
report($request->getContent());
report($request->getData());
report($request->getMethod());
report($request->isCompleted());
report($request->rawContent());
var_dump($request->header, $request->server, $response->header, $response->fd, $request->fd);
PHP);
?>
--EXPECT--
false 7106
false 7106
false 7106
false 7106
false 0
false 7106
false 1004
false 1004
false 1004
false 1004
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
false 7106
NULL
NULL
NULL
int(0)
int(0)
