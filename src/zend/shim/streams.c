/*
 * state.rs: streams that a suspended coroutine is reading or writing. The engine keeps pointers into a stream's buffer
 * on the C stack meanwhile, so that a second reader would destroy what the first one goes on with. Such a stream is
 * without buffer and filters while its coroutine is suspended, and answers others with an Error.
 */
#include "inside.h"
#include "main/php_network.h"
#include "ext/spl/spl_directory.h"

typedef struct {
	php_stream *stream;
	const php_stream_ops *ops;
	php_stream_ops busy;
	bool reading, writing;
	bool closable;
	unsigned char *buffer;
	size_t length;
	zend_off_t read, written;
	php_stream_filter *read_head, *read_tail, *write_head, *write_tail;
} held_stream;

struct swoole_rs_streams {
	const void *owner;
	swoole_rs_streams *next;
	uint32_t count;
	held_stream **held;
};

ZEND_TLS swoole_rs_streams *suspended;

/* Streams that are about to be closed: whoever was suspended inside has to leave first. On the C stacks of those who close. */
typedef struct closing_stream {
	const php_stream *stream;
	struct closing_stream *outer;
} closing_stream;

ZEND_TLS closing_stream *closing;

/* Who is suspended inside a read, or a write, of the stream, or in either; NULL: nobody. */
static held_stream *held_of(const php_stream *stream, bool reading, bool writing, const void **owner)
{
	for (const swoole_rs_streams *streams = suspended; streams; streams = streams->next) {
		for (uint32_t i = 0; i < streams->count; i++) {
			held_stream *held = streams->held[i];

			if (held->stream == stream && ((reading && held->reading) || (writing && held->writing))) {
				*owner = streams->owner;
				return held;
			}
		}
	}
	return NULL;
}

static ZEND_COLD void refuse(const php_stream *stream, bool reading)
{
	const void *owner = NULL;
	char who[SWOOLE_RS_WHO];

	if (EG(exception)) {
		return;
	}
	held_of(stream, reading, !reading, &owner);
	swoole_rs_who(who, owner);
	zend_throw_error(NULL, "Stream %d (%s) is being %s by %s; let one coroutine do that, or open it once for each",
		stream->res ? (int) stream->res->handle : -1, stream->orig_path ? stream->orig_path : stream->ops->label,
		reading ? "read" : "written", who);
}

static ssize_t refuse_read(php_stream *stream, char *buffer, size_t count)
{
	refuse(stream, true);
	return -1;
}

static ssize_t refuse_write(php_stream *stream, const char *buffer, size_t count)
{
	refuse(stream, false);
	return -1;
}

static bool is_read(const php_stream *stream) { return stream->ops->read == refuse_read; }

static bool is_written(const php_stream *stream) { return stream->ops->write == refuse_write; }

static int refuse_seek(php_stream *stream, zend_off_t offset, int whence, zend_off_t *position)
{
	refuse(stream, is_read(stream));
	return -1;
}

/* What the stream answers to others from now on. */
static void occupy(held_stream *held, bool reading, bool writing)
{
	held->busy = *held->ops;
	if (reading) {
		held->busy.read = refuse_read;
	}
	if (writing) {
		held->busy.write = refuse_write;
	}
	if (held->busy.seek) {
		held->busy.seek = refuse_seek;
	}
	held->stream->ops = &held->busy;
}

static void hide_stream(swoole_rs_streams *streams, php_stream *stream, bool reading, bool writing)
{
	const held_stream *other;
	const void *owner;
	held_stream *held;

	if (!stream || stream->in_free) {
		return;
	}
	/* One coroutine may be suspended in a read, and another in a write. */
	other = held_of(stream, true, true, &owner);
	reading = reading && !is_read(stream);
	writing = writing && !is_written(stream);
	if ((!reading && !writing) || (!other && (is_read(stream) || is_written(stream)))) {
		return;
	}
	held = pemalloc(sizeof(*held), 1);
	*held = (held_stream) {
		.stream = stream, .ops = other ? other->ops : stream->ops, .reading = reading, .writing = writing,
		.closable = !(stream->flags & PHP_STREAM_FLAG_NO_FCLOSE),
		.buffer = stream->readbuf, .length = stream->readbuflen, .read = stream->readpos, .written = stream->writepos,
		.read_head = stream->readfilters.head, .read_tail = stream->readfilters.tail,
		.write_head = stream->writefilters.head, .write_tail = stream->writefilters.tail,
	};
	occupy(held, reading || is_read(stream), writing || is_written(stream));
	if (reading) {
		stream->readbuf = NULL;
		stream->readbuflen = 0;
		stream->readpos = stream->writepos = 0;
		stream->readfilters.head = stream->readfilters.tail = NULL;
	}
	if (writing) {
		stream->writefilters.head = stream->writefilters.tail = NULL;
	}
	stream->flags |= PHP_STREAM_FLAG_NO_FCLOSE;
	streams->held = perealloc(streams->held, (streams->count + 1) * sizeof(*streams->held), 1);
	streams->held[streams->count++] = held;
}

/* What was appended meanwhile comes last. */
static void show_filters(php_stream_filter_chain *chain, php_stream_filter *head, php_stream_filter *tail)
{
	if (!head) {
		return;
	}
	tail->next = chain->head;
	if (chain->head) {
		chain->head->prev = tail;
	} else {
		chain->tail = tail;
	}
	chain->head = head;
}

static void show_stream(held_stream *held)
{
	php_stream *stream = held->stream;
	const void *owner;
	held_stream *other = held_of(stream, true, true, &owner);

	if (other) {
		occupy(other, other->reading, other->writing);
		other->closable |= held->closable;
	} else {
		stream->ops = held->ops;
		if (held->closable) {
			stream->flags &= ~PHP_STREAM_FLAG_NO_FCLOSE;
		}
	}
	if (held->reading) {
		if (stream->readbuf) {
			pefree(stream->readbuf, stream->is_persistent);
		}
		stream->readbuf = held->buffer;
		stream->readbuflen = held->length;
		stream->readpos = held->read;
		stream->writepos = held->written;
		show_filters(&stream->readfilters, held->read_head, held->read_tail);
	}
	if (held->writing) {
		show_filters(&stream->writefilters, held->write_head, held->write_tail);
	}
	pefree(held, 1);
}

/* Of a stream, or of a filter. */
static php_stream *stream_of(const zval *resource)
{
	if (Z_TYPE_P(resource) != IS_RESOURCE) {
		return NULL;
	}
	if (Z_RES_TYPE_P(resource) == php_file_le_stream_filter()) {
		const php_stream_filter *filter = Z_RES_VAL_P(resource);

		return filter->chain ? filter->chain->stream : NULL;
	}
	return Z_RES_TYPE_P(resource) == php_file_le_stream() || Z_RES_TYPE_P(resource) == php_file_le_pstream()
		? Z_RES_VAL_P(resource) : NULL;
}

static php_stream *argument_stream(const zend_execute_data *frame, uint32_t number)
{
	return number < ZEND_CALL_NUM_ARGS(frame) ? stream_of(ZEND_CALL_VAR_NUM(frame, number)) : NULL;
}

static php_stream *object_stream(const zend_execute_data *frame)
{
	const zend_class_entry *scope = frame->func->common.scope;
	spl_filesystem_object *file;

	if (Z_TYPE(frame->This) != IS_OBJECT) {
		return NULL;
	}
	if (scope && zend_string_equals_literal(scope->name, "Directory")) {
		/* $path, $handle */
		return stream_of(OBJ_PROP_NUM(Z_OBJ(frame->This), 1));
	}
	file = (spl_filesystem_object *) ((char *) Z_OBJ(frame->This) - Z_OBJ_HT(frame->This)->offset);
	return file->type == SPL_FS_FILE ? file->u.file.stream : NULL;
}

static bool refuses(const php_stream *stream, bool reading, bool writing)
{
	if (!stream) {
		return false;
	}
	for (const closing_stream *one = closing; one; one = one->outer) {
		if (one->stream == stream) {
			zend_type_error("%s(): supplied resource is not a valid stream resource", get_active_function_name());
			return true;
		}
	}
	if (reading && is_read(stream)) {
		refuse(stream, true);
		return true;
	}
	if (writing && is_written(stream)) {
		refuse(stream, false);
		return true;
	}
	return false;
}

/* Others are suspended inside the stream that is to be closed: what they wait for fails, and they leave. True: an Error,
 * because one waits for something else than the descriptor. */
static bool refuses_to_close(const zend_execute_data *frame)
{
	php_stream *stream = argument_stream(frame, 0);
	closing_stream this = { stream, closing };
	closing_stream **place = &closing;
	php_socket_t fd;

	if (!stream || !(is_read(stream) || is_written(stream)) || refuses(stream, false, false)) {
		return EG(exception) != NULL;
	}
	if (php_stream_cast(stream, PHP_STREAM_AS_FD_FOR_SELECT | PHP_STREAM_CAST_INTERNAL, (void **) &fd, false) == SUCCESS) {
		closing = &this;
		swoole_rs_held++;
		swoole_rs_end_waits((int) fd);
		swoole_rs_held--;
		while (*place != &this) {
			place = &(*place)->outer;
		}
		*place = this.outer;
	}
	return EG(exception) || refuses(argument_stream(frame, 0), true, true);
}

/* Another coroutine is suspended inside what the function would begin: an Error, before anything is tried. */
bool swoole_rs_streams_refuse(const zend_execute_data *frame, swoole_rs_uses uses)
{
	switch (uses) {
		case USES_READING: return refuses(argument_stream(frame, 0), true, false);
		case USES_WRITING: return refuses(argument_stream(frame, 0), false, true);
		case USES_BOTH: return refuses(argument_stream(frame, 0), true, true);
		case USES_CLOSING: return refuses_to_close(frame);
		case USES_OBJECT: return refuses(object_stream(frame), true, true);
		case USES_COPYING:
			return refuses(argument_stream(frame, 0), true, false) || refuses(argument_stream(frame, 1), false, true);
		default: return false;
	}
}

swoole_rs_streams *swoole_rs_streams_hide(const void *owner)
{
	swoole_rs_streams *streams = pecalloc(1, sizeof(*streams), 1);
	swoole_rs_uses uses;

	for (zend_execute_data *frame = EG(current_execute_data); frame; frame = frame->prev_execute_data) {
		if (!swoole_rs_watched_uses(frame, &uses)) {
			continue;
		}
		switch (uses) {
			case USES_READING:
			case USES_LOOKING: hide_stream(streams, argument_stream(frame, 0), true, false); break;
			case USES_WRITING: hide_stream(streams, argument_stream(frame, 0), false, true); break;
			case USES_BOTH:
			case USES_CLOSING: hide_stream(streams, argument_stream(frame, 0), true, true); break;
			case USES_OBJECT: hide_stream(streams, object_stream(frame), true, true); break;
			case USES_COPYING:
				hide_stream(streams, argument_stream(frame, 0), true, false);
				hide_stream(streams, argument_stream(frame, 1), false, true);
				break;
			case USES_HANDLE:
			case USES_SOAP:
				/* such as ftp_fget(), which writes to a stream */
				for (uint32_t i = 0; i < ZEND_CALL_NUM_ARGS(frame); i++) {
					hide_stream(streams, argument_stream(frame, i), true, true);
				}
				break;
			case USES_EDITOR:
			case USES_VALUES:
			case USES_NOTHING: break;
		}
	}
	if (!streams->count) {
		pefree(streams, 1);
		return NULL;
	}
	swoole_rs_held += streams->count;
	streams->owner = owner;
	streams->next = suspended;
	suspended = streams;
	return streams;
}

void swoole_rs_streams_show(swoole_rs_streams *streams)
{
	swoole_rs_streams **place = &suspended;

	while (*place != streams) {
		place = &(*place)->next;
	}
	*place = streams->next;
	swoole_rs_held -= streams->count;
	for (uint32_t i = streams->count; i-- > 0;) {
		show_stream(streams->held[i]);
	}
	pefree(streams->held, 1);
	pefree(streams, 1);
}

/* Wrappers of scripts: while one opens something, the engine notes what, and refuses to open the same again. */
static zif_handler original_register;
static const php_stream_wrapper_ops *user_operations;
static php_stream_wrapper_ops watched_operations;

typedef php_stream *(*opener)(php_stream_wrapper *wrapper, const char *name, const char *mode, int options,
	zend_string **opened, php_stream_context *context STREAMS_DC);

static php_stream *open_by(opener open, php_stream_wrapper *wrapper, const char *name, const char *mode, int options,
	zend_string **opened, php_stream_context *context STREAMS_DC)
{
	php_stream *stream;

	swoole_rs_inside++;
	stream = open(wrapper, name, mode, options, opened, context STREAMS_REL_CC);
	swoole_rs_inside--;
	return stream;
}

static php_stream *open_stream(php_stream_wrapper *wrapper, const char *name, const char *mode, int options,
	zend_string **opened, php_stream_context *context STREAMS_DC)
{
	return open_by(user_operations->stream_opener, wrapper, name, mode, options, opened, context STREAMS_REL_CC);
}

static php_stream *open_folder(php_stream_wrapper *wrapper, const char *name, const char *mode, int options,
	zend_string **opened, php_stream_context *context STREAMS_DC)
{
	return open_by(user_operations->dir_opener, wrapper, name, mode, options, opened, context STREAMS_REL_CC);
}

static void watch_wrapper(php_stream_wrapper *wrapper)
{
	if (!wrapper || wrapper->wops == &watched_operations || strcmp(wrapper->wops->label, "user-space")) {
		return;
	}
	if (!user_operations) {
		user_operations = wrapper->wops;
		watched_operations = *user_operations;
		watched_operations.stream_opener = open_stream;
		watched_operations.dir_opener = open_folder;
	}
	wrapper->wops = &watched_operations;
}

static ZEND_NAMED_FUNCTION(register_wrapper)
{
	const zval *protocol = ZEND_CALL_VAR_NUM(execute_data, 0);

	original_register(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (Z_TYPE_P(return_value) == IS_TRUE && Z_TYPE_P(protocol) == IS_STRING) {
		watch_wrapper(zend_hash_find_ptr(php_stream_get_url_stream_wrappers_hash(), Z_STR_P(protocol)));
	}
}

/* Module start only. */
void swoole_rs_watch_wrappers(void)
{
	original_register = swoole_rs_replace_function(ZEND_STRL("stream_wrapper_register"), register_wrapper);
	swoole_rs_replace_function(ZEND_STRL("stream_register_wrapper"), register_wrapper);
}
