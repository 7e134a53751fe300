<?php

namespace Swoole\Http;

/**
 * A cookie in the making, for `Response::cookie()`. Setters return the object itself; an empty text leaves an attribute out.
 *
 * @not-serializable
 * @uncloneable
 */
class Cookie
{
    /**
     * @param bool $encode percent-encodes the value; otherwise it is sent as it is, and must not have separators
     */
    public function __construct(bool $encode = true) {}

    public function withName(string $name): \Swoole\Http\Cookie {}

    /**
     * @param string $value '' deletes the cookie. It has to be given, in spite of the default that is declared, as in Swoole
     */
    public function withValue(string $value = ''): \Swoole\Http\Cookie {}

    /**
     * @param int $expires seconds since 1970; 0 for a cookie of the session
     */
    public function withExpires(int $expires = 0): \Swoole\Http\Cookie {}

    /**
     * @param string $path where the client sends it back; has to be given
     */
    public function withPath(string $path = '/'): \Swoole\Http\Cookie {}

    /**
     * @param string $domain has to be given
     */
    public function withDomain(string $domain = ''): \Swoole\Http\Cookie {}

    public function withSecure(bool $secure = false): \Swoole\Http\Cookie {}

    public function withHttpOnly(bool $httpOnly = false): \Swoole\Http\Cookie {}

    /**
     * @param string $sameSite 'Strict', 'Lax' or 'None'; has to be given
     */
    public function withSameSite(string $sameSite = ''): \Swoole\Http\Cookie {}

    /**
     * @param string $priority 'Low', 'Medium' or 'High'; has to be given
     */
    public function withPriority(string $priority = ''): \Swoole\Http\Cookie {}

    public function withPartitioned(bool $partitioned = false): \Swoole\Http\Cookie {}

    /**
     * The value of a Set-Cookie field.
     *
     * @return string|false false, with a warning, for a name or an attribute with characters that cookies cannot have
     */
    public function toString(): string|false {}

    /**
     * @return array `name`, `value`, `path`, `domain`, `sameSite`, `priority`, `encode`, `expires`, `secure`, `httpOnly`,
     *     `partitioned`
     */
    public function toArray(): array {}

    /**
     * Makes it a cookie without any of them, whose value will be encoded.
     */
    public function reset(): void {}
}
