/*
 * handles.c: objects of the extension mongodb. What a manager makes (servers, cursors, sessions) works on the manager's
 * connections and does not say whose they are, so that is noted when a method returns it.
 */
#include "inside.h"

static const char *const made[] = {
	"mongodb\\driver\\server", "mongodb\\driver\\cursor", "mongodb\\driver\\session", "mongodb\\driver\\clientencryption",
};

#define MADE (sizeof(made) / sizeof(*made))

static zend_class_entry *classes[MADE];

/* Managers by what they have made; made when first needed. */
ZEND_TLS HashTable managers;
ZEND_TLS bool managers_is_made;

static bool is_made(const zend_object *object)
{
	for (size_t i = 0; i < MADE; i++) {
		if (object->ce == classes[i]) {
			return true;
		}
	}
	return false;
}

const void *swoole_rs_mongodb_key(const zend_object *object)
{
	const void *manager = managers_is_made && is_made(object)
		? zend_hash_index_find_ptr(&managers, (zend_ulong) (uintptr_t) object) : NULL;
	return manager ? manager : object;
}

void swoole_rs_mongodb_note(zval *returned, const void *manager)
{
	zval *one;

	if (Z_TYPE_P(returned) == IS_ARRAY) {
		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(returned), one) {
			if (Z_TYPE_P(one) == IS_OBJECT) {
				swoole_rs_mongodb_note(one, manager);
			}
		} ZEND_HASH_FOREACH_END();
	}
	if (Z_TYPE_P(returned) != IS_OBJECT || !is_made(Z_OBJ_P(returned))) {
		return;
	}
	if (!managers_is_made) {
		zend_hash_init(&managers, 8, NULL, NULL, 1);
		managers_is_made = true;
	}
	zend_hash_index_update_ptr(&managers, (zend_ulong) (uintptr_t) Z_OBJ_P(returned), (void *) manager);
}

void swoole_rs_mongodb_forget(const zend_object *object)
{
	if (managers_is_made) {
		zend_hash_index_del(&managers, (zend_ulong) (uintptr_t) object);
	}
}

/* Those of which a method may return what is noted. */
bool swoole_rs_mongodb_makes(const zend_class_entry *ce) { return ce && !strncasecmp(ZSTR_VAL(ce->name), ZEND_STRL("mongodb\\driver\\")); }

/* When all modules have registered their classes. */
void swoole_rs_mongodb_find_classes(void)
{
	for (size_t i = 0; i < MADE; i++) {
		classes[i] = zend_hash_str_find_ptr(CG(class_table), made[i], strlen(made[i]));
	}
}
