/*
 * hooks.rs: connections that PHP keeps for the whole process and hands to the next who asks: in coroutines that is
 * anybody, in the middle of somebody else's query. Where one is asked for in a coroutine, it is refused.
 */
#include "inside.h"
#include "ext/pdo/php_pdo_driver.h"

/* STREAM_CLIENT_PERSISTENT */
#define CLIENT_PERSISTENT 1

extern bool swoole_rs_in_coroutine(void);

static zval *argument(const zend_execute_data *frame, uint32_t number)
{
	zval *value;

	if (number >= ZEND_CALL_NUM_ARGS(frame)) {
		return NULL;
	}
	value = ZEND_CALL_VAR_NUM(frame, number);
	ZVAL_DEREF(value);
	return value;
}

static bool always(const zend_execute_data *frame, uint32_t number) { return true; }

static bool is_true(const zend_execute_data *frame, uint32_t number)
{
	zval *value = argument(frame, number);
	return value && Z_TYPE_P(value) != IS_ARRAY && Z_TYPE_P(value) != IS_OBJECT && i_zend_is_true(value);
}

static bool is_text(const zend_execute_data *frame, uint32_t number)
{
	const zval *value = argument(frame, number);
	return value && Z_TYPE_P(value) == IS_STRING && Z_STRLEN_P(value);
}

/* "p:host" of mysqli */
static bool is_persistent_host(const zend_execute_data *frame, uint32_t number)
{
	return is_text(frame, number) && !strncasecmp(Z_STRVAL_P(argument(frame, number)), "p:", 2);
}

static bool has_persistent_attribute(const zend_execute_data *frame, uint32_t number)
{
	const zval *options = argument(frame, number);
	zval *value = options && Z_TYPE_P(options) == IS_ARRAY
		? zend_hash_index_find(Z_ARRVAL_P(options), PDO_ATTR_PERSISTENT) : NULL;

	if (!value) {
		return false;
	}
	ZVAL_DEREF(value);
	return Z_TYPE_P(value) != IS_ARRAY && Z_TYPE_P(value) != IS_OBJECT && i_zend_is_true(value);
}

static bool has_persistent_flag(const zend_execute_data *frame, uint32_t number)
{
	const zval *flags = argument(frame, number);
	return flags && Z_TYPE_P(flags) == IS_LONG && (Z_LVAL_P(flags) & CLIENT_PERSISTENT);
}

/* A manager shares its connections with those of the same address, unless it is asked not to. */
static bool shares_connections(const zend_execute_data *frame, uint32_t number)
{
	const zval *options = argument(frame, number);
	zval *value = options && Z_TYPE_P(options) == IS_ARRAY
		? zend_hash_str_find(Z_ARRVAL_P(options), ZEND_STRL("disableClientPersistence")) : NULL;

	if (!value) {
		return true;
	}
	ZVAL_DEREF(value);
	return Z_TYPE_P(value) != IS_TRUE;
}

static const struct {
	/* NULL: a function. */
	const char *class;
	const char *name;
	bool (*asks)(const zend_execute_data *frame, uint32_t number);
	/* Of the argument that says so. */
	uint32_t number;
} functions[] = {
	{ "pdo", "__construct", has_persistent_attribute, 3 }, { "pdo", "connect", has_persistent_attribute, 3 },
	{ NULL, "mysqli_connect", is_persistent_host, 0 }, { NULL, "mysqli_real_connect", is_persistent_host, 1 },
	{ "mysqli", "__construct", is_persistent_host, 0 }, { "mysqli", "connect", is_persistent_host, 0 },
	{ "mysqli", "real_connect", is_persistent_host, 0 },
	{ NULL, "pg_pconnect", always, 0 }, { NULL, "odbc_pconnect", always, 0 }, { NULL, "oci_pconnect", always, 0 },
	{ "redis", "pconnect", always, 0 }, { "redis", "popen", always, 0 }, { "redissentinel", "__construct", is_text, 3 },
	{ "rediscluster", "__construct", is_true, 4 }, { "memcached", "__construct", is_text, 0 },
	{ "amqpconnection", "pconnect", always, 0 }, { "mongodb\\driver\\manager", "__construct", shares_connections, 2 },
	{ NULL, "pfsockopen", always, 0 }, { NULL, "stream_socket_client", has_persistent_flag, 4 },
};

bool swoole_rs_persistent_refuse(const zend_execute_data *frame, uint32_t entry)
{
	const zend_function *function = frame->func;

	if (!functions[entry].asks(frame, functions[entry].number) || !swoole_rs_in_coroutine()) {
		return false;
	}
	zend_throw_error(NULL, "%s%s%s(): a persistent connection cannot be had in a coroutine, it would be everybody's; "
		"use %sa pool or one connection per coroutine",
		function->common.scope ? ZSTR_VAL(function->common.scope->name) : "", function->common.scope ? "::" : "",
		ZSTR_VAL(function->common.function_name),
		functions[entry].asks == shares_connections ? "the driver option disableClientPersistence, and " : "");
	return true;
}

/* When all modules have registered their classes. */
void swoole_rs_watch_persistent(void)
{
	zend_class_entry *ce;

	for (uint32_t i = 0; i < sizeof(functions) / sizeof(*functions); i++) {
		size_t length = strlen(functions[i].name);
		if (!functions[i].class) {
			swoole_rs_watch_for_persistent(zend_hash_str_find_ptr(CG(function_table), functions[i].name, length), i);
			continue;
		}
		/* and internal classes below it, such as Pdo\Mysql, which have copies */
		ZEND_HASH_MAP_FOREACH_PTR(CG(class_table), ce) {
			for (const zend_class_entry *of = ce; of && ce->type == ZEND_INTERNAL_CLASS; of = of->parent) {
				if (!strcasecmp(ZSTR_VAL(of->name), functions[i].class)) {
					swoole_rs_watch_for_persistent(zend_hash_str_find_ptr(&ce->function_table, functions[i].name, length), i);
				}
			}
		} ZEND_HASH_FOREACH_END();
	}
}
