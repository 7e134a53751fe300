/*
 * state.rs: handles of client libraries (a PDO, a Redis, a CurlHandle ...) inside whose calls a coroutine is suspended. No
 * library expects a second call meanwhile: answers would be mixed up, or memory destroyed. So the second one is an Error.
 */
#include "inside.h"
#include "ext/pdo/php_pdo_driver.h"
#if __has_include("ext/mysqli/php_mysqli_structs.h")
# include "ext/mysqli/php_mysqli_structs.h"
# define HAVE_MYSQLI_STRUCTS
#endif

typedef struct {
	/* What tells a handle: the connection, where several objects share one. */
	const void *key;
	const void *owner;
} held_handle;

struct swoole_rs_handles {
	uint32_t count;
	held_handle *held[];
};

/* By key; made when first needed. */
ZEND_TLS HashTable held;
ZEND_TLS bool held_is_made;

/* Frames further inside than this are another handle's callbacks of callbacks. */
#define MOST_HANDLES 8

static zend_class_entry *pdo, *pdo_statement, *mysqli, *mysqli_stmt, *mysqli_result, *amqp_part[3];

static zend_class_entry *class_named(const char *name) { return zend_hash_str_find_ptr(CG(class_table), name, strlen(name)); }

static void find_classes(void)
{
	pdo = class_named("pdo");
	pdo_statement = class_named("pdostatement");
#ifdef HAVE_MYSQLI_STRUCTS
	mysqli = class_named("mysqli");
	mysqli_stmt = class_named("mysqli_stmt");
	mysqli_result = class_named("mysqli_result");
#endif
	amqp_part[0] = class_named("amqpchannel");
	amqp_part[1] = class_named("amqpqueue");
	amqp_part[2] = class_named("amqpexchange");
}

static bool is_a(const zend_object *object, const zend_class_entry *ce) { return ce && instanceof_function(object->ce, ce); }

#ifdef HAVE_MYSQLI_STRUCTS
/* NULL where there is no connection (any more), or a result that is wholly here. */
static const void *mysqli_connection(zend_object *object)
{
	const MYSQLI_RESOURCE *resource = php_mysqli_fetch_object(object)->ptr;

	if (!resource || !resource->ptr) {
		return NULL;
	}
	if (is_a(object, mysqli)) {
		const MY_MYSQL *link = resource->ptr;
		return link->mysql ? link->mysql->data : NULL;
	}
	if (is_a(object, mysqli_stmt)) {
		const MY_STMT *statement = resource->ptr;
		return statement->stmt && statement->stmt->data ? statement->stmt->data->conn : NULL;
	}
	return ((const MYSQL_RES *) resource->ptr)->conn;
}
#endif

static const void *key_of_object(zend_object *object)
{
	if (is_a(object, pdo)) {
		return php_pdo_dbh_fetch_inner(object);
	}
	if (is_a(object, pdo_statement)) {
		return php_pdo_stmt_fetch_object(object)->dbh;
	}
#ifdef HAVE_MYSQLI_STRUCTS
	if (is_a(object, mysqli) || is_a(object, mysqli_stmt) || is_a(object, mysqli_result)) {
		return mysqli_connection(object);
	}
#endif
	for (size_t i = 0; i < sizeof(amqp_part) / sizeof(*amqp_part); i++) {
		if (is_a(object, amqp_part[i])) {
			zval none, *connection = zend_read_property(amqp_part[i], object, ZEND_STRL("connection"), true, &none);
			return Z_TYPE_P(connection) == IS_OBJECT ? Z_OBJ_P(connection) : NULL;
		}
	}
	return object;
}

/* The object or resource that a function of a client library is called for. NULL: none. */
static zend_refcounted *subject(const zend_execute_data *frame)
{
	const zval *first;

	if (Z_TYPE(frame->This) == IS_OBJECT) {
		return Z_COUNTED(frame->This);
	}
	first = ZEND_CALL_VAR_NUM(frame, 0);
	return ZEND_CALL_NUM_ARGS(frame) > 0 && (Z_TYPE_P(first) == IS_OBJECT || Z_TYPE_P(first) == IS_RESOURCE)
		? Z_COUNTED_P(first) : NULL;
}

static const void *key_of(zend_refcounted *subject)
{
	return subject && GC_TYPE(subject) == IS_OBJECT ? key_of_object((zend_object *) subject) : subject;
}

static held_handle *find(const void *key)
{
	return key && held_is_made ? zend_hash_index_find_ptr(&held, (zend_ulong) (uintptr_t) key) : NULL;
}

static ZEND_COLD void refuse(const zend_execute_data *frame, zend_refcounted *subject, const held_handle *handle)
{
	const zend_function *function = frame->func;
	const zend_object *object = GC_TYPE(subject) == IS_OBJECT ? (zend_object *) subject : NULL;
	char who[SWOOLE_RS_WHO];

	swoole_rs_who(who, handle->owner);
	zend_throw_error(NULL, "%s%s%s(): %s #%u is in use by %s; use a pool or one handle per coroutine",
		function->common.scope ? ZSTR_VAL(function->common.scope->name) : "", function->common.scope ? "::" : "",
		ZSTR_VAL(function->common.function_name), object ? ZSTR_VAL(object->ce->name) : "resource",
		object ? object->handle : (uint32_t) ((zend_resource *) subject)->handle, who);
}

bool swoole_rs_handles_refuse(const zend_execute_data *frame)
{
	zend_refcounted *of = subject(frame);
	const held_handle *handle = find(key_of(of));

	if (EXPECTED(!handle)) {
		return false;
	}
	refuse(frame, of, handle);
	return true;
}

swoole_rs_handles *swoole_rs_handles_hide(const void *owner)
{
	swoole_rs_handles *handles = NULL;
	held_handle *found[MOST_HANDLES];
	uint32_t count = 0;
	swoole_rs_uses uses;

	for (zend_execute_data *frame = EG(current_execute_data); frame && count < MOST_HANDLES; frame = frame->prev_execute_data) {
		if (swoole_rs_watched_uses(frame, &uses) && (uses == USES_HANDLE || uses == USES_SOAP)) {
			const void *key = key_of(subject(frame));
			/* Another frame of the same coroutine may be inside the same handle. */
			if (key && !find(key)) {
				held_handle *handle = pecalloc(1, sizeof(*handle), 1);
				handle->key = key;
				handle->owner = owner;
				if (!held_is_made) {
					zend_hash_init(&held, 8, NULL, NULL, 1);
					held_is_made = true;
				}
				zend_hash_index_add_ptr(&held, (zend_ulong) (uintptr_t) key, handle);
				found[count++] = handle;
			}
		}
	}
	if (count) {
		handles = pemalloc(sizeof(*handles) + count * sizeof(*found), 1);
		handles->count = count;
		memcpy(handles->held, found, count * sizeof(*found));
		swoole_rs_held += count;
	}
	return handles;
}

void swoole_rs_handles_show(swoole_rs_handles *handles)
{
	swoole_rs_held -= handles->count;
	for (uint32_t i = 0; i < handles->count; i++) {
		zend_hash_index_del(&held, (zend_ulong) (uintptr_t) handles->held[i]->key);
		pefree(handles->held[i], 1);
	}
	pefree(handles, 1);
}

/* Classes whose methods enter a library. */
static const char *const classes[] = {
	"pdo", "pdostatement", "mysqli", "mysqli_stmt", "mysqli_result", "redis", "redisarray", "rediscluster", "redissentinel",
	"sqlite3", "memcached", "amqpconnection", "amqpchannel", "amqpqueue", "amqpexchange", "snmp",
};

/* Modules whose functions do, for the handle that is their first argument. */
static const char *const modules[] = { "mysqli", "pgsql", "curl", "ftp", "ldap", "imap", "odbc", "oci8", "ssh2" };

/* Functions that only tell what the handle knows, or do nothing. */
static const char *const harmless[] = { "curl_errno", "curl_error", "curl_getinfo", "curl_close" };

static bool is_listed(const char *name, const char *const *list, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!strcasecmp(name, list[i])) {
			return true;
		}
	}
	return false;
}

#define IS_LISTED(name, list) is_listed(name, list, sizeof(list) / sizeof(*(list)))

static const char *const soap_classes[] = { "soapclient", "soapserver" };

static swoole_rs_uses uses_of_class(const zend_class_entry *ce)
{
	for (; ce; ce = ce->parent) {
		if (IS_LISTED(ZSTR_VAL(ce->name), classes)) {
			return USES_HANDLE;
		}
		if (IS_LISTED(ZSTR_VAL(ce->name), soap_classes)) {
			return USES_SOAP;
		}
	}
	return USES_NOTHING;
}

static void watch_methods(zend_class_entry *ce)
{
	swoole_rs_uses uses = ce->type == ZEND_INTERNAL_CLASS ? uses_of_class(ce) : USES_NOTHING;
	zend_function *function;

	if (uses == USES_NOTHING) {
		return;
	}
	ZEND_HASH_MAP_FOREACH_PTR(&ce->function_table, function) {
		if (!(function->common.fn_flags & ZEND_ACC_ABSTRACT)) {
			swoole_rs_watch(function, uses);
		}
	} ZEND_HASH_FOREACH_END();
}

/* When all modules have registered their classes. */
void swoole_rs_watch_handles(void)
{
	zend_function *function;
	zend_class_entry *ce;

	find_classes();
	ZEND_HASH_MAP_FOREACH_PTR(CG(function_table), function) {
		if (function->type == ZEND_INTERNAL_FUNCTION && function->internal_function.module
				&& IS_LISTED(function->internal_function.module->name, modules)
				&& !IS_LISTED(ZSTR_VAL(function->common.function_name), harmless)) {
			swoole_rs_watch(function, USES_HANDLE);
		}
	} ZEND_HASH_FOREACH_END();
	ZEND_HASH_MAP_FOREACH_PTR(CG(class_table), ce) {
		watch_methods(ce);
	} ZEND_HASH_FOREACH_END();
}
