<?php

/**
 * Has clients ask a registry of services before DNS, after those that are asked already. `Coroutine::set()` with
 * `name_resolver` names all of them at once.
 *
 * @library
 */
function swoole_name_resolver_add(\Swoole\NameResolver $ns): bool {}

/**
 * @return bool false: it is not asked
 * @library
 */
function swoole_name_resolver_remove(\Swoole\NameResolver $ns): bool {}

/**
 * What clients would connect to: the first answer of the registries, or the address that DNS has.
 *
 * @return string '' if there is none
 * @library
 */
function swoole_name_resolver_lookup(string $name, \Swoole\NameResolver\Context $ctx): string {}
