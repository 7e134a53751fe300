/* sapi.rs: forms as PHP has them. Warnings about what a client has sent are the log's: no error handler of the script may see them. */
#include "shim.h"
#include "rfc1867.h"
#include "php_variables.h"

typedef struct {
	zval handler;
	int reporting;
	int type;
	int line;
	zend_string *message;
	zend_string *file;
} errors;

ZEND_TLS errors saved;

/* Between this and swoole_rs_errors_end() only fatal errors are reported; no coroutine may be switched to. */
void swoole_rs_errors_begin(void)
{
	ZVAL_COPY_VALUE(&saved.handler, &EG(user_error_handler));
	ZVAL_UNDEF(&EG(user_error_handler));
	saved.reporting = EG(error_reporting);
	EG(error_reporting) &= E_FATAL_ERRORS;
	saved.type = PG(last_error_type);
	saved.line = PG(last_error_lineno);
	saved.message = PG(last_error_message);
	saved.file = PG(last_error_file);
	PG(last_error_message) = NULL;
	PG(last_error_file) = NULL;
}

/* The last warning's text, or NULL. A fatal error stays the script's last one. */
zend_string *swoole_rs_errors_end(void)
{
	zend_string *message = PG(last_error_message);

	ZVAL_COPY_VALUE(&EG(user_error_handler), &saved.handler);
	EG(error_reporting) = saved.reporting;
	if (message && (PG(last_error_type) & E_FATAL_ERRORS)) {
		return NULL;
	}
	if (PG(last_error_file)) {
		zend_string_release(PG(last_error_file));
	}
	PG(last_error_type) = saved.type;
	PG(last_error_lineno) = saved.line;
	PG(last_error_message) = saved.message;
	PG(last_error_file) = saved.file;
	return message;
}

/* A form's field, as $_POST has it: `name` may have brackets. Takes `value` over, whatever becomes of it. */
bool swoole_rs_register_variable(const char *name, zval *value, zval *array)
{
	GUARDED(php_register_variable_ex(name, value, array));
}

static void release_path(zval *path)
{
	zend_string_release_ex(Z_STR_P(path), 0);
}

/* Files that is_uploaded_file() and move_uploaded_file() accept, and that PHP removes at the request's end. */
void swoole_rs_uploaded_add(const char *path, size_t length)
{
	zend_string *key;

	if (!SG(rfc1867_uploaded_files)) {
		ALLOC_HASHTABLE(SG(rfc1867_uploaded_files));
		zend_hash_init(SG(rfc1867_uploaded_files), 8, NULL, release_path, 0);
	}
	key = zend_string_init(path, length, 0);
	if (!zend_hash_add_ptr(SG(rfc1867_uploaded_files), key, key)) {
		zend_string_release_ex(key, 0);
	}
}

/* False: it was none any more, because it was moved. */
bool swoole_rs_uploaded_remove(const char *path, size_t length)
{
	return SG(rfc1867_uploaded_files) && zend_hash_str_del(SG(rfc1867_uploaded_files), path, length) == SUCCESS;
}

/* In a child: the files are the parent's. */
void swoole_rs_uploaded_forget(void)
{
	if (SG(rfc1867_uploaded_files)) {
		zend_hash_clean(SG(rfc1867_uploaded_files));
	}
}
