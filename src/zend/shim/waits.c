/* waits.rs: where a call of libc's must wait with the whole process, and which function of PHP's makes it. */
#include "inside.h"
#include "main/php_network.h"
#include "zend_gc.h"
#include "ext/standard/file.h"
#include "ext/pdo/php_pdo_driver.h"

enum { TRANSPORT_TCP = 1, TRANSPORT_SSL = 2, TRANSPORT_TLS = 4 };

PER_THREAD uint32_t swoole_rs_no_waits;
PER_THREAD const zend_execute_data *swoole_rs_collecting;

/* Output of the SAPI's, and errors on their way to it or to the log: a failed write of theirs would end the process, and
 * nothing may come between a fatal error and its end. A bailout leaves the counters too high until the coroutine ends. */
static void begin(void)
{
	swoole_rs_inside++;
	swoole_rs_no_waits++;
}

static void end(void)
{
	swoole_rs_no_waits--;
	swoole_rs_inside--;
}

static size_t (*original_write)(const char *text, size_t length);
static void (*original_flush)(void *context);
static void (*original_error)(int type, zend_string *file, const uint32_t line, zend_string *text);
static int (*original_collect)(void);

static size_t undisturbed_write(const char *text, size_t length)
{
	size_t written;

	begin();
	written = original_write(text, length);
	end();
	return written;
}

static void undisturbed_flush(void *context)
{
	begin();
	original_flush(context);
	end();
}

static void undisturbed_error(int type, zend_string *file, const uint32_t line, zend_string *text)
{
	begin();
	original_error(type, file, line, text);
	end();
}

/* Destructors that the collector calls may wait: their frames lie above the one that it was called from. */
static int undisturbed_collect(void)
{
	const zend_execute_data *outer = swoole_rs_collecting;
	int count;

	swoole_rs_inside++;
	swoole_rs_collecting = EG(current_execute_data);
	count = original_collect();
	swoole_rs_collecting = outer;
	swoole_rs_inside--;
	return count;
}

/* Once, when all modules have started. */
void swoole_rs_watch_waits(void)
{
	original_write = sapi_module.ub_write;
	sapi_module.ub_write = undisturbed_write;
	if (sapi_module.flush) {
		original_flush = sapi_module.flush;
		sapi_module.flush = undisturbed_flush;
	}
	original_error = zend_error_cb;
	zend_error_cb = undisturbed_error;
	original_collect = gc_collect_cycles;
	gc_collect_cycles = undisturbed_collect;
}

bool swoole_rs_may_wait(void)
{
	return !swoole_rs_no_waits && !swoole_rs_compiling
		&& !(swoole_rs_collecting && swoole_rs_collecting == EG(current_execute_data));
}

static const zend_function *running(void)
{
	const zend_execute_data *frame = EG(current_execute_data);

	return frame && frame->func && frame->func->type == ZEND_INTERNAL_FUNCTION ? frame->func : NULL;
}

/* The name of the module whose function runs; NULL: it is a script's code, or a function of no module. */
const char *swoole_rs_running_module(void)
{
	const zend_function *function = running();

	return function && function->internal_function.module ? function->internal_function.module->name : NULL;
}

/* The name of the function that runs, without its class. */
const char *swoole_rs_running_name(void)
{
	const zend_function *function = running();

	return function && function->common.function_name ? ZSTR_VAL(function->common.function_name) : NULL;
}

static const pdo_driver_t *driver_of(const pdo_dbh_t *handle) { return handle ? handle->driver : NULL; }

/* While a PDO is made, only its data source tells. */
static const char *driver_of_source(const zend_function *function, const zend_execute_data *frame)
{
	const zval *source;

	if (!zend_string_equals_literal(function->common.function_name, "__construct")
		&& !zend_string_equals_literal(function->common.function_name, "connect")) {
		return NULL;
	}
	source = ZEND_CALL_NUM_ARGS(frame) ? ZEND_CALL_VAR_NUM(frame, 0) : NULL;
	return source && Z_TYPE_P(source) == IS_STRING && !strncmp(Z_STRVAL_P(source), "pgsql:", 6) ? "pgsql" : NULL;
}

/* The driver behind the PDO or PDOStatement whose method runs. */
const char *swoole_rs_running_driver(void)
{
	const zend_function *function = running();
	const zval *object = &EG(current_execute_data)->This;
	const pdo_driver_t *driver = NULL;
	const pdo_stmt_t *statement;

	if (!function || !function->common.scope) {
		return NULL;
	}
	if (zend_string_equals_literal(function->common.scope->name, "PDO")) {
		if (Z_TYPE_P(object) == IS_OBJECT) {
			driver = driver_of(php_pdo_dbh_fetch_inner(Z_OBJ_P(object)));
		}
		return driver ? driver->driver_name : driver_of_source(function, EG(current_execute_data));
	}
	if (Z_TYPE_P(object) == IS_OBJECT && zend_string_equals_literal(function->common.scope->name, "PDOStatement")) {
		statement = php_pdo_stmt_fetch_object(Z_OBJ_P(object));
		driver = driver_of(statement->dbh);
	}
	return driver ? driver->driver_name : NULL;
}

static bool is_encrypted(php_stream *stream)
{
	zval data;
	bool encrypted;

	array_init(&data);
	encrypted = php_stream_populate_meta_data(stream, &data) && zend_hash_str_exists(Z_ARRVAL(data), ZEND_STRL("crypto"));
	zval_ptr_dtor(&data);
	return encrypted;
}

static int transports_of_url(const char *url)
{
	if (!strncasecmp(url, "tls", 3) && strstr(url, "://")) {
		return TRANSPORT_TLS;
	}
	return !strncasecmp(url, "ssl://", 6) || !strncasecmp(url, "https://", 8) || !strncasecmp(url, "ftps://", 7)
		? TRANSPORT_SSL : TRANSPORT_TCP;
}

/* The stream of PHP's, whoever has it, that reads and writes a socket; NULL: there is none. */
static php_stream *stream_of(int fd)
{
	zend_resource *resource;

	ZEND_HASH_FOREACH_PTR(&EG(regular_list), resource) {
		php_stream *stream = resource->ptr;

		if (resource->type == php_file_le_stream() && stream && stream->abstract
			&& !strncmp(stream->ops->label, ZEND_STRL("tcp_socket")) && ((php_netstream_data_t *) stream->abstract)->socket == fd) {
			return stream;
		}
	} ZEND_HASH_FOREACH_END();
	return NULL;
}

/* What is between the function that runs and the network, at a socket of TCP. */
int swoole_rs_running_transports(int fd)
{
	const zend_function *function = running();
	const zend_execute_data *frame = EG(current_execute_data);
	const zval *argument;
	php_stream *stream;

	if (function && zend_string_equals_literal(function->common.function_name, "stream_socket_enable_crypto")) {
		return TRANSPORT_SSL | TRANSPORT_TLS;
	}
	stream = stream_of(fd);
	if (stream && is_encrypted(stream)) {
		return TRANSPORT_SSL | TRANSPORT_TLS;
	}
	/* a stream that is being opened, of which the address tells what it is to be */
	argument = function && ZEND_CALL_NUM_ARGS(frame) ? ZEND_CALL_VAR_NUM(frame, 0) : NULL;
	return argument && Z_TYPE_P(argument) == IS_STRING ? transports_of_url(Z_STRVAL_P(argument)) : TRANSPORT_TCP;
}

/* gethostbyname() looks names up into one buffer of the process, which each call frees first. While a coroutine is suspended
 * in a look-up, its buffer is out of sight. False: the look-up is somebody else's. */
bool swoole_rs_host_buffer_take(const void *host, char **buffer, size_t *size)
{
#ifdef HAVE_GETHOSTBYNAME_R
	if (host == &FG(tmp_host_info)) {
		*buffer = FG(tmp_host_buf);
		*size = FG(tmp_host_buf_len);
		FG(tmp_host_buf) = NULL;
		FG(tmp_host_buf_len) = 0;
		return true;
	}
#endif
	return false;
}

void swoole_rs_host_buffer_put(char *buffer, size_t size)
{
#ifdef HAVE_GETHOSTBYNAME_R
	if (FG(tmp_host_buf)) {
		free(FG(tmp_host_buf));
	}
	FG(tmp_host_buf) = buffer;
	FG(tmp_host_buf_len) = size;
#endif
}

/* Whether the process that PHP's function closes is waited for: said by a variable of all. */
int swoole_rs_swap_pclose_wait(int wait)
{
	int before = FG(pclose_wait);

	FG(pclose_wait) = wait;
	return before;
}

/* The frame that runs and the instruction that it was called by: the same pair is the same call. */
void swoole_rs_call_site(const void **frame, const void **instruction)
{
	const zend_execute_data *running_frame = EG(current_execute_data);

	*frame = running_frame;
	*instruction = running_frame && running_frame->prev_execute_data && running_frame->prev_execute_data->func
			&& ZEND_USER_CODE(running_frame->prev_execute_data->func->type)
		? running_frame->prev_execute_data->opline : NULL;
}

/* Says of an internal function's call that it fails. PHP uses the flag for scripts' functions alone, and gives each call
 * its flags anew, so that no later one in the same place has the mark. */
#define CALL_FAILS ZEND_CALL_NEEDS_REATTACH

static bool is_users(const zend_execute_data *frame) { return frame->func && ZEND_USER_CODE(frame->func->type); }

void swoole_rs_mark_failing(const void **frame, const void **instruction)
{
	zend_execute_data *running_frame = EG(current_execute_data);

	*frame = running_frame;
	*instruction = NULL;
	if (running_frame && is_users(running_frame)) {
		*instruction = running_frame->opline;
	} else if (running_frame) {
		ZEND_ADD_CALL_FLAG(running_frame, CALL_FAILS);
	}
}

/* 2: it runs; 1: what it has called runs; 0: it is over. */
int swoole_rs_failing_progress(const void *wanted, const void *instruction)
{
	for (const zend_execute_data *frame = EG(current_execute_data); frame; frame = frame->prev_execute_data) {
		if (frame == wanted) {
			bool same = is_users(frame) ? frame->opline == instruction : !instruction && (ZEND_CALL_INFO(frame) & CALL_FAILS);

			return same ? 1 + (frame == EG(current_execute_data)) : 0;
		}
	}
	return 0;
}
