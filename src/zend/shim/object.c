/* object.rs: classes whose objects carry a Rust value. */
#include "shim.h"

/* The module whose classes have defaults that are not counted, so that a copy of the slots copies the values; NULL: one of
 * them has another. */
static zend_module_entry *plain_module;

static void look_at_defaults(zend_class_entry *ce)
{
	static bool are_plain = true;

	for (int i = 0; i < ce->default_properties_count; i++) {
		are_plain = are_plain && !Z_REFCOUNTED(ce->default_properties_table[i]);
	}
	plain_module = are_plain ? ce->info.internal.module : NULL;
}

size_t swoole_rs_object_size(size_t size, zend_class_entry *ce) { return size + zend_object_properties_size(ce); }

void swoole_rs_object_init(zend_object *object, zend_class_entry *ce, const zend_object_handlers *handlers)
{
	zend_object_std_init(object, ce);
	if (EXPECTED(ce->type == ZEND_INTERNAL_CLASS && ce->info.internal.module == plain_module)) {
		/* Objects are made for every request and every message. */
		memcpy(object->properties_table, ce->default_properties_table, ce->default_properties_count * sizeof(zval));
	} else {
		object_properties_init(object, ce);
	}
	object->handlers = handlers;
}

void swoole_rs_class_install(zend_class_entry *ce, zend_object *(*create)(zend_class_entry *), zend_object_handlers *handlers)
{
	look_at_defaults(ce);
	ce->create_object = create;
#if PHP_VERSION_ID >= 80300
	ce->default_object_handlers = handlers;
#endif
}

bool swoole_rs_is_own_property(zend_object *object, zend_string *name)
{
	zend_class_entry *own = object->ce;
	while (own->type == ZEND_USER_CLASS && own->parent) {
		own = own->parent;
	}
	zend_property_info *info = zend_get_property_info(object->ce, name, 1);
	if (info == ZEND_WRONG_PROPERTY_INFO) {
		/* Not visible where it is asked for. */
		info = zend_hash_find_ptr(&own->properties_info, name);
		return info && !(info->flags & ZEND_ACC_STATIC);
	}
	/* A subclass that declares a property again gets the slot of ours; its own ones come behind them. */
	return info && OBJ_PROP_TO_NUM(info->offset) < (uint32_t) own->default_properties_count;
}

/* Objects whose declared properties are computed when first looked at: a slot that is UNDEF sends every access of the
 * engine to these handlers, which have it filled and go on as usual. A slot that is filled costs nothing more. */

extern void swoole_rs_fill_properties(zend_object *object);

/* The object is held: filling may have the cycle collector run a destructor, which may drop the last other reference. The
 * access goes on with the object, so rather is there one reference too many. */
static void fill(zend_object *object)
{
	GC_ADDREF(object);
	swoole_rs_fill_properties(object);
	if (GC_REFCOUNT(object) > 1) {
		GC_DELREF(object);
	}
}

static zval *lazy_read(zend_object *object, zend_string *name, int type, void **cache, zval *rv)
{
	fill(object);
	return zend_std_read_property(object, name, type, cache, rv);
}

static zval *lazy_write(zend_object *object, zend_string *name, zval *value, void **cache)
{
	fill(object);
	return zend_std_write_property(object, name, value, cache);
}

static zval *lazy_pointer(zend_object *object, zend_string *name, int type, void **cache)
{
	fill(object);
	return zend_std_get_property_ptr_ptr(object, name, type, cache);
}

static int lazy_has(zend_object *object, zend_string *name, int check, void **cache)
{
	fill(object);
	return zend_std_has_property(object, name, check, cache);
}

static HashTable *lazy_properties(zend_object *object)
{
	fill(object);
	return zend_std_get_properties(object);
}

static int lazy_compare(zval *left, zval *right)
{
	/* One of them may be no object, or of another class, whose Rust part tells what to fill. */
	if (Z_TYPE_P(left) == IS_OBJECT) {
		fill(Z_OBJ_P(left));
	}
	if (Z_TYPE_P(right) == IS_OBJECT) {
		fill(Z_OBJ_P(right));
	}
	return zend_std_compare_objects(left, right);
}

/* The collector takes reference counts away while it looks: nothing may be filled then. Unfilled properties refer to
 * nothing. */
static HashTable *lazy_gc(zend_object *object, zval **table, int *count)
{
	*table = object->properties ? NULL : object->properties_table;
	*count = object->properties ? 0 : object->ce->default_properties_count;
	return object->properties;
}

void swoole_rs_lazy_handlers(zend_object_handlers *handlers)
{
	if (handlers->get_gc == zend_std_get_gc) {
		handlers->get_gc = lazy_gc;
	}
	handlers->read_property = lazy_read;
	handlers->write_property = lazy_write;
	handlers->get_property_ptr_ptr = lazy_pointer;
	handlers->has_property = lazy_has;
	handlers->get_properties = lazy_properties;
	handlers->compare = lazy_compare;
}

/* Values that the Rust part of an object holds, and its properties, for the cycle collector. Not zend_std_get_properties():
 * that would build a table for an object that has none. */

void *swoole_rs_gc_begin(void) { return zend_get_gc_buffer_create(); }

void swoole_rs_gc_add(void *buffer, zval *value) { zend_get_gc_buffer_add_zval(buffer, value); }

HashTable *swoole_rs_gc_end(zend_object *object, void *buffer, zval **table, int *count)
{
	if (!object->properties) {
		for (int i = 0; i < object->ce->default_properties_count; i++) {
			zend_get_gc_buffer_add_zval(buffer, &object->properties_table[i]);
		}
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return object->properties;
}
