/* transports.rs: the stream transports and the wrapper that Swoole has beside PHP's own. */
#include "shim.h"
#include "main/php_network.h"

#define PREFIX "async."

static const char *const names[] = { "tcp", "udp", "unix", "udg", "ssl", "tls" };

/* PHP's own stream of what follows the prefix: its waits are hooked like those of all others. */
static php_stream *make(const char *name, size_t length, const char *target, size_t target_length,
	const char *persistent_id, int options, int flags, struct timeval *timeout, php_stream_context *context STREAMS_DC)
{
	const char *own = name + sizeof(PREFIX) - 1;
	size_t own_length = length - (sizeof(PREFIX) - 1);
	php_stream_transport_factory factory = zend_hash_str_find_ptr(php_stream_xport_get_hash(), own, own_length);

	if (!factory) {
		php_error_docref(NULL, E_WARNING, "Unable to find the socket transport \"%.*s\" - did you forget to enable it when you configured PHP?",
			(int) own_length, own);
		return NULL;
	}
	return factory(own, own_length, target, target_length, persistent_id, options, flags, timeout, context STREAMS_REL_CC);
}

static php_stream *open_file(php_stream_wrapper *wrapper, const char *path, const char *mode, int options,
	zend_string **opened_path, php_stream_context *context STREAMS_DC)
{
	static const char scheme[] = PREFIX "file://";

	if (!strncasecmp(path, scheme, sizeof(scheme) - 1)) {
		path += sizeof(scheme) - 1;
	}
	return php_plain_files_wrapper.wops->stream_opener(&php_plain_files_wrapper, path, mode, options, opened_path, context STREAMS_REL_CC);
}

static const php_stream_wrapper_ops file_operations = { .stream_opener = open_file, .label = "async file" };
static const php_stream_wrapper file_wrapper = { .wops = &file_operations };

/* At the module's start. */
bool swoole_rs_alias_transports(void)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		char name[sizeof(PREFIX) + 8];

		snprintf(name, sizeof(name), PREFIX "%s", names[i]);
#if PHP_VERSION_ID >= 80600
		php_stream_xport_register(name, make);
#else
		if (php_stream_xport_register(name, make) != SUCCESS) {
			return false;
		}
#endif
	}
	return php_register_url_stream_wrapper(PREFIX "file", &file_wrapper) == SUCCESS;
}
