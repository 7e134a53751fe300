/* state.rs: what belongs to a coroutine and zend_fiber_switch_context does not carry. */
#include "inside.h"
#include "ext/standard/file.h"
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

/* Since 8.6 an operation on a stream collects its errors, and says them when it ends: what is under way is the coroutine's. The
 * errors that were said last are everybody's, like error_get_last(). */
#if PHP_VERSION_ID >= 80600
static inline bool has_stream_operations(void) { return FG(stream_error_state).operation_depth; }

static void leave_stream_operations(php_stream_error_state *kept)
{
	php_stream_error_state *now = &FG(stream_error_state);

	*kept = *now;
	*now = (php_stream_error_state) { .stored_errors = kept->stored_errors, .stored_count = kept->stored_count };
}

/* Operations point into the state itself, whose address is always the same. */
static void enter_stream_operations(const php_stream_error_state *kept)
{
	php_stream_error_state *now = &FG(stream_error_state), others = *now;

	if (others.overflow_operations) {
		efree(others.overflow_operations);
	}
	*now = *kept;
	now->stored_errors = others.stored_errors;
	now->stored_count = others.stored_count;
}
#else
static inline bool has_stream_operations(void) { return false; }
#endif

typedef struct {
	zend_output_globals output;
	/* What is in force for the others, while the coroutine runs inside a handler. */
	zval error_handler;
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
	/* What only some have; NULL: none of it. */
	struct rare_state *rare;
} swoole_rs_state;

typedef struct rare_state {
	uint32_t inside;
	uint32_t compiling;
	uint32_t no_waits;
	const zend_execute_data *collecting;
	swoole_rs_links *links;
	swoole_rs_streams *streams;
	swoole_rs_handles *handles;
	swoole_rs_soap *soap;
	swoole_rs_guards *guards;
	zval session;
	zend_string *filename_override;
	zend_long lineno_override;
	const char *user_stream_filename;
	bool in_user_include;
	zend_string *strtok_string;
	char *strtok_position;
	size_t strtok_length;
#if PHP_VERSION_ID >= 80600
	php_stream_error_state stream_operations;
#endif
} rare_state;

_Static_assert(sizeof(swoole_rs_state) <= 320, "zend::State is too small for this PHP");

/*
 * While a user error handler runs, the engine holds it on the C stack and leaves EG(user_error_handler) undefined; when
 * the handler returns, the engine puts it back unless there is another by then. A handler that is suspended must not take
 * the handler away from the others: they get a copy, and the undefined value comes back with the coroutine.
 */

/* The handler that scripts have set, also while it runs: what an undefined value means is seen beside it. Borrowed. */
ZEND_TLS zval known_handler;
/* The running coroutine's state, if it went on inside a handler; INSIDE_HANDLER says so, too. */
ZEND_TLS swoole_rs_state *inside_handler;

static void forget_inside_handler(void)
{
	inside_handler->in_error_handler = false;
	inside_handler = NULL;
	swoole_rs_inside &= ~INSIDE_HANDLER;
}

/* It returned meanwhile and put itself back. */
static void leave_returned_handler(void)
{
	if (inside_handler && Z_TYPE(EG(user_error_handler)) != IS_UNDEF) {
		zval_ptr_dtor(&EG(user_error_handler));
		ZVAL_COPY_VALUE(&EG(user_error_handler), &inside_handler->error_handler);
		forget_inside_handler();
	}
}

static zif_handler original_set_error_handler, original_restore_error_handler;

/* What a script sets counts, inside a handler that has been suspended as well. */
static void change_error_handler(zif_handler original, INTERNAL_FUNCTION_PARAMETERS)
{
	bool inside;

	leave_returned_handler();
	inside = Z_TYPE(EG(user_error_handler)) == IS_UNDEF && Z_TYPE(known_handler) != IS_UNDEF;
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (inside && Z_TYPE(EG(user_error_handler)) == IS_UNDEF) {
		return; /* the engine puts the running one back */
	}
	ZVAL_COPY_VALUE(&known_handler, &EG(user_error_handler));
	if (inside_handler) {
		zval_ptr_dtor(&inside_handler->error_handler);
		forget_inside_handler();
	}
}

static ZEND_NAMED_FUNCTION(set_error_handler) { change_error_handler(original_set_error_handler, INTERNAL_FUNCTION_PARAM_PASSTHRU); }

static ZEND_NAMED_FUNCTION(restore_error_handler)
{
	change_error_handler(original_restore_error_handler, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

void swoole_rs_watch_error_handlers(void)
{
	original_set_error_handler = swoole_rs_replace_function(ZEND_STRL("set_error_handler"), set_error_handler);
	original_restore_error_handler = swoole_rs_replace_function(ZEND_STRL("restore_error_handler"), restore_error_handler);
}

void swoole_rs_error_handlers_begin(void)
{
	ZVAL_UNDEF(&known_handler);
	inside_handler = NULL;
}

/* A handler has begun to run; or one that was running, and not known any more, has put itself back. */
static inline bool handler_changed(void) { return Z_TYPE(EG(user_error_handler)) != Z_TYPE(known_handler); }

static void leave_error_handler(swoole_rs_state *state)
{
	leave_returned_handler();
	if (state->in_error_handler) {
		ZVAL_COPY_VALUE(&EG(user_error_handler), &state->error_handler);
		inside_handler = NULL;
		swoole_rs_inside &= ~INSIDE_HANDLER;
	} else if (Z_TYPE(EG(user_error_handler)) == IS_UNDEF && Z_TYPE(known_handler) != IS_UNDEF) {
		state->in_error_handler = true;
		ZVAL_COPY(&EG(user_error_handler), &known_handler);
	} else {
		ZVAL_COPY_VALUE(&known_handler, &EG(user_error_handler));
	}
}

static void enter_error_handler(swoole_rs_state *state)
{
	if (state->in_error_handler) {
		ZVAL_COPY_VALUE(&state->error_handler, &EG(user_error_handler));
		ZVAL_UNDEF(&EG(user_error_handler));
		inside_handler = state;
		swoole_rs_inside |= INSIDE_HANDLER;
	}
}

/* Of a coroutine that was cut off; nothing in it is owned by then, but the block itself. */
static zend_never_inline void drop_rare(swoole_rs_state *state)
{
	pefree(state->rare, 1);
	state->rare = NULL;
}

void swoole_rs_state_init(swoole_rs_state *state)
{
	if (UNEXPECTED(state->rare)) {
		drop_rare(state);
	}
	/* Member by member: a memset of this size costs more than all of them. */
	state->output = (zend_output_globals) {
		.handlers.size = sizeof(php_output_handler *),
		.flags = OG(flags) & (PHP_OUTPUT_IMPLICITFLUSH | PHP_OUTPUT_WRITTEN | PHP_OUTPUT_SENT | PHP_OUTPUT_ACTIVATED),
	};
	state->in_error_handler = false;
	state->busy = false;
}

/* 0 if there is none. */
static inline uintptr_t pending_exceptions(void)
{
#if PHP_VERSION_ID < 80600
	return (uintptr_t) EG(exception) | (uintptr_t) EG(prev_exception);
#else
	return (uintptr_t) EG(exception);
#endif
}

/* An exception, an autoload, a serialization, usort() or its like, a constructor's error handling, a destructor, or any of what is rare
 * is under way. The other values matter only beside those asked for here. One sum of all: usually none is, and a branch
 * for each would cost more. */
static inline bool is_busy(void)
{
	return (pending_exceptions() | (uintptr_t) EG(fake_scope)
		| (uintptr_t) EG(error_handling) | BG(serialize_lock) | BG(serialize).level | BG(unserialize).level
		| BG(user_compare_fci).size | swoole_rs_inside) != 0
		|| is_autoloading() || has_stream_operations() || zend_fiber_switch_blocked();
}

static void leave_rare(swoole_rs_state *from)
{
	rare_state *rare = pecalloc(1, sizeof(*rare), 1);

	leave_error_handler(from);
	rare->inside = swoole_rs_inside & ~LINKS_RESUMED;
	rare->compiling = swoole_rs_compiling;
	rare->no_waits = swoole_rs_no_waits;
	rare->collecting = swoole_rs_collecting;
	rare->filename_override = EG(filename_override);
	rare->lineno_override = EG(lineno_override);
	rare->user_stream_filename = FG(user_stream_current_filename);
	rare->in_user_include = PG(in_user_include);
	rare->strtok_string = BG(strtok_string);
	rare->strtok_position = BG(strtok_last);
	rare->strtok_length = BG(strtok_len);
	EG(filename_override) = NULL;
	EG(lineno_override) = -1;
	FG(user_stream_current_filename) = NULL;
	PG(in_user_include) = false;
	BG(strtok_string) = NULL;
	BG(strtok_last) = NULL;
	BG(strtok_len) = 0;
#if PHP_VERSION_ID >= 80600
	leave_stream_operations(&rare->stream_operations);
#endif
	ZVAL_UNDEF(&rare->session);
	if (swoole_rs_inside & HAS_SESSION) {
		swoole_rs_session_hide(&rare->session);
	}
	if (!CG(unclean_shutdown)) {
		bool links_resumed = swoole_rs_inside & LINKS_RESUMED;
		rare->links = swoole_rs_links_hide(from);
		rare->streams = swoole_rs_streams_hide(from);
		rare->handles = swoole_rs_handles_hide(from);
		rare->soap = swoole_rs_soap_hide();
		rare->guards = swoole_rs_guards_lift();
		if (links_resumed) {
			swoole_rs_links_changed(from);
		}
	}
	swoole_rs_inside = swoole_rs_compiling = swoole_rs_no_waits = 0;
	swoole_rs_collecting = NULL;
	from->rare = rare;
}

static void enter_rare(swoole_rs_state *to)
{
	rare_state *rare = to->rare;

	to->rare = NULL;
	swoole_rs_inside = rare->inside;
	swoole_rs_compiling = rare->compiling;
	swoole_rs_no_waits = rare->no_waits;
	swoole_rs_collecting = rare->collecting;
	EG(filename_override) = rare->filename_override;
	EG(lineno_override) = rare->lineno_override;
	FG(user_stream_current_filename) = rare->user_stream_filename;
	PG(in_user_include) = rare->in_user_include;
	BG(strtok_string) = rare->strtok_string;
	BG(strtok_last) = rare->strtok_position;
	BG(strtok_len) = rare->strtok_length;
#if PHP_VERSION_ID >= 80600
	enter_stream_operations(&rare->stream_operations);
#endif
	swoole_rs_session_show(&rare->session);
	if (rare->guards) {
		swoole_rs_guards_set(rare->guards);
	}
	if (rare->streams) {
		swoole_rs_streams_show(rare->streams);
	}
	if (rare->handles) {
		swoole_rs_handles_show(rare->handles);
	}
	if (rare->soap) {
		swoole_rs_soap_show(rare->soap);
	}
	if (rare->links) {
		swoole_rs_links_show(rare->links);
	}
	pefree(rare, 1);
	enter_error_handler(to);
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
	leave_rare(from);
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
	enter_rare(to);
}

void swoole_rs_state_swap(swoole_rs_state *from, swoole_rs_state *to)
{
	from->output = *OUTPUT_GLOBALS;
	from->busy = is_busy() || handler_changed();
	if (UNEXPECTED(from->busy)) {
		leave_busy(from);
	}

	*OUTPUT_GLOBALS = to->output;
	if (UNEXPECTED(to->busy)) {
		enter_busy(to);
	}
}

static zend_never_inline void free_inside(void)
{
	swoole_rs_links_forget();
	swoole_rs_soap_forget();
	swoole_rs_handles_forget();
	swoole_rs_inside &= LINKS_RESUMED;
	swoole_rs_compiling = swoole_rs_no_waits = 0;
	swoole_rs_collecting = NULL;
	if (BG(strtok_string)) {
		zend_string_release(BG(strtok_string));
		BG(strtok_string) = NULL;
	}
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
	if (UNEXPECTED(swoole_rs_inside)) {
		free_inside();
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
