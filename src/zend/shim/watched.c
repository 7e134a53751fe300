/*
 * Internal functions in which a coroutine may be suspended while they hold a stream, or marks on the values that they walk
 * through. They say so while they run; what they hold is looked up only when a coroutine is suspended inside.
 */
#include "inside.h"
#include "ext/spl/spl_directory.h"
#include "zend_extensions.h"

PER_THREAD uint32_t swoole_rs_inside;
PER_THREAD uint32_t swoole_rs_compiling;
PER_THREAD uint32_t swoole_rs_held;

typedef struct {
	zif_handler original;
	swoole_rs_uses uses;
	/* May ask for a persistent connection: a number of persistent.c's and 1. */
	uint32_t persistent;
	/* May return an object that works on the same handle: mongodb.c. */
	bool makes_parts;
} watched_function;

static const struct {
	const char *name;
	swoole_rs_uses uses;
} functions[] = {
	{ "fread", USES_READING }, { "fgets", USES_READING }, { "fgetc", USES_READING }, { "fgetcsv", USES_READING },
	{ "fscanf", USES_READING }, { "fpassthru", USES_READING }, { "feof", USES_LOOKING }, { "readdir", USES_READING },
	{ "stream_get_contents", USES_READING }, { "stream_get_line", USES_READING }, { "stream_socket_recvfrom", USES_READING },
	{ "fwrite", USES_WRITING }, { "fputs", USES_WRITING }, { "fputcsv", USES_WRITING }, { "fprintf", USES_WRITING },
	{ "vfprintf", USES_WRITING }, { "fflush", USES_WRITING }, { "fsync", USES_WRITING }, { "fdatasync", USES_WRITING },
	{ "stream_socket_sendto", USES_WRITING }, { "stream_copy_to_stream", USES_COPYING },
	{ "gzread", USES_READING }, { "gzgets", USES_READING }, { "gzgetc", USES_READING }, { "gzpassthru", USES_READING },
	{ "gzeof", USES_LOOKING }, { "gzwrite", USES_WRITING }, { "gzputs", USES_WRITING }, { "gzseek", USES_BOTH },
	{ "gzrewind", USES_BOTH }, { "gzclose", USES_CLOSING }, { "bzread", USES_READING }, { "bzwrite", USES_WRITING },
	{ "bzflush", USES_WRITING }, { "bzclose", USES_CLOSING },
	{ "fseek", USES_BOTH }, { "rewind", USES_BOTH }, { "rewinddir", USES_BOTH }, { "ftruncate", USES_BOTH }, { "fstat", USES_BOTH },
	{ "flock", USES_BOTH }, { "fclose", USES_CLOSING }, { "pclose", USES_CLOSING }, { "closedir", USES_BOTH },
	{ "stream_filter_append", USES_BOTH }, { "stream_filter_prepend", USES_BOTH }, { "stream_filter_remove", USES_BOTH },
	{ "stream_socket_enable_crypto", USES_BOTH },
	{ "stream_set_blocking", USES_BOTH }, { "stream_set_timeout", USES_BOTH }, { "stream_set_write_buffer", USES_BOTH },
	{ "stream_set_read_buffer", USES_BOTH },
	{ "json_encode", USES_VALUES }, { "var_dump", USES_VALUES }, { "debug_zval_refcount", USES_VALUES },
	{ "var_export", USES_VALUES }, { "print_r", USES_VALUES }, { "serialize", USES_VALUES }, { "http_build_query", USES_VALUES },
	{ "array_walk_recursive", USES_VALUES }, { "array_merge_recursive", USES_VALUES }, { "array_replace_recursive", USES_VALUES },
	{ "count", USES_VALUES }, { "in_array", USES_VALUES }, { "array_search", USES_VALUES }, { "array_keys", USES_VALUES },
	{ "array_unique", USES_VALUES }, { "array_diff", USES_VALUES }, { "array_intersect", USES_VALUES },
	{ "sort", USES_VALUES }, { "rsort", USES_VALUES }, { "asort", USES_VALUES }, { "arsort", USES_VALUES }, { "max", USES_VALUES },
	{ "min", USES_VALUES }, { "filter_var_array", USES_VALUES }, { "compact", USES_VALUES },
};

/* Where PHP's functions have room for ours; a copy of a function (a closure, an inherited method) keeps it. */
static int place = -1;

/* Another coroutine is suspended inside what the function would enter. */
static bool refuse(const zend_execute_data *frame, swoole_rs_uses uses)
{
	return uses == USES_HANDLE || uses == USES_SOAP || uses == USES_EDITOR ? swoole_rs_handles_refuse(frame) : swoole_rs_streams_refuse(frame, uses);
}

static ZEND_NAMED_FUNCTION(watched)
{
	const watched_function *function = EX(func)->internal_function.reserved[place];

	if (UNEXPECTED(swoole_rs_held) && refuse(execute_data, function->uses)) {
		return;
	}
	if (UNEXPECTED(function->persistent) && swoole_rs_persistent_refuse(execute_data, function->persistent - 1)) {
		return;
	}
	swoole_rs_inside++;
	function->original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	swoole_rs_inside--;
	if (UNEXPECTED(function->makes_parts) && Z_TYPE(EX(This)) == IS_OBJECT) {
		swoole_rs_mongodb_note(return_value, swoole_rs_handle_of(Z_OBJ(EX(This))));
	}
	if (UNEXPECTED(swoole_rs_inside & KEEPS_OBJECTS)) {
		swoole_rs_handles_release(execute_data);
	}
}

static ZEND_NAMED_FUNCTION(watched_soap)
{
	const watched_function *function = EX(func)->internal_function.reserved[place];

	if (UNEXPECTED(swoole_rs_held) && refuse(execute_data, USES_SOAP)) {
		return;
	}
	swoole_rs_soap_enter();
	swoole_rs_inside++;
	function->original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	swoole_rs_inside--;
	swoole_rs_soap_leave();
}

static ZEND_NAMED_FUNCTION(watched_execute)
{
	HashTable *parameters = swoole_rs_parameters_hold(execute_data);

	watched(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (UNEXPECTED(parameters != NULL)) {
		zend_array_release(parameters);
	}
}

static bool is_watched(const zend_function *function)
{
	const zif_handler handler = function->internal_function.handler;

	return handler == watched || handler == watched_soap || handler == watched_execute;
}

/* What is called in a function's place. */
static zif_handler watch_of(const zend_function *function, swoole_rs_uses uses)
{
	const zend_class_entry *scope = function->common.scope;

	if (uses == USES_SOAP) {
		return watched_soap;
	}
	return scope && zend_string_equals_literal(scope->name, "PDOStatement")
		&& zend_string_equals_literal(function->common.function_name, "execute") ? watched_execute : watched;
}

void swoole_rs_watch(zend_function *function, swoole_rs_uses uses)
{
	watched_function *kept;

	if (place < 0 || !function || function->type != ZEND_INTERNAL_FUNCTION || is_watched(function)) {
		return;
	}
	kept = pemalloc(sizeof(*kept), 1);
	kept->original = swoole_rs_replace_handler(&function->internal_function, watch_of(function, uses));
	kept->uses = uses;
	kept->persistent = 0;
	kept->makes_parts = swoole_rs_mongodb_makes(function->common.scope);
	function->internal_function.reserved[place] = kept;
}

void swoole_rs_watch_driver_method(zend_function *function)
{
	/* By the method's own handler; no driver has as many. */
	ZEND_TLS const watched_function *known[32];
	const zif_handler handler = function && function->type == ZEND_INTERNAL_FUNCTION ? function->internal_function.handler : NULL;

	if (place < 0 || !handler || is_watched(function)) {
		return;
	}
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		if (known[i] && known[i]->original == handler) {
			function->internal_function.reserved[place] = (void *) known[i];
			function->internal_function.handler = watched;
			return;
		}
		if (!known[i]) {
			swoole_rs_watch(function, USES_HANDLE);
			known[i] = function->internal_function.reserved[place];
			return;
		}
	}
}

void swoole_rs_watch_for_persistent(zend_function *function, uint32_t entry)
{
	swoole_rs_watch(function, USES_NOTHING);
	if (function && function->type == ZEND_INTERNAL_FUNCTION && is_watched(function)) {
		((watched_function *) function->internal_function.reserved[place])->persistent = entry + 1;
	}
}

void swoole_rs_who(char *text, const void *owner)
{
	int64_t id = owner ? swoole_rs_coroutine_of(owner) : -1;

	if (id > 0) {
		snprintf(text, SWOOLE_RS_WHO, "coroutine #%" PRId64, id);
	} else {
		/* In a forked child nothing of the parent's goes on. */
		strcpy(text, id < 0 ? "the main script" : "a coroutine of the parent process");
	}
}

static void watch_class(const char *name, size_t length)
{
	zend_class_entry *ce = zend_hash_str_find_ptr(CG(class_table), name, length);
	zend_function *function;

	if (ce) {
		ZEND_HASH_MAP_FOREACH_PTR(&ce->function_table, function) {
			if (!(function->common.fn_flags & (ZEND_ACC_ABSTRACT | ZEND_ACC_STATIC | ZEND_ACC_CTOR))) {
				swoole_rs_watch(function, USES_OBJECT);
			}
		} ZEND_HASH_FOREACH_END();
	}
}

bool swoole_rs_watched_uses(const zend_execute_data *frame, swoole_rs_uses *uses)
{
	const watched_function *function;

	if (place < 0 || !frame->func || frame->func->type != ZEND_INTERNAL_FUNCTION) {
		return false;
	}
	function = frame->func->internal_function.reserved[place];
	if (!function) {
		return false;
	}
	*uses = function->uses;
	return true;
}

static zif_handler original_strtok;

static ZEND_NAMED_FUNCTION(counted_strtok)
{
	original_strtok(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (BG(strtok_string)) {
		swoole_rs_inside |= USES_STRTOK;
	} else {
		swoole_rs_inside &= ~USES_STRTOK;
	}
}

static zend_op_array *(*original_compile_file)(zend_file_handle *, int);
static zend_op_array *(*original_compile_string)(zend_string *, const char *, zend_compile_position);

static zend_op_array *counted_compile_file(zend_file_handle *file, int type)
{
	zend_op_array *code;

	swoole_rs_inside++;
	swoole_rs_compiling++;
	code = original_compile_file(file, type);
	swoole_rs_compiling--;
	swoole_rs_inside--;
	return code;
}

static zend_op_array *counted_compile_string(zend_string *text, const char *name, zend_compile_position position)
{
	zend_op_array *code;

	swoole_rs_inside++;
	swoole_rs_compiling++;
	code = original_compile_string(text, name, position);
	swoole_rs_compiling--;
	swoole_rs_inside--;
	return code;
}

/* At module start: a number of PHP's own goes into the identity of the process. */
void swoole_rs_watch_functions(void)
{
	place = zend_get_resource_handle("swoole_rs");
	if (place < 0) {
		return;
	}
	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++) {
		swoole_rs_watch(zend_hash_str_find_ptr(CG(function_table), functions[i].name, strlen(functions[i].name)), functions[i].uses);
	}
	original_strtok = swoole_rs_replace_function(ZEND_STRL("strtok"), counted_strtok);
	swoole_rs_watch_wrappers();
	watch_class(ZEND_STRL("splfileobject"));
	watch_class(ZEND_STRL("spltempfileobject"));
	watch_class(ZEND_STRL("directory"));
}

/* At the start of a request, when all extensions have started: opcache compiles inside ours then. */
void swoole_rs_inside_begin(void)
{
	swoole_rs_inside = swoole_rs_compiling = swoole_rs_no_waits = 0;
	swoole_rs_collecting = NULL;
	if (zend_compile_file != counted_compile_file) {
		original_compile_file = zend_compile_file;
		original_compile_string = zend_compile_string;
		zend_compile_file = counted_compile_file;
		zend_compile_string = counted_compile_string;
		swoole_rs_watch_waits();
	}
	swoole_rs_links_begin();
}

/* An autoloader is called: the classes that wait for it are looked for when the coroutine is suspended. */
void swoole_rs_enter_autoload(void) { swoole_rs_inside++; }

void swoole_rs_leave_autoload(void) { swoole_rs_inside--; }

/* The file has been read, which may wait, and its tree is being made or compiled: only that is where errors come from. */
bool swoole_rs_is_compiling(void) { return swoole_rs_compiling && CG(ast_arena); }
