/*
 * hooks.rs: the functions that `declare(ticks)` calls. The engine walks its list of them, and empties it before the shutdown
 * functions run: a coroutine that is suspended inside one would go on in a list that is gone. So a coroutine walks a copy.
 * (What scripts have registered is a list of its own behind one of them, which lives until the request has ended.)
 */
#include "inside.h"

extern bool swoole_rs_in_coroutine(void);

/* As the engine's own, which no header declares. */
typedef struct {
	void (*call)(int count, void *argument);
	void *argument;
} tick_function;

/* The engine itself has one, for all that scripts register. */
#define MOST_FUNCTIONS 8

static void (*original_ticks)(int count);

static void call_ticks(int count)
{
	zend_llist *list = &PG(tick_functions);
	tick_function copy[MOST_FUNCTIONS];
	size_t length = 0;

	if (!swoole_rs_in_coroutine() || list->size != sizeof(*copy) || list->count > MOST_FUNCTIONS) {
		original_ticks(count);
		return;
	}
	for (const zend_llist_element *element = list->head; element; element = element->next) {
		memcpy(&copy[length++], element->data, sizeof(*copy));
	}
	for (size_t i = 0; i < length; i++) {
		copy[i].call(count, copy[i].argument);
	}
}

/* Module start only. */
void swoole_rs_watch_ticks(void)
{
	original_ticks = zend_ticks_function;
	zend_ticks_function = call_ticks;
}
