/* callable.rs, call.rs, value.rs, error.rs: whatever may run PHP code, guarded. True: it bailed out. */
#include "shim.h"
#include "zend_closures.h"

bool swoole_rs_call(zend_fcall_info *info, zend_fcall_info_cache *cache)
{
	GUARDED(zend_call_function(info, cache));
}

/* As zend_is_callable_ex() does for a closure. */
void swoole_rs_closure(zval *value, zend_fcall_info_cache *cache)
{
	zend_object *closure = Z_OBJ_P(value);

	closure->handlers->get_closure(closure, &cache->calling_scope, &cache->function_handler, &cache->object, true);
	cache->called_scope = cache->calling_scope;
#if PHP_VERSION_ID >= 80300
	cache->closure = closure;
#endif
}

/* zend_call_function takes references of its own to the arguments; so that the callee's are the only ones, ours go just
 * before. False: the call may not get that far, or copies the arguments. */
bool swoole_rs_give(const zend_function *function, uint32_t count, const zval *arguments)
{
	if (!function || (function->common.fn_flags & (ZEND_ACC_DEPRECATED | ZEND_ACC_CALL_VIA_TRAMPOLINE)) || EG(exception)
			|| !EG(active)) {
		return false;
	}
	for (uint32_t i = 0; i < count; i++) {
		if (Z_ISUNDEF(arguments[i]) || ARG_SHOULD_BE_SENT_BY_REF(function, i + 1)) {
			return false;
		}
	}
	for (uint32_t i = 0; i < count; i++) {
		if (Z_REFCOUNTED(arguments[i])) {
			GC_DELREF(Z_COUNTED(arguments[i]));
		}
	}
	return true;
}

bool swoole_rs_destroy(zend_refcounted *counted) { GUARDED(rc_dtor_func(counted)); }

bool swoole_rs_warning(const char *text) { GUARDED(php_error_docref(NULL, E_WARNING, "%s", text)); }

bool swoole_rs_fatal(const char *text) { GUARDED(php_error_docref(NULL, E_ERROR, "%s", text)); }

const char *swoole_rs_sapi_name(void) { return sapi_module.name; }

bool swoole_rs_disabled(void)
{
	GUARDED(zend_error(E_WARNING, "%s() has been disabled for security reasons", get_active_function_name()));
}

bool swoole_rs_deprecated(const char *text) { GUARDED(php_error_docref(NULL, E_DEPRECATED, "%s", text)); }

/* The message of the last exception that was reported without ending anything: no fatal error of the script's. Held, so
 * that no other message can have its address. */
ZEND_TLS zend_string *reported_message;

void swoole_rs_forget_report(void)
{
	if (reported_message) {
		zend_string_release(reported_message);
		reported_message = NULL;
	}
}

/* A fatal error was reported, also one that does not jump (an uncaught exception of the main script). */
bool swoole_rs_had_fatal(void)
{
	return PG(last_error_message) && PG(last_error_message) != reported_message
		&& (PG(last_error_type) & (E_ERROR | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_PARSE));
}

/* ... and it says that nobody caught an exception. */
bool swoole_rs_had_uncaught(void)
{
	static const char text[] = "Uncaught ";

	return PG(last_error_message) && PG(last_error_type) == E_ERROR
		&& !strncmp(ZSTR_VAL(PG(last_error_message)), text, sizeof(text) - 1);
}

static void report_uncaught(zend_object *exception)
{
	zend_exception_error(exception, E_ERROR | E_DONT_BAIL);
	swoole_rs_forget_report();
	if (PG(last_error_message)) {
		reported_message = zend_string_copy(PG(last_error_message));
	}
}

/* Prints `Fatal error: Uncaught ...` and releases the exception; the script goes on. */
bool swoole_rs_report_uncaught(zend_object *exception) { GUARDED(report_uncaught(exception)); }

bool swoole_rs_construct(zend_object *object, uint32_t count, zval *arguments)
{
	GUARDED(zend_call_known_instance_method(object->ce->constructor, object, NULL, count, arguments));
}

bool swoole_rs_guard(void (*function)(void *), void *argument) { GUARDED(function(argument)); }

/* A context has no outer try of its own: a bailout must find its jmp_buf on this C stack. */
bool swoole_rs_first_guard(void (*function)(void *), void *argument)
{
	volatile bool bailed_out = false;
	zend_first_try { function(argument); } zend_catch { bailed_out = true; } zend_end_try();
	return bailed_out;
}

/* While opcache preloads, it keeps the classes of files and destroys all others, also those that preloaded ones extend. So our
 * source is a file then. */
static void run_as_file(const char *code, size_t length, const char *name)
{
	const size_t tag = sizeof("<?php") - 1;
	zend_file_handle file;
	zend_op_array *compiled;
	zval result;

	zend_stream_init_filename(&file, name);
	file.len = tag + length;
	file.buf = emalloc(file.len + ZEND_MMAP_AHEAD);
	memcpy(file.buf, "<?php", tag);
	memcpy(file.buf + tag, code, length);
	memset(file.buf + file.len, 0, ZEND_MMAP_AHEAD);
	compiled = zend_compile_file(&file, ZEND_REQUIRE);
	zend_destroy_file_handle(&file);
	if (compiled) {
		ZVAL_UNDEF(&result);
		zend_execute(compiled, &result);
		zval_ptr_dtor(&result);
		zend_destroy_static_vars(compiled);
		destroy_op_array(compiled);
		efree_size(compiled, sizeof(zend_op_array));
	}
}

/* PHP source of ours, without its opening tag. */
bool swoole_rs_run_source(const char *code, size_t length, const char *name)
{
	if (CG(compiler_options) & ZEND_COMPILE_PRELOAD) {
		GUARDED(run_as_file(code, length, name));
	}
	GUARDED(zend_eval_stringl(code, length, NULL, name));
}
