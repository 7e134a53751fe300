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

/* An object that others gave up while a coroutine was inside its handle, and that ends when that one has left. */
typedef struct {
	const void *key;
	zend_object *object;
} kept_object;

/* What a suspended coroutine is inside. */
struct swoole_rs_handles {
	const void *owner;
	uint32_t count;
	const void **keys;
	uint32_t kept_count;
	kept_object *kept;
	swoole_rs_walk *walk;
};

/* Those, by the keys of their handles; made when first needed. */
ZEND_TLS HashTable held;
ZEND_TLS bool held_is_made;
/* Of the running coroutine. */
ZEND_TLS kept_object *kept;
ZEND_TLS uint32_t kept_count;
ZEND_TLS swoole_rs_walk *walks;

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
	swoole_rs_mongodb_find_classes();
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
	return swoole_rs_mongodb_key(object);
}

const void *swoole_rs_handle_of(zend_object *object) { return key_of_object(object); }

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

static swoole_rs_handles *find(const void *key)
{
	return key && held_is_made ? zend_hash_index_find_ptr(&held, (zend_ulong) (uintptr_t) key) : NULL;
}

static ZEND_COLD void refuse(const zend_function *function, zend_refcounted *subject, const swoole_rs_handles *holder)
{
	const zend_object *object = GC_TYPE(subject) == IS_OBJECT ? (zend_object *) subject : NULL;
	char who[SWOOLE_RS_WHO];

	swoole_rs_who(who, holder->owner);
	zend_throw_error(NULL, "%s%s%s%s%s #%u is in use by %s; use a pool or one handle per coroutine",
		function && function->common.scope ? ZSTR_VAL(function->common.scope->name) : "",
		function && function->common.scope ? "::" : "",
		function ? ZSTR_VAL(function->common.function_name) : "", function ? "(): " : "",
		object ? ZSTR_VAL(object->ce->name) : "resource",
		object ? object->handle : (uint32_t) ((zend_resource *) subject)->handle, who);
}

static const void *key_of_frame(const zend_execute_data *frame)
{
	/* Stands for the line editor. */
	static const char editor;
	swoole_rs_uses uses;

	if (!swoole_rs_watched_uses(frame, &uses)) {
		return NULL;
	}
	return uses == USES_EDITOR ? &editor : uses == USES_HANDLE || uses == USES_SOAP ? key_of(subject(frame)) : NULL;
}

bool swoole_rs_handles_refuse(const zend_execute_data *frame)
{
	const swoole_rs_handles *holder = find(key_of_frame(frame));
	zend_refcounted *of = subject(frame);

	if (EXPECTED(!holder)) {
		return false;
	}
	if (of) {
		refuse(frame->func, of, holder);
	} else {
		char who[SWOOLE_RS_WHO];
		swoole_rs_who(who, holder->owner);
		zend_throw_error(NULL, "%s(): the line editor is in use by %s; there is one per process",
			ZSTR_VAL(frame->func->common.function_name), who);
	}
	return true;
}

bool swoole_rs_walk_begins(swoole_rs_walk *walk, zend_object *object)
{
	const swoole_rs_handles *holder = UNEXPECTED(swoole_rs_held) ? find(key_of_object(object)) : NULL;

	if (UNEXPECTED(holder)) {
		refuse(NULL, (zend_refcounted *) object, holder);
		return false;
	}
	walk->object = object;
	walk->outer = walks;
	walks = walk;
	swoole_rs_inside++;
	return true;
}

void swoole_rs_walk_ends(swoole_rs_walk *walk)
{
	walks = walk->outer;
	swoole_rs_inside--;
	if (UNEXPECTED(swoole_rs_inside & KEEPS_OBJECTS)) {
		swoole_rs_handles_release(NULL);
	}
}

bool swoole_rs_handles_keep(zend_object *object)
{
	swoole_rs_handles *holder = UNEXPECTED(swoole_rs_held) ? find(key_of_object(object)) : NULL;

	if (EXPECTED(!holder)) {
		return false;
	}
	GC_ADDREF(object);
	holder->kept = perealloc(holder->kept, (holder->kept_count + 1) * sizeof(*kept), 1);
	holder->kept[holder->kept_count++] = (kept_object) { key_of_object(object), object };
	return true;
}

/* The running coroutine is inside, in a frame other than that. */
static bool is_inside(const void *key, const zend_execute_data *but)
{
	for (const swoole_rs_walk *walk = walks; walk; walk = walk->outer) {
		if (key_of_object(walk->object) == key) {
			return true;
		}
	}
	for (const zend_execute_data *frame = EG(current_execute_data); frame; frame = frame->prev_execute_data) {
		if (frame != but && key_of_frame(frame) == key) {
			return true;
		}
	}
	return false;
}

void swoole_rs_handles_release(const zend_execute_data *frame)
{
	for (uint32_t i = 0; i < kept_count;) {
		zend_object *object = kept[i].object;
		if (is_inside(kept[i].key, frame)) {
			i++;
			continue;
		}
		kept[i] = kept[--kept_count];
		/* It may enter the library, and be suspended there. */
		OBJ_RELEASE(object);
	}
	if (!kept_count) {
		swoole_rs_handles_forget();
	}
}

void swoole_rs_handles_forget(void)
{
	if (kept) {
		pefree(kept, 1);
		kept = NULL;
		kept_count = 0;
	}
	walks = NULL;
	swoole_rs_inside &= ~KEEPS_OBJECTS;
}

static void hold(swoole_rs_handles *handles, const void *key)
{
	/* Another frame of the same coroutine may be inside the same handle. */
	if (!key || find(key)) {
		return;
	}
	if (!held_is_made) {
		zend_hash_init(&held, 8, NULL, NULL, 1);
		held_is_made = true;
	}
	zend_hash_index_add_new_ptr(&held, (zend_ulong) (uintptr_t) key, handles);
	handles->keys = perealloc(handles->keys, (handles->count + 1) * sizeof(*handles->keys), 1);
	handles->keys[handles->count++] = key;
}

swoole_rs_handles *swoole_rs_handles_hide(const void *owner)
{
	swoole_rs_handles *handles = pecalloc(1, sizeof(*handles), 1);

	for (const zend_execute_data *frame = EG(current_execute_data); frame; frame = frame->prev_execute_data) {
		hold(handles, key_of_frame(frame));
	}
	for (const swoole_rs_walk *walk = walks; walk; walk = walk->outer) {
		hold(handles, key_of_object(walk->object));
	}
	if (!handles->count) {
		pefree(handles, 1);
		return NULL;
	}
	swoole_rs_held += handles->count;
	handles->owner = owner;
	handles->walk = walks;
	handles->kept = kept;
	handles->kept_count = kept_count;
	walks = NULL;
	kept = NULL;
	kept_count = 0;
	return handles;
}

void swoole_rs_handles_show(swoole_rs_handles *handles)
{
	swoole_rs_held -= handles->count;
	for (uint32_t i = 0; i < handles->count; i++) {
		zend_hash_index_del(&held, (zend_ulong) (uintptr_t) handles->keys[i]);
	}
	walks = handles->walk;
	kept = handles->kept;
	kept_count = handles->kept_count;
	if (kept_count) {
		swoole_rs_inside |= KEEPS_OBJECTS;
	}
	pefree(handles->keys, 1);
	pefree(handles, 1);
}

/* Classes whose methods enter a library. */
static const char *const classes[] = {
	"pdo", "pdostatement", "mysqli", "mysqli_stmt", "mysqli_result", "redis", "redisarray", "rediscluster", "redissentinel",
	"sqlite3", "memcached", "amqpconnection", "amqpchannel", "amqpqueue", "amqpexchange", "snmp",
	"mongodb\\driver\\manager", "mongodb\\driver\\server", "mongodb\\driver\\cursor", "mongodb\\driver\\session",
	"mongodb\\driver\\clientencryption",
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
		if (function->type == ZEND_INTERNAL_FUNCTION && function->internal_function.module
				&& !strcasecmp(function->internal_function.module->name, "readline")) {
			swoole_rs_watch(function, USES_EDITOR);
		}
	} ZEND_HASH_FOREACH_END();
	swoole_rs_watch_handle_parts();
	ZEND_HASH_MAP_FOREACH_PTR(CG(class_table), ce) {
		watch_methods(ce);
	} ZEND_HASH_FOREACH_END();
	/* Of PHP 8.6: two waits would share one list of events. What is watched may change meanwhile. */
	ce = class_named("io\\poll\\context");
	if (ce) {
		swoole_rs_watch(zend_hash_str_find_ptr(&ce->function_table, ZEND_STRL("wait")), USES_HANDLE);
	}
}
