--TEST--
Response::status(): every code that is known from 200 on has its phrase on the wire
--FILE--
<?php
require __DIR__ . '/../support/server.inc';

$server = serve(<<<'PHP'
$server->handle('/', function ($request, $response) {
    $response->status((int) substr($request->server['request_uri'], 1));
    $response->end();
});
PHP);
$client = $server->connect();
$known = [
    200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 306, 307, 308,
    400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418,
    421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 506, 507, 508,
    510, 511,
];
foreach ($known as $code) {
    echo $client->request("GET /$code HTTP/1.1", 'Host: test')->status(), "\n";
}
$server->finish();
?>
--EXPECT--
HTTP/1.1 200 OK
HTTP/1.1 201 Created
HTTP/1.1 202 Accepted
HTTP/1.1 203 Non-Authoritative Information
HTTP/1.1 204 No Content
HTTP/1.1 205 Reset Content
HTTP/1.1 206 Partial Content
HTTP/1.1 207 Multi-Status
HTTP/1.1 208 Already Reported
HTTP/1.1 226 IM Used
HTTP/1.1 300 Multiple Choices
HTTP/1.1 301 Moved Permanently
HTTP/1.1 302 Found
HTTP/1.1 303 See Other
HTTP/1.1 304 Not Modified
HTTP/1.1 305 Use Proxy
HTTP/1.1 306 (Unused)
HTTP/1.1 307 Temporary Redirect
HTTP/1.1 308 Permanent Redirect
HTTP/1.1 400 Bad Request
HTTP/1.1 401 Unauthorized
HTTP/1.1 402 Payment Required
HTTP/1.1 403 Forbidden
HTTP/1.1 404 Not Found
HTTP/1.1 405 Method Not Allowed
HTTP/1.1 406 Not Acceptable
HTTP/1.1 407 Proxy Authentication Required
HTTP/1.1 408 Request Timeout
HTTP/1.1 409 Conflict
HTTP/1.1 410 Gone
HTTP/1.1 411 Length Required
HTTP/1.1 412 Precondition Failed
HTTP/1.1 413 Payload Too Large
HTTP/1.1 414 URI Too Long
HTTP/1.1 415 Unsupported Media Type
HTTP/1.1 416 Range Not Satisfiable
HTTP/1.1 417 Expectation Failed
HTTP/1.1 418 I'm a teapot
HTTP/1.1 421 Misdirected Request
HTTP/1.1 422 Unprocessable Entity
HTTP/1.1 423 Locked
HTTP/1.1 424 Failed Dependency
HTTP/1.1 425 Too Early
HTTP/1.1 426 Upgrade Required
HTTP/1.1 428 Precondition Required
HTTP/1.1 429 Too Many Requests
HTTP/1.1 431 Request Header Fields Too Large
HTTP/1.1 451 Unavailable For Legal Reasons
HTTP/1.1 500 Internal Server Error
HTTP/1.1 501 Not Implemented
HTTP/1.1 502 Bad Gateway
HTTP/1.1 503 Service Unavailable
HTTP/1.1 504 Gateway Timeout
HTTP/1.1 505 HTTP Version Not Supported
HTTP/1.1 506 Variant Also Negotiates
HTTP/1.1 507 Insufficient Storage
HTTP/1.1 508 Loop Detected
HTTP/1.1 510 Not Extended
HTTP/1.1 511 Network Authentication Required
