/* state.rs: $_SESSION belongs to the coroutine that has opened a session, and is not there for the others. */
#include "inside.h"

void swoole_rs_keep_session_variable(void) { swoole_rs_inside |= HAS_SESSION; }

bool swoole_rs_drop_session_variable(void)
{
	if (!(swoole_rs_inside & HAS_SESSION)) {
		return false;
	}
	swoole_rs_inside &= ~HAS_SESSION;
	GUARDED(zend_hash_str_del(&EG(symbol_table), ZEND_STRL("_SESSION")));
}

/* What session_status() says, whatever is pending. */
bool swoole_rs_session_is_active(zif_handler status)
{
	/* all that a function without parameters looks at */
	zend_execute_data frame = { 0 };
	zval result;

	ZVAL_NULL(&result);
	status(&frame, &result);
	return Z_TYPE(result) == IS_LONG && Z_LVAL(result) == 2; /* PHP_SESSION_ACTIVE */
}

void swoole_rs_session_hide(zval *kept)
{
	const zval *session = zend_hash_str_find(&EG(symbol_table), ZEND_STRL("_SESSION"));

	ZVAL_UNDEF(kept);
	if (session) {
		ZVAL_COPY(kept, session);
		zend_hash_str_del(&EG(symbol_table), ZEND_STRL("_SESSION"));
	}
}

void swoole_rs_session_show(zval *kept)
{
	if (Z_TYPE_P(kept) != IS_UNDEF) {
		zend_hash_str_update(&EG(symbol_table), ZEND_STRL("_SESSION"), kept);
	}
}
