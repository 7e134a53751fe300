/* state.rs, session.rs: what ext/session keeps for the process, and $_SESSION, which belongs to a coroutine. */
#include "inside.h"
#include <dlfcn.h>
#if __has_include("ext/session/php_session.h")
# include "ext/session/php_session.h"

/* The extension may be absent, or loaded after ours: it is not linked to. */
static php_ps_globals *session_globals(void)
{
# ifdef ZTS
	static ts_rsrc_id *id;

	if (!id) {
		id = dlsym(RTLD_DEFAULT, "ps_globals_id");
	}
	return id ? ts_resource(*id) : NULL;
# else
	static php_ps_globals *globals;

	if (!globals) {
		globals = dlsym(RTLD_DEFAULT, "ps_globals");
	}
	return globals;
# endif
}

bool swoole_rs_session_is_active(void)
{
	const php_ps_globals *session = session_globals();
	return session && session->session_status == php_session_active;
}

/* Borrowed; NULL: none. */
zend_string *swoole_rs_session_id(void)
{
	const php_ps_globals *session = session_globals();
	return session ? session->id : NULL;
}

/* NULL: the next session begins as one of nobody who is known. */
void swoole_rs_session_set_id(zend_string *id)
{
	php_ps_globals *session = session_globals();

	if (session) {
		if (session->id) {
			zend_string_release(session->id);
		}
		session->id = id ? zend_string_copy(id) : NULL;
	}
}

bool swoole_rs_session_abort(void)
{
	static zend_result (*flush)(int write);

	if (!flush) {
		flush = dlsym(RTLD_DEFAULT, "php_session_flush");
	}
	GUARDED(flush ? flush(0) : FAILURE);
}
#else
bool swoole_rs_session_abort(void) { return false; }
bool swoole_rs_session_is_active(void) { return false; }
zend_string *swoole_rs_session_id(void) { return NULL; }
void swoole_rs_session_set_id(zend_string *id) {}
#endif

void swoole_rs_keep_session_variable(void) { swoole_rs_inside |= HAS_SESSION; }

bool swoole_rs_drop_session_variable(void)
{
	if (!(swoole_rs_inside & HAS_SESSION)) {
		return false;
	}
	swoole_rs_inside &= ~HAS_SESSION;
	GUARDED(zend_hash_str_del(&EG(symbol_table), ZEND_STRL("_SESSION")));
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
