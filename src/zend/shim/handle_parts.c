/*
 * state.rs: statements and results, which are parts of a handle of handles.c. foreach walks through them and the last
 * reference ends them without any function that could be watched. Both would enter the library, ending even where nobody
 * can be told by an Error: then the part lives on until the one who is inside has left.
 */
#include "inside.h"

typedef struct {
	const char *name;
	zend_class_entry *ce;
	zend_object *(*create)(zend_class_entry *);
	const zend_object_handlers *original;
	zend_object_handlers handlers;
	zend_object_iterator *(*iterate)(zend_class_entry *, zval *, int);
	const zend_object_iterator_funcs *original_walk;
	zend_object_iterator_funcs walk;
} part_class;

static part_class parts[] = {
	{ .name = "pdostatement" }, { .name = "mysqli_stmt" }, { .name = "mysqli_result" },
	{ .name = "mongodb\\driver\\server" }, { .name = "mongodb\\driver\\cursor" }, { .name = "mongodb\\driver\\session" },
	{ .name = "mongodb\\driver\\clientencryption" },
	/* no part itself: some of its methods are made when they are first called */
	{ .name = "pdo" },
};

#define PARTS (sizeof(parts) / sizeof(*parts))
#define IS_PDO(part) ((part) == &parts[PARTS - 1])

static part_class *part_of(const zend_class_entry *ce)
{
	for (; ce; ce = ce->parent) {
		for (size_t i = 0; i < PARTS; i++) {
			if (parts[i].ce == ce) {
				return &parts[i];
			}
		}
	}
	return NULL;
}

/* dtor_obj: a reference that is added here lets the object live on. */
static void end_part(zend_object *object)
{
	swoole_rs_handles_keep(object);
	swoole_rs_mongodb_forget(object);
	part_of(object->ce)->original->dtor_obj(object);
}

static zend_function *find_method(zend_object **object, zend_string *name, const zval *key)
{
	zend_function *function = part_of((*object)->ce)->original->get_method(object, name, key);

	swoole_rs_watch_driver_method(function);
	return function;
}

static zend_object *create(zend_class_entry *ce)
{
	part_class *part = part_of(ce);
	zend_object *object = part->create(ce);

	if (!part->original) {
		part->handlers = *object->handlers;
		if (IS_PDO(part)) {
			part->handlers.get_method = find_method;
		} else {
			part->handlers.dtor_obj = end_part;
		}
		part->original = object->handlers;
	}
	if (object->handlers == part->original) {
		object->handlers = &part->handlers;
	}
	return object;
}

static void walk_by(void (*step)(zend_object_iterator *), zend_object_iterator *iterator)
{
	zend_object *object = Z_TYPE(iterator->data) == IS_OBJECT ? Z_OBJ(iterator->data) : NULL;
	swoole_rs_walk walk;

	if (!object || !swoole_rs_walk_begins(&walk, object)) {
		return;
	}
	step(iterator);
	swoole_rs_walk_ends(&walk);
}

static const part_class *part_of_walk(const zend_object_iterator *iterator)
{
	for (size_t i = 0; i < PARTS; i++) {
		if (iterator->funcs == &parts[i].walk) {
			return &parts[i];
		}
	}
	return NULL;
}

static void move_forward(zend_object_iterator *iterator) { walk_by(part_of_walk(iterator)->original_walk->move_forward, iterator); }

static void rewind_walk(zend_object_iterator *iterator) { walk_by(part_of_walk(iterator)->original_walk->rewind, iterator); }

static zend_object_iterator *iterate(zend_class_entry *ce, zval *object, int by_reference)
{
	part_class *part = part_of(ce);
	zend_object_iterator *iterator;
	swoole_rs_walk walk;

	/* It may fetch the first row. */
	if (!swoole_rs_walk_begins(&walk, Z_OBJ_P(object))) {
		return NULL;
	}
	iterator = part->iterate(ce, object, by_reference);
	swoole_rs_walk_ends(&walk);
	if (iterator && !part->original_walk) {
		part->walk = *iterator->funcs;
		part->walk.move_forward = move_forward;
		if (part->walk.rewind) {
			part->walk.rewind = rewind_walk;
		}
		part->original_walk = iterator->funcs;
	}
	if (iterator && iterator->funcs == part->original_walk) {
		iterator->funcs = &part->walk;
	}
	return iterator;
}

/* When all modules have registered their classes. */
void swoole_rs_watch_handle_parts(void)
{
	for (size_t i = 0; i < PARTS; i++) {
		zend_class_entry *ce = zend_hash_str_find_ptr(CG(class_table), parts[i].name, strlen(parts[i].name));
		if (!ce || !ce->create_object || ce->create_object == create) {
			continue;
		}
		parts[i].ce = ce;
		parts[i].create = ce->create_object;
		ce->create_object = create;
		if (!IS_PDO(&parts[i]) && ce->get_iterator) {
			parts[i].iterate = ce->get_iterator;
			ce->get_iterator = iterate;
		}
	}
}
