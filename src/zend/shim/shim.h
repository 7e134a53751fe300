/*
 * What Rust cannot say about the engine: macros, inline functions, and structures whose layout differs between
 * PHP versions and that ext-php-rs does not bind. Nothing here decides anything; its callers in src/zend do, a file
 * here for a file or two there.
 */
#ifndef SWOOLE_RS_SHIM_H
#define SWOOLE_RS_SHIM_H

#include "php.h"
#include "SAPI.h"
#include "php_output.h"
#include "ext/standard/basic_functions.h"
#include "zend_exceptions.h"

#ifdef ZTS
# define OUTPUT_GLOBALS ((zend_output_globals *) TSRMG_BULK(output_globals_id, zend_output_globals *))
#else
# define OUTPUT_GLOBALS (&output_globals)
#endif

/* The body of a function that may run PHP code: a fatal error's longjmp must not cross Rust frames. True: it would have. */
#define GUARDED(statement) \
	volatile bool bailed_out = false; \
	zend_try { statement; } zend_catch { bailed_out = true; } zend_end_try(); \
	return bailed_out

void swoole_rs_dispatch(void (*call)(void *, void *), void *first, void *second);
bool swoole_rs_let_signals_through(void);
void swoole_rs_hold_signals(void);
/* hooks.c */
zif_handler swoole_rs_replace_handler(zend_internal_function *function, zif_handler handler);
/* NULL: there is no such internal function. */
zif_handler swoole_rs_replace_function(const char *name, size_t length, zif_handler handler);

#endif
