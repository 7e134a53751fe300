/* fiber.rs: native fiber contexts, what the engine expects at the bottom of one, and backtraces. */
#include "shim.h"
#include "zend_builtin_functions.h"
#include "zend_fibers.h"
#include "zend_observer.h"

static zend_function bottom_function = { ZEND_INTERNAL_FUNCTION };

/* Pages that a deep call chain adds above the one on the C stack. */
#define GROWN_VM_PAGE (16 * 1024)

/* What the engine expects at the bottom of a context. Frames are balanced, so that it serves one job after the other.
 * The page lies on the C stack and must never look empty: the engine frees the page below when a call outgrows it and
 * leaves nothing there (zend_vm_stack_copy_call_frame). So the first frame begins one element above the page's start. */
void swoole_rs_fiber_enter(void *page, size_t size, zend_execute_data *bottom)
{
	zend_vm_stack stack = page;

	stack->top = ZEND_VM_STACK_ELEMENTS(stack) + 1;
	stack->end = (zval *) ((char *) page + size);
	stack->prev = NULL;
	EG(vm_stack) = stack;
	EG(vm_stack_top) = stack->top;
	EG(vm_stack_end) = stack->end;
	EG(vm_stack_page_size) = GROWN_VM_PAGE;
	memset(bottom, 0, sizeof(*bottom));
	/* PHP's warnings look for the name of the function that runs, and may be due when the last frame has gone. */
	bottom_function.internal_function.function_name = ZSTR_EMPTY_ALLOC();
	bottom->func = &bottom_function;
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

/* The user's Fiber whose code runs; NULL: none. */
void *swoole_rs_active_fiber(void) { return EG(active_fiber); }

/* As `Fiber::isSuspended()` says; one that waits for another Fiber of its own is not. */
bool swoole_rs_is_fiber_suspended(void *fiber)
{
	return ((zend_fiber *) fiber)->context.status == ZEND_FIBER_STATUS_SUSPENDED && ((zend_fiber *) fiber)->caller == NULL;
}

size_t swoole_rs_fiber_size(void) { return sizeof(zend_fiber_context); }

bool swoole_rs_fiber_init(zend_fiber_context *context, void *kind, zend_fiber_coroutine function, size_t stack_size)
{
	memset(context, 0, sizeof(*context));
	/* The result is a bool up to 8.2 and a zend_result from 8.3 on: look at the handle instead. */
	(void) zend_fiber_init_context(context, kind, function, stack_size);
	return context->handle != NULL;
}

/* A context that has served one coroutine serves another one: to observers, a fiber has gone and a new one has come. */
bool swoole_rs_fiber_announce(zend_fiber_context *context)
{
	GUARDED(zend_observer_fiber_destroy_notify(context); zend_observer_fiber_init_notify(context));
}

/* What the engine does when a context's function returns, but while the VM's page and the bottom frame are still there: they lie
 * on the C stack of that function, and observers, which may be PHP code, are told of this last switch. */
void swoole_rs_fiber_finish(void *page, zend_fiber_transfer *transfer, zend_fiber_context *to)
{
	ZEND_ASSERT((void *) EG(vm_stack) == page);
	transfer->context = to;
	transfer->flags = 0;
	ZVAL_NULL(&transfer->value);
	EG(current_fiber_context)->status = ZEND_FIBER_STATUS_DEAD;
	zend_fiber_switch_context(transfer);
	abort();
}

static void fetch_trace(zend_execute_data *frame, zval *trace, bool skip, int options, int limit)
{
	zend_execute_data *running = EG(current_execute_data);

	ZVAL_UNDEF(trace);
	EG(current_execute_data) = frame;
	zend_try {
		zend_fetch_debug_backtrace(trace, skip, options, limit);
	} zend_catch {
		EG(current_execute_data) = running;
		zend_bailout();
	} zend_end_try();
	EG(current_execute_data) = running;
}

/* As debug_backtrace() of the frame's own code; `skip`: without the function that the frame is. */
bool swoole_rs_backtrace(zend_execute_data *frame, zval *trace, bool skip, int options, int limit)
{
	GUARDED(fetch_trace(frame, trace, skip, options, limit));
}

/* An array that debug_backtrace() gives, as debug_print_backtrace() writes it. */
zend_string *swoole_rs_trace_text(zval *trace)
{
	return zend_trace_to_string(Z_ARRVAL_P(trace), /* include_main */ false);
}

/* What the frames of a call chain take of the VM stack. */
size_t swoole_rs_stack_usage(zend_execute_data *frame)
{
	size_t bytes = 0;

	for (; frame; frame = frame->prev_execute_data) {
		if (frame->func) {
			bytes += zend_vm_calc_used_stack(ZEND_CALL_NUM_ARGS(frame), frame->func);
		}
	}
	return bytes;
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
