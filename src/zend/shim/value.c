/* call.rs, error.rs, memory.rs, array.rs, object.rs, sapi.rs: what the engine has as macros, and parsing as the SAPI does it. */
#include "shim.h"
#include "php_main.h"
#include "php_variables.h"

void swoole_rs_release_trampoline(zend_function *function)
{
	if (function->common.function_name && (function->common.fn_flags & ZEND_ACC_CALL_VIA_TRAMPOLINE)) {
		zend_string_release_ex(function->common.function_name, 0);
	}
	zend_free_trampoline(function);
}

/* Set in the call info of a frame that has such names. */
const uint32_t swoole_rs_has_unknown_names = ZEND_CALL_HAS_EXTRA_NAMED_PARAMS;

zend_string *swoole_rs_call_unknown_name(zend_execute_data *execute_data)
{
	zend_string *name;

	if (ZEND_CALL_INFO(execute_data) & ZEND_CALL_HAS_EXTRA_NAMED_PARAMS) {
		ZEND_HASH_FOREACH_STR_KEY(execute_data->extra_named_params, name) {
			return name;
		} ZEND_HASH_FOREACH_END();
	}
	return NULL;
}

/* An argument as the engine parses it. Not guarded: the callers do that, most arguments need no conversion. */

bool swoole_rs_parse_bool(zval *value, bool *dest, uint32_t number)
{
	return zend_parse_arg_bool(value, dest, NULL, /* check_null */ false, number);
}

bool swoole_rs_parse_long(zval *value, zend_long *dest, uint32_t number)
{
	return zend_parse_arg_long(value, dest, NULL, /* check_null */ false, number);
}

bool swoole_rs_parse_double(zval *value, double *dest, uint32_t number)
{
	return zend_parse_arg_double(value, dest, NULL, /* check_null */ false, number);
}

bool swoole_rs_parse_string(zval *value, zend_string **dest, uint32_t number)
{
	return zend_parse_arg_str(value, dest, /* check_null */ false, number);
}

static void assign_null(zval *argument)
{
	zval old;

	if (Z_ISREF_P(argument)) {
		if (ZEND_REF_HAS_TYPE_SOURCES(Z_REF_P(argument))) {
			zend_try_assign_typed_ref_null(Z_REF_P(argument));
			return;
		}
		argument = Z_REFVAL_P(argument);
	}
	ZVAL_COPY_VALUE(&old, argument);
	ZVAL_NULL(argument);
	zval_ptr_dtor(&old);
}

/* null for an argument by reference, or for what a caller gave in place of one; its old value's destructor may run. */
bool swoole_rs_assign_null(zval *argument) { GUARDED(assign_null(argument)); }

/* Takes the value's reference, also when the argument's type refuses it. */
static void assign(zval *argument, zval *value)
{
	ZEND_TRY_ASSIGN_REF_TMP(argument, value);
}

bool swoole_rs_assign(zval *argument, zval *value) { GUARDED(assign(argument, value)); }

#ifdef ZTS
bool swoole_rs_unclean(void) { return CG(unclean_shutdown); }
#endif

void swoole_rs_set_unclean(bool unclean) { CG(unclean_shutdown) = unclean; }

/* In a child: the memory manager's secrets are not to be the parent's. */
void swoole_rs_child_init(void)
{
#if PHP_VERSION_ID >= 80500
	php_child_init();
#endif
}

zend_long swoole_rs_memory_limit(void) { return PG(memory_limit); }

size_t swoole_rs_memory_used(void) { return zend_memory_usage(1); }

bool swoole_rs_numeric_key(const char *key, size_t length, zend_ulong *index)
{
	return ZEND_HANDLE_NUMERIC_STR(key, length, *index);
}

/* Query strings and urlencoded bodies, by the SAPI's own rules; `text` is copied. Too many variables give a warning. */
bool swoole_rs_parse_query(const char *text, size_t length, zval *array)
{
	array_init(array);
	GUARDED(sapi_module.treat_data(PARSE_STRING, estrndup(text, length), array));
}

/* A Cookie header, by the rules of $_COOKIE; the superglobal's own array is put back. */
bool swoole_rs_parse_cookies(const char *text, zval *array)
{
	zval saved;
	char *saved_data = SG(request_info).cookie_data;
	volatile bool bailed_out = false;

	ZVAL_COPY_VALUE(&saved, &PG(http_globals)[TRACK_VARS_COOKIE]);
	ZVAL_UNDEF(&PG(http_globals)[TRACK_VARS_COOKIE]);
	SG(request_info).cookie_data = (char *) text;
	zend_try { sapi_module.treat_data(PARSE_COOKIE, NULL, NULL); } zend_catch { bailed_out = true; } zend_end_try();
	SG(request_info).cookie_data = saved_data;
	ZVAL_COPY_VALUE(array, &PG(http_globals)[TRACK_VARS_COOKIE]);
	ZVAL_COPY_VALUE(&PG(http_globals)[TRACK_VARS_COOKIE], &saved);
	if (Z_TYPE_P(array) != IS_ARRAY) {
		array_init(array);
	}
	return bailed_out;
}

uint32_t swoole_rs_included_count(void) { return zend_hash_num_elements(&EG(included_files)); }

/* Files that were included, from the given place on, in their order. */
void swoole_rs_included_files(uint32_t from, void (*each)(void *, const char *, size_t), void *context)
{
	zend_string *path;
	uint32_t at = 0;

	ZEND_HASH_FOREACH_STR_KEY(&EG(included_files), path) {
		if (at++ >= from && path) {
			each(context, ZSTR_VAL(path), ZSTR_LEN(path));
		}
	} ZEND_HASH_FOREACH_END();
}
