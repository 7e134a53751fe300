/* sapi.rs: warnings about what a client has sent are the log's: no error handler of the script may see them. */
#include "shim.h"

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
