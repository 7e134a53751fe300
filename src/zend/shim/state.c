/* state.rs: what belongs to a coroutine and zend_fiber_switch_context does not carry. */
#include "shim.h"
#include "zend_fibers.h"

/* The classes that are being autoloaded: a table that the engine holds by value since 8.6. Before, it makes one when it
 * first needs one. */
static inline HashTable *autoloading(void)
{
#if PHP_VERSION_ID >= 80600
	return &EG(autoload_current_classnames);
#else
	return EG(in_autoload);
#endif
}

static inline bool is_autoloading(void)
{
	const HashTable *classes = autoloading();
	return classes && zend_hash_num_elements(classes);
}

static HashTable *take_autoloading(void)
{
	HashTable *classes;

	if (!is_autoloading()) {
		return NULL;
	}
#if PHP_VERSION_ID >= 80600
	classes = emalloc(sizeof(*classes));
	*classes = EG(autoload_current_classnames);
	zend_hash_init(&EG(autoload_current_classnames), 8, NULL, NULL, 0);
#else
	classes = EG(in_autoload);
	EG(in_autoload) = NULL;
#endif
	return classes;
}

static void put_autoloading(HashTable *classes)
{
	if (!classes) {
		return;
	}
#if PHP_VERSION_ID >= 80600
	zend_hash_destroy(&EG(autoload_current_classnames));
	EG(autoload_current_classnames) = *classes;
	efree(classes);
#else
	if (EG(in_autoload)) {
		zend_hash_destroy(EG(in_autoload));
		FREE_HASHTABLE(EG(in_autoload));
	}
	EG(in_autoload) = classes;
#endif
}

typedef struct {
	zend_output_globals output;
	zval error_handler;
	int error_handler_depth;
	bool in_error_handler;
	/* The rest says nothing: all of it is zero in the engine, which is usual. */
	bool busy;
	HashTable *autoloading;
	zend_object *exception;
#if PHP_VERSION_ID < 80600
	zend_object *prev_exception;
#endif
	const zend_op *opline_before_exception;
	zend_class_entry *exception_class;
	const zend_class_entry *fake_scope;
	void *serialize_data;
	void *unserialize_data;
	zend_error_handling_t error_handling;
	uint32_t fiber_blocks;
	bool holds_signals;
	unsigned serialize_lock;
	unsigned serialize_level;
	unsigned unserialize_level;
	zend_fcall_info compare_fci;
	zend_fcall_info_cache compare_cache;
} swoole_rs_state;

_Static_assert(sizeof(swoole_rs_state) <= 320, "zend::State is too small for this PHP");

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
	/* Member by member: a memset of this size costs more than all of them. */
	state->output = (zend_output_globals) {
		.handlers.size = sizeof(php_output_handler *),
		.flags = OG(flags) & (PHP_OUTPUT_IMPLICITFLUSH | PHP_OUTPUT_WRITTEN | PHP_OUTPUT_SENT | PHP_OUTPUT_ACTIVATED),
	};
	ZVAL_UNDEF(&state->error_handler);
	state->error_handler_depth = 0;
	state->in_error_handler = false;
	state->busy = false;
}

static inline bool has_exception(void)
{
#if PHP_VERSION_ID < 80600
	return EG(exception) || EG(prev_exception);
#else
	return EG(exception);
#endif
}

/* An exception, an autoload, a serialization, usort() or its like, a constructor's error handling or a destructor is under
 * way. The other values matter only beside those asked for here. */
static inline bool is_busy(void)
{
	return has_exception() || is_autoloading() || EG(fake_scope) || EG(error_handling) != EH_NORMAL || BG(serialize_lock)
		|| BG(serialize).level || BG(unserialize).level || ZEND_FCI_INITIALIZED(BG(user_compare_fci)) || zend_fiber_switch_blocked();
}

static zend_never_inline void leave_busy(swoole_rs_state *from)
{
	from->autoloading = take_autoloading();
	from->exception = EG(exception);
#if PHP_VERSION_ID < 80600
	from->prev_exception = EG(prev_exception);
	EG(prev_exception) = NULL;
#endif
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
	/* In a destructor, or a handler that pcntl calls. */
	from->holds_signals = from->fiber_blocks && swoole_rs_let_signals_through();
	EG(exception) = NULL;
	EG(exception_class) = NULL;
	EG(fake_scope) = NULL;
	EG(error_handling) = EH_NORMAL;
	BG(serialize_lock) = BG(serialize).level = BG(unserialize).level = 0;
	BG(user_compare_fci).size = 0;
}

static zend_never_inline void enter_busy(swoole_rs_state *to)
{
	put_autoloading(to->autoloading);
	EG(exception) = to->exception;
#if PHP_VERSION_ID < 80600
	EG(prev_exception) = to->prev_exception;
#endif
	EG(opline_before_exception) = to->opline_before_exception;
	EG(exception_class) = to->exception_class;
	EG(fake_scope) = (void *) to->fake_scope; /* const since 8.5 */
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
	if (to->holds_signals) {
		swoole_rs_hold_signals();
	}
}

void swoole_rs_state_swap(swoole_rs_state *from, swoole_rs_state *to)
{
	from->output = *OUTPUT_GLOBALS;
	from->busy = is_busy();
	if (UNEXPECTED(from->busy)) {
		leave_busy(from);
	}
	leave_error_handler(from);

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
	if (is_autoloading()) {
		zend_hash_clean(autoloading());
	}
}

/* Ends the running coroutine's output buffers into stdout. User callbacks may run. One that is cut off inside such a
 * callback cannot: the engine refuses, by a fatal error, to end buffers from there. */
bool swoole_rs_output_end(void)
{
	if (EXPECTED(!OUTPUT_GLOBALS->active) || OUTPUT_GLOBALS->running) {
		return false;
	}
	GUARDED(php_output_end_all());
}

/* Forgets what the output buffers in force hold. */
void swoole_rs_output_forget(void)
{
	zend_stack *buffers = &OUTPUT_GLOBALS->handlers;

	for (int i = 0; i < zend_stack_count(buffers); i++) {
		((php_output_handler **) zend_stack_base(buffers))[i]->buffer.used = 0;
	}
}
