/* hooks.rs: exit, shutdown functions, replaced functions. */
#include "inside.h"
#include "zend_fibers.h"
#include "zend_system_id.h"

extern bool swoole_rs_in_coroutine(void);
extern void swoole_rs_exit(zval *status);

#if PHP_VERSION_ID < 80400
static int exit_opcode(zend_execute_data *execute_data)
{
	const zend_op *opline = EX(opline);
	zval *status = NULL;

	if (!swoole_rs_in_coroutine()) {
		return ZEND_USER_OPCODE_DISPATCH;
	}
	if (opline->op1_type != IS_UNUSED) {
		status = zend_get_zval_ptr(opline, opline->op1_type, &opline->op1, execute_data);
		if (opline->op1_type == IS_CV && Z_TYPE_P(status) == IS_UNDEF) {
			zend_error(E_WARNING, "Undefined variable $%s",
				ZSTR_VAL(EX(func)->op_array.vars[EX_VAR_TO_NUM(opline->op1.var)]));
			if (EG(exception)) {
				return ZEND_USER_OPCODE_CONTINUE;
			}
			status = NULL;
		} else {
			ZVAL_DEREF(status);
		}
	}
	swoole_rs_exit(status);
	if (opline->op1_type & (IS_TMP_VAR | IS_VAR)) {
		zval_ptr_dtor_nogc(EX_VAR(opline->op1.var));
	}
	return ZEND_USER_OPCODE_CONTINUE;
}

void swoole_rs_hook_exit(void) { zend_set_user_opcode_handler(ZEND_EXIT, exit_opcode); }
#else
static zif_handler original_exit;

static ZEND_FUNCTION(swoole_rs_exit)
{
	zend_string *text = NULL;
	zend_long code = 0;
	zval status;

	if (!swoole_rs_in_coroutine()) {
		original_exit(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_LONG(text, code)
	ZEND_PARSE_PARAMETERS_END();
	if (text) {
		ZVAL_STR(&status, text);
	} else {
		ZVAL_LONG(&status, code);
	}
	swoole_rs_exit(&status);
}

void swoole_rs_hook_exit(void)
{
	zend_function *function = zend_hash_str_find_ptr(CG(function_table), ZEND_STRL("exit"));

	if (function) {
		original_exit = function->internal_function.handler;
		function->internal_function.handler = ZEND_FN(swoole_rs_exit);
	}
}
#endif

/* The engine looks at EG(vm_interrupt) where user code loops or calls; what has it set (pcntl, a time limit) comes first. */
extern void swoole_rs_interrupt(void);
extern void swoole_rs_looked_in(const void *frame);
static void (*original_interrupt)(zend_execute_data *);

static bool in_destructor(const zend_execute_data *frame)
{
	for (; frame; frame = frame->prev_execute_data) {
		if (frame->func && frame->func->common.scope && frame->func == frame->func->common.scope->destructor) {
			return true;
		}
	}
	return false;
}

static void call_original_interrupt(void *frame, void *unused) { original_interrupt(frame); }

static void on_interrupt(zend_execute_data *frame)
{
	swoole_rs_looked_in(frame);
	if (original_interrupt) {
		swoole_rs_dispatch(call_original_interrupt, frame, NULL);
	}
	/* Also called when a function that C code has called returns: there it may not be expected. */
	if (!EG(exception) && !swoole_rs_is_compiling() && frame && frame == EG(current_execute_data) && frame->func && ZEND_USER_CODE(frame->func->type)
			&& swoole_rs_in_coroutine() && !zend_fiber_switch_blocked() && !in_destructor(frame)) {
		swoole_rs_interrupt();
	}
}

void swoole_rs_hook_interrupt(void)
{
	original_interrupt = zend_interrupt_function;
	zend_interrupt_function = on_interrupt;
}

void *swoole_rs_vm_interrupt(void) { return (void *) &EG(vm_interrupt); }

/* Calls of internal functions, ours excepted, for whoever wants to know how long they take. */
typedef struct {
	uint64_t coroutine;
	uint64_t started;
} swoole_rs_call_mark;

extern bool swoole_rs_call_begins(swoole_rs_call_mark *mark);
extern bool swoole_rs_call_ended(const swoole_rs_call_mark *mark);
static void (*original_execute_internal)(zend_execute_data *, zval *);

static void watched_execute_internal(zend_execute_data *call, zval *result)
{
	const zend_module_entry *module = call->func->internal_function.module;
	swoole_rs_call_mark mark;
	bool watched = swoole_rs_in_coroutine() && !(module && !strcmp(module->name, "swoole")) && swoole_rs_call_begins(&mark);

	if (original_execute_internal) {
		original_execute_internal(call, result);
	} else {
		execute_internal(call, result);
	}
	if (watched && swoole_rs_call_ended(&mark)) {
		zend_bailout();
	}
}

void swoole_rs_watch_calls(void)
{
	original_execute_internal = zend_execute_internal;
	zend_execute_internal = watched_execute_internal;
}

/* Files that opcache compiled with other opcode handlers must not be shared with ours. */
void swoole_rs_add_entropy(void)
{
	zend_add_system_entropy("swoole_rs", "exit", PHP_VERSION, sizeof(PHP_VERSION) - 1);
}

zif_handler swoole_rs_replace_handler(zend_internal_function *function, zif_handler handler)
{
	zif_handler original = function->handler;

	function->handler = handler;
#if PHP_VERSION_ID >= 80400
	/* Calls that are compiled into an operation of their own pass by the handler, and have no frame that could be looked at. */
	function->frameless_function_infos = NULL;
#endif
	return original;
}

zif_handler swoole_rs_replace_function(const char *name, size_t length, zif_handler handler)
{
	zend_function *function = zend_hash_str_find_ptr(CG(function_table), name, length);

	if (!function || function->type != ZEND_INTERNAL_FUNCTION) {
		return NULL;
	}
	return swoole_rs_replace_handler(&function->internal_function, handler);
}

static zif_handler original_dispatch;

static void call_original_dispatch(void *frame, void *result) { original_dispatch(frame, result); }

static ZEND_FUNCTION(swoole_rs_signal_dispatch) { swoole_rs_dispatch(call_original_dispatch, execute_data, return_value); }

/* Once, when all modules are loaded. */
void swoole_rs_hook_signal_dispatch(void)
{
	original_dispatch = swoole_rs_replace_function(ZEND_STRL("pcntl_signal_dispatch"), ZEND_FN(swoole_rs_signal_dispatch));
}

bool swoole_rs_shutdown_function(const char *name, size_t length)
{
	php_shutdown_function_entry entry = {0};
	zval function;
	bool found;

	ZVAL_STRINGL(&function, name, length);
#if PHP_VERSION_ID >= 80500
	/* The entry refers to the function by the cache alone, with references of its own. */
	found = zend_is_callable_ex(&function, NULL, 0, NULL, &entry.fci_cache, NULL);
	zval_ptr_dtor(&function);
	if (found) {
		zend_fcc_addref(&entry.fci_cache);
	}
#else
	found = zend_fcall_info_init(&function, 0, &entry.fci, &entry.fci_cache, NULL, NULL) == SUCCESS;
	if (!found) {
		zval_ptr_dtor(&function);
	}
#endif
	return found && append_user_shutdown_function(&entry);
}

bool swoole_rs_in_shutdown(void) { return EG(flags) & EG_FLAGS_IN_SHUTDOWN; }

uint32_t swoole_rs_shutdown_functions(void)
{
	return BG(user_shutdown_function_names) ? BG(user_shutdown_function_names)->nNumUsed : 0;
}
