/*
 * state.rs: marks that the engine sets on arrays and objects while it walks through them, to notice a cycle. They are
 * bits of the value itself, so that another coroutine which walks through the same value finds a cycle that is none.
 * They are lifted while the coroutine that has set them is suspended.
 */
#include "inside.h"

typedef struct {
	zend_refcounted *value;
	/* Marks beside the object's own, of the kinds that newer versions tell apart; 0: the value's own mark. */
	uint32_t kinds;
} lifted_mark;

struct swoole_rs_guards {
	uint32_t count;
	lifted_mark *marks;
};

#if PHP_VERSION_ID >= 80300
# define KINDS (ZEND_GUARD_RECURSION_TYPE(DEBUG) | ZEND_GUARD_RECURSION_TYPE(EXPORT) | ZEND_GUARD_RECURSION_TYPE(JSON))

static uint32_t *kinds_of(zend_object *object) { return zend_get_recursion_guard(object); }
#else
# define KINDS 0

static uint32_t *kinds_of(zend_object *object) { return NULL; }
#endif

static void lift(swoole_rs_guards *guards, zval *value, bool look_inside);

static void keep(swoole_rs_guards *guards, zend_refcounted *value, uint32_t kinds)
{
	/* What has set the mark will look at the value again. */
	GC_ADDREF(value);
	guards->marks = perealloc(guards->marks, (guards->count + 1) * sizeof(*guards->marks), 1);
	guards->marks[guards->count++] = (lifted_mark) { .value = value, .kinds = kinds };
}

static bool lift_mark(swoole_rs_guards *guards, zend_refcounted *value)
{
	if ((GC_FLAGS(value) & GC_IMMUTABLE) || !GC_IS_RECURSIVE(value)) {
		return false;
	}
	GC_UNPROTECT_RECURSION(value);
	keep(guards, value, 0);
	return true;
}

static bool lift_object(swoole_rs_guards *guards, zend_object *object)
{
	uint32_t *kinds = kinds_of(object);
	bool lifted = lift_mark(guards, (zend_refcounted *) object);

	if (kinds && (*kinds & KINDS)) {
		keep(guards, (zend_refcounted *) object, *kinds & KINDS);
		*kinds &= ~KINDS;
		lifted = true;
	}
	return (object->properties && lift_mark(guards, (zend_refcounted *) object->properties)) || lifted;
}

static void lift_inside(swoole_rs_guards *guards, HashTable *values)
{
	zval *value;

	ZEND_HASH_FOREACH_VAL_IND(values, value) {
		lift(guards, value, false);
	} ZEND_HASH_FOREACH_END();
}

static void lift_properties(swoole_rs_guards *guards, zend_object *object)
{
	for (int i = 0; i < object->ce->default_properties_count; i++) {
		lift(guards, OBJ_PROP_NUM(object, i), false);
	}
	if (object->properties) {
		lift_inside(guards, object->properties);
	}
}

/* A value can be marked if it is an operand, or is held by one that is marked. */
static void lift(swoole_rs_guards *guards, zval *value, bool look_inside)
{
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) == IS_ARRAY && Z_REFCOUNTED_P(value)) {
		if (lift_mark(guards, Z_COUNTED_P(value)) || look_inside) {
			lift_inside(guards, Z_ARRVAL_P(value));
		}
	} else if (Z_TYPE_P(value) == IS_OBJECT) {
		if (lift_object(guards, Z_OBJ_P(value)) || look_inside) {
			lift_properties(guards, Z_OBJ_P(value));
		}
	}
}

static void lift_arguments(swoole_rs_guards *guards, const zend_execute_data *frame)
{
	for (uint32_t i = 0; i < ZEND_CALL_NUM_ARGS(frame); i++) {
		lift(guards, ZEND_CALL_VAR_NUM(frame, i), true);
	}
}

static void lift_operand(swoole_rs_guards *guards, zend_execute_data *frame, uint8_t type, znode_op operand)
{
	if (type & (IS_TMP_VAR | IS_VAR | IS_CV)) {
		lift(guards, ZEND_CALL_VAR(frame, operand.var), true);
	}
}

/* A comparison that a conversion or an error handler has interrupted. */
static void lift_compared(swoole_rs_guards *guards, zend_execute_data *frame)
{
	const zend_op *opline = frame->opline;

	switch (opline->opcode) {
		case ZEND_IS_EQUAL:
		case ZEND_IS_NOT_EQUAL:
		case ZEND_IS_SMALLER:
		case ZEND_IS_SMALLER_OR_EQUAL:
		case ZEND_SPACESHIP:
		case ZEND_CASE:
			lift_operand(guards, frame, opline->op1_type, opline->op1);
			lift_operand(guards, frame, opline->op2_type, opline->op2);
			break;
		default:
			break;
	}
}

swoole_rs_guards *swoole_rs_guards_lift(void)
{
	swoole_rs_guards guards = { 0 }, *kept;
	swoole_rs_uses uses;

	for (zend_execute_data *frame = EG(current_execute_data); frame; frame = frame->prev_execute_data) {
		if (!frame->func) {
			continue;
		}
		if (Z_TYPE(frame->This) == IS_OBJECT) {
			lift(&guards, &frame->This, false);
		}
		if (ZEND_USER_CODE(frame->func->type)) {
			if (frame != EG(current_execute_data)) {
				lift_compared(&guards, frame);
			}
		} else if (swoole_rs_watched_uses(frame, &uses) && uses == USES_VALUES) {
			lift_arguments(&guards, frame);
		}
	}
	if (!guards.count) {
		return NULL;
	}
	kept = pemalloc(sizeof(*kept), 1);
	*kept = guards;
	return kept;
}

void swoole_rs_guards_set(swoole_rs_guards *guards)
{
	for (uint32_t i = 0; i < guards->count; i++) {
		const lifted_mark *mark = &guards->marks[i];

		/* The last reference stays: the walk goes on there. */
		if (GC_REFCOUNT(mark->value) > 1) {
			GC_DELREF(mark->value);
		}
		if (mark->kinds) {
			*kinds_of((zend_object *) mark->value) |= mark->kinds;
		} else {
			GC_PROTECT_RECURSION(mark->value);
		}
	}
	pefree(guards->marks, 1);
	pefree(guards, 1);
}
