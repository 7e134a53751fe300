<?php

namespace Swoole\Coroutine\Http;

/**
 * Sends a request with a client of its own.
 *
 * @param string $url http:// or https://; what follows # and name and password before @ are not sent
 * @param mixed $data the body, as Client::setData() takes it; null: none
 * @param array|null $options as Client::set() takes them
 * @return ClientProxy the response, whatever its status
 * @throws \Swoole\Coroutine\Http\Client\Exception if there is none, with errMsg and errCode of the client
 * @library
 */
function request(
    string $url,
    string $method,
    mixed $data = null,
    ?array $options = null,
    ?array $headers = null,
    ?array $cookies = null,
): ClientProxy {}

/**
 * @alias Swoole\Coroutine\Http\request
 * @library
 */
function request_with_http_client(
    string $url,
    string $method,
    mixed $data = null,
    ?array $options = null,
    ?array $headers = null,
    ?array $cookies = null,
): ClientProxy {}

/**
 * The same as request(): there is one way to send a request, with the same results for all.
 *
 * @alias Swoole\Coroutine\Http\request
 * @library
 */
function request_with_curl(
    string $url,
    string $method,
    mixed $data = null,
    ?array $options = null,
    ?array $headers = null,
    ?array $cookies = null,
): ClientProxy {}

/**
 * The same as request().
 *
 * @alias Swoole\Coroutine\Http\request
 * @library
 */
function request_with_stream(
    string $url,
    string $method,
    mixed $data = null,
    ?array $options = null,
    ?array $headers = null,
    ?array $cookies = null,
): ClientProxy {}

/**
 * request() with the method POST.
 *
 * @library
 */
function post(
    string $url,
    mixed $data,
    ?array $options = null,
    ?array $headers = null,
    ?array $cookies = null,
): ClientProxy {}

/**
 * request() with the method GET.
 *
 * @library
 */
function get(string $url, ?array $options = null, ?array $headers = null, ?array $cookies = null): ClientProxy {}
