/*
 * What Rust cannot say about the engine: macros, inline functions, and structures whose layout differs between
 * PHP versions and that ext-php-rs does not bind. Nothing here decides anything; its callers in src/zend do.
 */
#include "php.h"
#include "SAPI.h"
#include "php_output.h"
#include "php_variables.h"
#include "ext/standard/basic_functions.h"
#include "zend_exceptions.h"
#include "zend_builtin_functions.h"
#include "zend_closures.h"
#include "zend_fibers.h"
#include "zend_ini.h"
#include "zend_observer.h"
#include "zend_system_id.h"

/* ---- state.rs: what belongs to a coroutine and zend_fiber_switch_context does not carry ---- */

typedef struct {
	HashTable *in_autoload;
	zend_output_globals output;
	zval error_handler;
	int error_handler_depth;
	bool in_error_handler;
	/* The rest says nothing: all of it is zero in the engine, which is usual. */
	bool busy;
	zend_object *exception;
	zend_object *prev_exception;
	const zend_op *opline_before_exception;
	zend_class_entry *exception_class;
	zend_class_entry *fake_scope;
	void *serialize_data;
	void *unserialize_data;
	zend_error_handling_t error_handling;
	uint32_t fiber_blocks;
	unsigned serialize_lock;
	unsigned serialize_level;
	unsigned unserialize_level;
	zend_fcall_info compare_fci;
	zend_fcall_info_cache compare_cache;
} swoole_rs_state;

_Static_assert(sizeof(swoole_rs_state) <= 320, "zend::State is too small for this PHP");

#ifdef ZTS
# define OUTPUT_GLOBALS ((zend_output_globals *) TSRMG_BULK(output_globals_id, zend_output_globals *))
#else
# define OUTPUT_GLOBALS (&output_globals)
#endif

/* While a user error handler runs, the engine holds it on the C stack and leaves EG(user_error_handler) undefined.
 * A handler that suspends must not take the handler away from the others: they get a copy, and the undefined value
 * comes back with the coroutine. set_error_handler(null) leaves it undefined too, but deepens the handler stack. */
static void leave_error_handler(swoole_rs_state *state)
{
	zval *current = &EG(user_error_handler);

	if (state->in_error_handler) {
		if (Z_TYPE_P(current) != IS_UNDEF) { /* it returned meanwhile and put itself back */
			zval_ptr_dtor(current);
			state->in_error_handler = false;
		}
		ZVAL_COPY_VALUE(current, &state->error_handler);
	} else if (UNEXPECTED(Z_TYPE_P(current) == IS_UNDEF && Z_TYPE(state->error_handler) != IS_UNDEF
			&& EG(user_error_handlers).top == state->error_handler_depth)) {
		state->in_error_handler = true;
		ZVAL_COPY(current, &state->error_handler);
	}
}

static void enter_error_handler(swoole_rs_state *state)
{
	zval *current = &EG(user_error_handler);

	ZVAL_COPY_VALUE(&state->error_handler, current);
	state->error_handler_depth = EG(user_error_handlers).top;
	if (state->in_error_handler) {
		ZVAL_UNDEF(current);
	}
}

void swoole_rs_state_init(swoole_rs_state *state)
{
	memset(state, 0, offsetof(swoole_rs_state, exception));
	zend_stack_init(&state->output.handlers, sizeof(php_output_handler *));
	state->output.flags = OG(flags)
		& (PHP_OUTPUT_IMPLICITFLUSH | PHP_OUTPUT_WRITTEN | PHP_OUTPUT_SENT | PHP_OUTPUT_ACTIVATED);
}

/* An exception, a serialization, usort() or its like, a constructor's error handling or a destructor is under way. The
 * other values matter only beside those asked for here. */
static inline bool is_busy(void)
{
	return EG(exception) || EG(prev_exception) || EG(fake_scope) || EG(error_handling) != EH_NORMAL || BG(serialize_lock)
		|| BG(serialize).level || BG(unserialize).level || ZEND_FCI_INITIALIZED(BG(user_compare_fci)) || zend_fiber_switch_blocked();
}

static zend_never_inline void leave_busy(swoole_rs_state *from)
{
	from->exception = EG(exception);
	from->prev_exception = EG(prev_exception);
	from->opline_before_exception = EG(opline_before_exception);
	from->exception_class = EG(exception_class);
	from->fake_scope = EG(fake_scope);
	from->serialize_data = BG(serialize).data;
	from->unserialize_data = BG(unserialize).data;
	from->error_handling = EG(error_handling);
	from->serialize_lock = BG(serialize_lock);
	from->serialize_level = BG(serialize).level;
	from->unserialize_level = BG(unserialize).level;
	from->compare_fci = BG(user_compare_fci);
	from->compare_cache = BG(user_compare_fci_cache);
	from->fiber_blocks = 0;
	while (zend_fiber_switch_blocked()) {
		zend_fiber_switch_unblock();
		from->fiber_blocks++;
	}
	EG(exception) = EG(prev_exception) = NULL;
	EG(exception_class) = EG(fake_scope) = NULL;
	EG(error_handling) = EH_NORMAL;
	BG(serialize_lock) = BG(serialize).level = BG(unserialize).level = 0;
	BG(user_compare_fci).size = 0;
}

static zend_never_inline void enter_busy(swoole_rs_state *to)
{
	EG(exception) = to->exception;
	EG(prev_exception) = to->prev_exception;
	EG(opline_before_exception) = to->opline_before_exception;
	EG(exception_class) = to->exception_class;
	EG(fake_scope) = to->fake_scope;
	BG(serialize).data = to->serialize_data;
	BG(unserialize).data = to->unserialize_data;
	EG(error_handling) = to->error_handling;
	BG(serialize_lock) = to->serialize_lock;
	BG(serialize).level = to->serialize_level;
	BG(unserialize).level = to->unserialize_level;
	BG(user_compare_fci) = to->compare_fci;
	BG(user_compare_fci_cache) = to->compare_cache;
	for (uint32_t i = 0; i < to->fiber_blocks; i++) {
		zend_fiber_switch_block();
	}
}

void swoole_rs_state_swap(swoole_rs_state *from, swoole_rs_state *to)
{
	from->in_autoload = EG(in_autoload);
	from->output = *OUTPUT_GLOBALS;
	from->busy = is_busy();
	if (UNEXPECTED(from->busy)) {
		leave_busy(from);
	}
	leave_error_handler(from);

	EG(in_autoload) = to->in_autoload;
	*OUTPUT_GLOBALS = to->output;
	if (UNEXPECTED(to->busy)) {
		enter_busy(to);
	}
	enter_error_handler(to);
}

/* Frees what the running coroutine's state owns; the coroutine is at its end and runs no PHP code: buffers that a
 * bailout has left behind are dropped without their callbacks. */
void swoole_rs_state_free(void)
{
	zend_stack *buffers = &OUTPUT_GLOBALS->handlers;

	if (buffers->elements) {
		while (!zend_stack_is_empty(buffers)) {
			php_output_handler_free(zend_stack_top(buffers));
			zend_stack_del_top(buffers);
		}
		zend_stack_destroy(buffers);
		OUTPUT_GLOBALS->active = OUTPUT_GLOBALS->running = NULL;
	}
	if (EG(in_autoload)) {
		zend_hash_destroy(EG(in_autoload));
		FREE_HASHTABLE(EG(in_autoload));
		EG(in_autoload) = NULL;
	}
}

/* ---- fiber.rs ---- */

static const zend_function bottom_function = { ZEND_INTERNAL_FUNCTION };

/* Pages that a deep call chain adds above the one on the C stack. */
#define GROWN_VM_PAGE (16 * 1024)

/* What the engine expects at the bottom of a context. Frames are balanced, so that it serves one job after the other. */
void swoole_rs_fiber_enter(void *page, size_t size, zend_execute_data *bottom)
{
	zend_vm_stack stack = page;

	stack->top = ZEND_VM_STACK_ELEMENTS(stack);
	stack->end = (zval *) ((char *) page + size);
	stack->prev = NULL;
	EG(vm_stack) = stack;
	EG(vm_stack_top) = stack->top;
	EG(vm_stack_end) = stack->end;
	EG(vm_stack_page_size) = GROWN_VM_PAGE;
	memset(bottom, 0, sizeof(*bottom));
	bottom->func = (zend_function *) &bottom_function;
	EG(current_execute_data) = bottom;
	EG(active_fiber) = NULL;
	EG(jit_trace_num) = 0;
#if PHP_VERSION_ID >= 80300 && defined(ZEND_CHECK_STACK_LIMIT)
	EG(stack_base) = zend_fiber_stack_base(EG(current_fiber_context)->stack);
	EG(stack_limit) = zend_fiber_stack_limit(EG(current_fiber_context)->stack);
#endif
}

/* Frees the VM pages that frames left behind when a bailout jumped over them. */
void swoole_rs_fiber_free_pages(void *page)
{
	zend_vm_stack stack = EG(vm_stack);

	while (stack && (void *) stack != page) {
		zend_vm_stack prev = stack->prev;
		efree(stack);
		stack = prev;
	}
}

size_t swoole_rs_fiber_size(void) { return sizeof(zend_fiber_context); }

bool swoole_rs_fiber_init(zend_fiber_context *context, void *kind, zend_fiber_coroutine function, size_t stack_size)
{
	memset(context, 0, sizeof(*context));
	/* The result is a bool up to 8.2 and a zend_result from 8.3 on: look at the handle instead. */
	(void) zend_fiber_init_context(context, kind, function, stack_size);
	return context->handle != NULL;
}

void swoole_rs_fiber_return(zend_fiber_transfer *transfer, zend_fiber_context *to)
{
	transfer->context = to;
	transfer->flags = 0;
	ZVAL_NULL(&transfer->value);
}

zend_string *swoole_rs_trace(zend_execute_data *frame, uint32_t depth)
{
	zend_execute_data *running = EG(current_execute_data);
	zval trace;
	zend_string *text;

	EG(current_execute_data) = frame;
	zend_fetch_debug_backtrace(&trace, 0, DEBUG_BACKTRACE_IGNORE_ARGS, depth);
	EG(current_execute_data) = running;
	text = zend_trace_to_string(Z_ARRVAL(trace), /* include_main */ false);
	zval_ptr_dtor(&trace);
	return text;
}

/* ---- hooks.rs ---- */

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
		ZVAL_DEREF(status);
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

/* Files that opcache compiled with other opcode handlers must not be shared with ours. */
void swoole_rs_add_entropy(void)
{
	zend_add_system_entropy("swoole_rs", "exit", PHP_VERSION, sizeof(PHP_VERSION) - 1);
}

bool swoole_rs_shutdown_function(const char *name, size_t length)
{
	php_shutdown_function_entry entry;
	zval function;

	ZVAL_STRINGL(&function, name, length);
	if (zend_fcall_info_init(&function, 0, &entry.fci, &entry.fci_cache, NULL, NULL) == FAILURE) {
		zval_ptr_dtor(&function);
		return false;
	}
	return append_user_shutdown_function(&entry);
}

bool swoole_rs_in_shutdown(void) { return EG(flags) & EG_FLAGS_IN_SHUTDOWN; }

uint32_t swoole_rs_shutdown_functions(void)
{
	return BG(user_shutdown_function_names) ? BG(user_shutdown_function_names)->nNumUsed : 0;
}

zif_handler swoole_rs_replace_function(const char *name, size_t length, zif_handler handler)
{
	zend_function *function = zend_hash_str_find_ptr(CG(function_table), name, length);
	zif_handler original;

	if (!function || function->type != ZEND_INTERNAL_FUNCTION) {
		return NULL;
	}
	original = function->internal_function.handler;
	function->internal_function.handler = handler;
	return original;
}

/* ---- call.rs, value.rs, error.rs ---- */

void swoole_rs_release_trampoline(zend_function *function)
{
	if (function->common.function_name && (function->common.fn_flags & ZEND_ACC_CALL_VIA_TRAMPOLINE)) {
		zend_string_release_ex(function->common.function_name, 0);
	}
	zend_free_trampoline(function);
}

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

#ifdef ZTS
bool swoole_rs_unclean(void) { return CG(unclean_shutdown); }
#endif

void swoole_rs_set_unclean(bool unclean) { CG(unclean_shutdown) = unclean; }

/* The message of the last exception that was reported without ending anything: no fatal error of the script's. */
static zend_string *reported_message;

/* A fatal error was reported, also one that does not jump (an uncaught exception of the main script). */
bool swoole_rs_had_fatal(void)
{
	return PG(last_error_message) && PG(last_error_message) != reported_message && (PG(last_error_type) & (E_ERROR | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_PARSE));
}

zend_long swoole_rs_memory_limit(void) { return PG(memory_limit); }

size_t swoole_rs_memory_used(void) { return zend_memory_usage(1); }

bool swoole_rs_numeric_key(const char *key, size_t length, zend_ulong *index)
{
	return ZEND_HANDLE_NUMERIC_STR(key, length, *index);
}

size_t swoole_rs_object_size(size_t size, zend_class_entry *ce) { return size + zend_object_properties_size(ce); }

void swoole_rs_object_init(zend_object *object, zend_class_entry *ce, const zend_object_handlers *handlers)
{
	zend_object_std_init(object, ce);
	object_properties_init(object, ce);
	object->handlers = handlers;
}

/* Query strings and urlencoded bodies, by the SAPI's own rules; `text` is copied. */
void swoole_rs_parse_query(const char *text, size_t length, zval *array)
{
	array_init(array);
	sapi_module.treat_data(PARSE_STRING, estrndup(text, length), array);
}

/* A Cookie header, by the rules of $_COOKIE; the superglobal's own array is put back. */
void swoole_rs_parse_cookies(const char *text, zval *array)
{
	zval saved;
	char *saved_data = SG(request_info).cookie_data;

	ZVAL_COPY_VALUE(&saved, &PG(http_globals)[TRACK_VARS_COOKIE]);
	ZVAL_UNDEF(&PG(http_globals)[TRACK_VARS_COOKIE]);
	SG(request_info).cookie_data = (char *) text;
	sapi_module.treat_data(PARSE_COOKIE, NULL, NULL);
	SG(request_info).cookie_data = saved_data;
	ZVAL_COPY_VALUE(array, &PG(http_globals)[TRACK_VARS_COOKIE]);
	ZVAL_COPY_VALUE(&PG(http_globals)[TRACK_VARS_COOKIE], &saved);
	if (Z_TYPE_P(array) != IS_ARRAY) {
		array_init(array);
	}
}

/* ---- Whatever may run PHP code is guarded: a fatal error's longjmp must not cross Rust frames. True: bailed out. ---- */

#define GUARDED(statement) \
	volatile bool bailed_out = false; \
	zend_try { statement; } zend_catch { bailed_out = true; } zend_end_try(); \
	return bailed_out

bool swoole_rs_call(zend_fcall_info *info, zend_fcall_info_cache *cache)
{
	GUARDED(zend_call_function(info, cache));
}

/* As zend_is_callable_ex() does for a closure. */
bool swoole_rs_closure(zval *value, zend_fcall_info_cache *cache)
{
	zend_object *closure;

	if (Z_TYPE_P(value) != IS_OBJECT || Z_OBJCE_P(value) != zend_ce_closure) {
		return false;
	}
	closure = Z_OBJ_P(value);
	closure->handlers->get_closure(closure, &cache->calling_scope, &cache->function_handler, &cache->object, true);
	cache->called_scope = cache->calling_scope;
#if PHP_VERSION_ID >= 80300
	cache->closure = closure;
#endif
	return true;
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

/* Ends the running coroutine's output buffers into stdout. User callbacks may run. */
bool swoole_rs_output_end(void)
{
	if (EXPECTED(!OUTPUT_GLOBALS->active)) {
		return false;
	}
	GUARDED(php_output_end_all());
}

bool swoole_rs_warning(const char *text) { GUARDED(php_error_docref(NULL, E_WARNING, "%s", text)); }

bool swoole_rs_disabled(void)
{
	GUARDED(zend_error(E_WARNING, "%s() has been disabled for security reasons", get_active_function_name()));
}

bool swoole_rs_deprecated(const char *text) { GUARDED(php_error_docref(NULL, E_DEPRECATED, "%s", text)); }

static void report_uncaught(zend_object *exception)
{
	zend_exception_error(exception, E_ERROR | E_DONT_BAIL);
	reported_message = PG(last_error_message);
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

/* ---- object.rs ---- */

void swoole_rs_class_install(zend_class_entry *ce, zend_object *(*create)(zend_class_entry *), zend_object_handlers *handlers)
{
	ce->create_object = create;
#if PHP_VERSION_ID >= 80300
	ce->default_object_handlers = handlers;
#endif
}

bool swoole_rs_is_declared_property(zend_object *object, zend_string *name)
{
	zend_property_info *info = zend_hash_find_ptr(&object->ce->properties_info, name);
	return info && !(info->flags & ZEND_ACC_STATIC);
}

/* Objects whose declared properties are computed when first looked at: a slot that is UNDEF sends every access of the
 * engine to these handlers, which have it filled and go on as usual. A slot that is filled costs nothing more. */

extern void swoole_rs_fill_properties(zend_object *object);

static zval *lazy_read(zend_object *object, zend_string *name, int type, void **cache, zval *rv)
{
	swoole_rs_fill_properties(object);
	return zend_std_read_property(object, name, type, cache, rv);
}

static zval *lazy_write(zend_object *object, zend_string *name, zval *value, void **cache)
{
	swoole_rs_fill_properties(object);
	return zend_std_write_property(object, name, value, cache);
}

static zval *lazy_pointer(zend_object *object, zend_string *name, int type, void **cache)
{
	swoole_rs_fill_properties(object);
	return zend_std_get_property_ptr_ptr(object, name, type, cache);
}

static int lazy_has(zend_object *object, zend_string *name, int check, void **cache)
{
	swoole_rs_fill_properties(object);
	return zend_std_has_property(object, name, check, cache);
}

static HashTable *lazy_properties(zend_object *object)
{
	swoole_rs_fill_properties(object);
	return zend_std_get_properties(object);
}

void swoole_rs_lazy_handlers(zend_object_handlers *handlers)
{
	handlers->read_property = lazy_read;
	handlers->write_property = lazy_write;
	handlers->get_property_ptr_ptr = lazy_pointer;
	handlers->has_property = lazy_has;
	handlers->get_properties = lazy_properties;
}

/* Values that the Rust part of an object holds, for the cycle collector. One class has such (the server). */

static void (*gc_show)(zend_object *object, void *buffer);

static HashTable *gc_values(zend_object *object, zval **table, int *count)
{
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	gc_show(object, buffer);
	zend_get_gc_buffer_use(buffer, table, count);
	return zend_std_get_properties(object);
}

void swoole_rs_gc_add(void *buffer, zval *value) { zend_get_gc_buffer_add_zval(buffer, value); }

void swoole_rs_gc_handler(zend_object_handlers *handlers, void (*show)(zend_object *, void *))
{
	gc_show = show;
	handlers->get_gc = gc_values;
}
