/*
 * error.rs: the graceful exit that ends a coroutine is not lost when the engine throws over it. Where an exit leaves a
 * function that C code has called for a conversion (__toString), the code that wanted the string has none and throws a
 * TypeError. The engine lets that replace the exit, and a `catch` would take the coroutine out of its end. There is no
 * hook in that place, nor may the opcodes have handlers of ours (the JIT switches itself off then). But the exit that is
 * replaced is released just before, and the exception that replaces it is the newest: it becomes an exit itself.
 */
#include "shim.h"

/* Those of an exit, and those of an exception that has become one. */
static zend_object_handlers exit_handlers, replaced_handlers;
static zend_object *(*original_create)(zend_class_entry *);

/* What was created last while an exit was pending. It is thrown at once; if it was not, it may be gone. */
ZEND_TLS zend_object *newest;
ZEND_TLS uint32_t newest_handle;

static bool is_exit(const zend_object *object)
{
	return object && (object->handlers == &exit_handlers || object->handlers == &replaced_handlers);
}

static zend_object *create_exception(zend_class_entry *ce)
{
	zend_object *exception = original_create(ce);

	if (UNEXPECTED(is_exit(EG(exception)))) {
		newest = exception;
		newest_handle = exception->handle;
	}
	return exception;
}

/* `exit` is being replaced. The message, which is a string and the first property, makes room for the class. */
static void hand_on(const zend_object *exit)
{
	zend_object *exception = newest;
	zval *message;

	newest = NULL;
	if (!exception || EG(objects_store).object_buckets[newest_handle] != exception || GC_REFCOUNT(exception) != 1) {
		return;
	}
	message = OBJ_PROP_NUM(exception, 0);
	if (Z_TYPE_P(message) != IS_STRING) {
		return;
	}
	zval_ptr_dtor_str(message);
	ZVAL_PTR(message, exception->ce);
	exception->ce = exit->ce;
	exception->handlers = &replaced_handlers;
}

static void release_exit(zend_object *exit)
{
	/* The engine releases one that is still pending only for something that replaces it. */
	if (EG(exception) == exit) {
		hand_on(exit);
	}
	zend_object_std_dtor(exit);
}

static void release_replaced(zend_object *exception)
{
	if (EG(exception) == exception) {
		hand_on(exception);
	}
	exception->ce = Z_PTR_P(OBJ_PROP_NUM(exception, 0));
	ZVAL_UNDEF(OBJ_PROP_NUM(exception, 0));
	zend_object_std_dtor(exception);
}

void swoole_rs_throw_graceful_exit(void)
{
	zend_throw_graceful_exit();
	EG(exception)->handlers = &exit_handlers;
}

/* At the start of a request, when all modules are loaded: classes of scripts inherit what is set here, once. */
void swoole_rs_keep_graceful_exits(void)
{
	zend_class_entry *ce;

	newest = NULL;
	if (original_create) {
		return;
	}
	exit_handlers = *zend_get_std_object_handlers();
	replaced_handlers = exit_handlers;
	exit_handlers.free_obj = release_exit;
	replaced_handlers.free_obj = release_replaced;
	original_create = zend_ce_exception->create_object;
	ZEND_HASH_MAP_FOREACH_PTR(CG(class_table), ce) {
		if (ce->create_object == original_create) {
			ce->create_object = create_exception;
		}
	} ZEND_HASH_FOREACH_END();
}
