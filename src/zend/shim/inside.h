/*
 * A coroutine that is suspended inside the engine's own work: an autoloader that a class declaration waits for, a file
 * that is being compiled, a stream function, a function that marks what it walks through. The engine keeps its notes
 * about such work where everybody sees them; what is noted here takes them out of sight until the coroutine goes on.
 */
#ifndef SWOOLE_RS_INSIDE_H
#define SWOOLE_RS_INSIDE_H

#include "shim.h"

#ifdef ZTS
# define PER_THREAD TSRM_TLS
#else
# define PER_THREAD
#endif

/* How many such works the running coroutine may be inside; 0 is certain. A bailout that jumps over the end of one leaves
 * it too high until the coroutine ends, which costs time and nothing else. One word, so that a switch has one to look at. */
extern PER_THREAD uint32_t swoole_rs_inside;
/* Added to it: classes were out of sight until the running coroutine went on, and others may wait for them. */
#define LINKS_RESUMED 0x80000000u
/* Added to it: the running coroutine has begun to take a string apart by strtok(). */
#define USES_STRTOK 0x40000000u
/* Added to it: it went on inside an error handler. */
#define INSIDE_HANDLER 0x20000000u
/* Added to it: objects wait until it leaves the library that they would enter. */
#define KEEPS_OBJECTS 0x10000000u
/* Added to it: $_SESSION is its own. */
#define HAS_SESSION 0x08000000u

/* Files that the running coroutine is compiling. */
extern PER_THREAD uint32_t swoole_rs_compiling;
bool swoole_rs_is_compiling(void);

/* waits.c: calls of the running coroutine that must wait with the whole process; the frame that the collector runs for. */
extern PER_THREAD uint32_t swoole_rs_no_waits;
extern PER_THREAD const zend_execute_data *swoole_rs_collecting;
void swoole_rs_watch_waits(void);

/* arguments.c: values of the variables that PDOStatement::execute() reads. */
HashTable *swoole_rs_parameters_hold(const zend_execute_data *frame);

/* linking.c */
typedef struct swoole_rs_links swoole_rs_links;
swoole_rs_links *swoole_rs_links_hide(const void *owner);
void swoole_rs_links_show(swoole_rs_links *links);
void swoole_rs_links_begin(void);
/* The running coroutine is at its end. */
void swoole_rs_links_forget(void);

/* Streams and handles that suspended coroutines are inside; 0 is certain. */
extern PER_THREAD uint32_t swoole_rs_held;
/* "coroutine #7": who the owner of a state is, for messages. */
#define SWOOLE_RS_WHO 48
void swoole_rs_who(char *text, const void *owner);

typedef enum {
	USES_READING, USES_WRITING, USES_BOTH, USES_COPYING, USES_OBJECT,
	/* A stream that is only asked about: others may, too. */
	USES_LOOKING,
	/* Whoever is inside has to leave. */
	USES_CLOSING,
	/* A client library's handle. */
	USES_HANDLE,
	/* The same, and globals of the library's. */
	USES_SOAP,
	/* The line editor, which is one per process. */
	USES_EDITOR,
	USES_VALUES,
	/* Nothing that has to be kept. */
	USES_NOTHING,
} swoole_rs_uses;

/* streams.c */
typedef struct swoole_rs_streams swoole_rs_streams;
swoole_rs_streams *swoole_rs_streams_hide(const void *owner);
void swoole_rs_streams_show(swoole_rs_streams *streams);
bool swoole_rs_streams_refuse(const zend_execute_data *frame, swoole_rs_uses uses);
void swoole_rs_watch_wrappers(void);

/* handles.c */
typedef struct swoole_rs_handles swoole_rs_handles;
swoole_rs_handles *swoole_rs_handles_hide(const void *owner);
void swoole_rs_handles_show(swoole_rs_handles *handles);
bool swoole_rs_handles_refuse(const zend_execute_data *frame);
/* What the handle of an object is known by. */
const void *swoole_rs_handle_of(zend_object *object);
/* One who is suspended inside the object's handle ends it when he has left. False: nobody is. */
bool swoole_rs_handles_keep(zend_object *object);
/* The function of that frame has returned: what was given up meanwhile ends, if nobody is inside any more. */
void swoole_rs_handles_release(const zend_execute_data *frame);
/* A step through an object that no function stands for; on the C stack of the one who makes it. */
typedef struct swoole_rs_walk {
	struct swoole_rs_walk *outer;
	zend_object *object;
} swoole_rs_walk;
/* False: an Error. */
bool swoole_rs_walk_begins(swoole_rs_walk *walk, zend_object *object);
void swoole_rs_walk_ends(swoole_rs_walk *walk);
/* The running coroutine is at its end. */
void swoole_rs_handles_forget(void);

/* mongodb.c: an object's manager, or the object itself; what a method of a manager's has returned; it ends. */
const void *swoole_rs_mongodb_key(const zend_object *object);
void swoole_rs_mongodb_note(zval *returned, const void *manager);
void swoole_rs_mongodb_forget(const zend_object *object);
bool swoole_rs_mongodb_makes(const zend_class_entry *ce);
void swoole_rs_mongodb_find_classes(void);

/* handle_parts.c */
void swoole_rs_watch_handle_parts(void);

/* session.c: $_SESSION, undefined where there is none. */
void swoole_rs_session_hide(zval *kept);
void swoole_rs_session_show(zval *kept);

/* soap.c */
typedef struct swoole_rs_soap swoole_rs_soap;
void swoole_rs_soap_enter(void);
void swoole_rs_soap_leave(void);
swoole_rs_soap *swoole_rs_soap_hide(void);
void swoole_rs_soap_show(swoole_rs_soap *soap);
void swoole_rs_soap_forget(void);

/* persistent.c */
bool swoole_rs_persistent_refuse(const zend_execute_data *frame, uint32_t entry);

/* recursion.c */
typedef struct swoole_rs_guards swoole_rs_guards;
swoole_rs_guards *swoole_rs_guards_lift(void);
void swoole_rs_guards_set(swoole_rs_guards *guards);

/* watched.c */
/* What an internal function that is watched uses; false: it is none. */
bool swoole_rs_watched_uses(const zend_execute_data *frame, swoole_rs_uses *uses);
/* Nothing is done for what is no internal function. */
void swoole_rs_watch(zend_function *function, swoole_rs_uses uses);
/* One of the methods that PDO makes for a driver, and makes again for each connection. */
void swoole_rs_watch_driver_method(zend_function *function);
void swoole_rs_watch_for_persistent(zend_function *function, uint32_t entry);

/* The engine's side, in Rust: -1 is the main script, 0 a coroutine that is not this process's. */
extern int64_t swoole_rs_coroutine_of(const void *state);
extern void swoole_rs_links_changed(const void *state);
/* A descriptor is about to be closed: who waits for it goes on first, his call having failed. */
extern void swoole_rs_end_waits(int fd);

#endif
