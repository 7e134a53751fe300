/* descriptor.rs: file descriptors behind PHP values. */
#include "shim.h"
#include "php_network.h"

#define NO_DESCRIPTOR (-1)
#define NOT_SELECTABLE (-2)
#define FAILED (-3)

static int of_stream(zval *value, bool complain)
{
	php_stream *stream = zend_fetch_resource2(Z_RES_P(value), complain ? "stream" : NULL, php_file_le_stream(),
		php_file_le_pstream());
	php_socket_t fd = -1;

	if (!stream) {
		return complain ? FAILED : NO_DESCRIPTOR;
	}
	if (php_stream_cast(stream, PHP_STREAM_AS_FD_FOR_SELECT | PHP_STREAM_CAST_INTERNAL, (void **) &fd, complain) != SUCCESS
			|| fd < 0) {
		return NOT_SELECTABLE;
	}
	return fd;
}

static zend_class_entry *loaded_class(const char *name, size_t length)
{
	return zend_hash_str_find_ptr(CG(class_table), name, length);
}

/* ext/sockets is not linked to; its objects have begun with the descriptor since there are any. */
static int of_object(zend_object *object)
{
	zend_class_entry *process = loaded_class(ZEND_STRL("swoole\\process"));
	zval buffer, *pipe;

	if (object->ce->type == ZEND_INTERNAL_CLASS && object->ce == loaded_class(ZEND_STRL("socket"))) {
		return *(php_socket_t *) ((char *) object - object->handlers->offset);
	}
	if (process && instanceof_function(object->ce, process)) {
		pipe = zend_read_property(process, object, ZEND_STRL("pipe"), true, &buffer);
		return Z_TYPE_P(pipe) == IS_LONG ? (int) Z_LVAL_P(pipe) : NO_DESCRIPTOR;
	}
	return NO_DESCRIPTOR;
}

static int descriptor_of(zval *value, bool complain)
{
	int fd = NO_DESCRIPTOR;

	if (Z_TYPE_P(value) == IS_RESOURCE) {
		return of_stream(value, complain);
	}
	if (Z_TYPE_P(value) == IS_OBJECT) {
		fd = of_object(Z_OBJ_P(value));
	}
	return fd < 0 ? NO_DESCRIPTOR : fd;
}

bool swoole_rs_descriptor(zval *value, bool complain, int *descriptor) { GUARDED(*descriptor = descriptor_of(value, complain)); }
