/*
 * arguments.rs, watched.c: what internal functions inside which a coroutine is suspended have the address of, without a reference
 * of their own. In plain PHP nothing runs meanwhile; here others may give the variables other values.
 */
#include "inside.h"
#include "ext/pdo/php_pdo_driver.h"

typedef struct {
	zend_reference *reference;
	zval array;
} held_array;

/*
 * Arrays that were passed by reference, which are read or filled when the function goes on. They are held while it is suspended,
 * and put into their place again before it goes on, as if the function had assigned them at its end.
 */
typedef struct {
	uint32_t count;
	held_array arrays[];
} swoole_rs_arguments;

/* Not of the request's memory, which may be at its limit. */
static zend_never_inline swoole_rs_arguments *hold(swoole_rs_arguments *held, zend_reference *reference)
{
	uint32_t count = held ? held->count : 0;

	held = perealloc(held, sizeof(*held) + (count + 1) * sizeof(held_array), 1);
	held->count = count + 1;
	held->arrays[count].reference = reference;
	ZVAL_COPY(&held->arrays[count].array, &reference->val);
	return held;
}

/* Looks at functions that have called each other without a script's code between them. NULL: there is nothing to hold. */
swoole_rs_arguments *swoole_rs_arguments_hold(void)
{
	swoole_rs_arguments *held = NULL;

	for (zend_execute_data *frame = EG(current_execute_data); frame && frame->func; frame = frame->prev_execute_data) {
		if (ZEND_USER_CODE(frame->func->type)) {
			break;
		}
		for (uint32_t i = 0; i < ZEND_CALL_NUM_ARGS(frame); i++) {
			const zval *argument = ZEND_CALL_VAR_NUM(frame, i);

			if (UNEXPECTED(Z_ISREF_P(argument)) && Z_TYPE_P(Z_REFVAL_P(argument)) == IS_ARRAY) {
				held = hold(held, Z_REF_P(argument));
			}
		}
	}
	return held;
}

static bool is_in_its_place(const held_array *held)
{
	const zval *value = &held->reference->val;

	return Z_TYPE_P(value) == IS_ARRAY && Z_ARR_P(value) == Z_ARR(held->array);
}

static void put_back(const held_array *held)
{
	zval *value = &held->reference->val, others;

	ZVAL_COPY_VALUE(&others, value);
	ZVAL_COPY(value, &held->array);
	zval_ptr_dtor(&others);
}

static void put_back_all(const swoole_rs_arguments *held)
{
	uint32_t in_place = 0;

	/* The destructors of what others have assigned may wait, in which case all are looked at anew. */
	while (in_place < held->count) {
		if (is_in_its_place(&held->arrays[in_place])) {
			in_place++;
		} else {
			put_back(&held->arrays[in_place]);
			in_place = 0;
		}
	}
}

static void give_back(swoole_rs_arguments *held)
{
	put_back_all(held);
	for (uint32_t i = 0; i < held->count; i++) {
		zval *value = &held->arrays[i].reference->val;

		zval_ptr_dtor_nogc(&held->arrays[i].array);
		/* Others may have a copy of the array, which is to stay as it is. */
		if (Z_REFCOUNTED_P(value)) {
			SEPARATE_ARRAY(value);
		}
	}
	pefree(held, 1);
}

/* True: the destructor of what others had assigned has ended the script. */
bool swoole_rs_arguments_give_back(swoole_rs_arguments *held)
{
	GUARDED(give_back(held));
}

static HashTable *hold_parameter(HashTable *held, const zval *parameter)
{
	if (!Z_ISREF_P(parameter) || !Z_REFCOUNTED_P(Z_REFVAL_P(parameter))) {
		return held;
	}
	held = held ? held : zend_new_array(1);
	Z_ADDREF_P(Z_REFVAL_P(parameter));
	zend_hash_next_index_insert_new(held, Z_REFVAL_P(parameter));
	return held;
}

/* Variables that PDOStatement::execute() is to read: drivers give their text to libraries that read it during the whole call.
 * NULL: there are none. */
HashTable *swoole_rs_parameters_hold(const zend_execute_data *frame)
{
	const pdo_stmt_t *statement = php_pdo_stmt_fetch_object(Z_OBJ(frame->This));
	const zval *list = ZEND_CALL_NUM_ARGS(frame) ? ZEND_CALL_VAR_NUM(frame, 0) : NULL, *element;
	struct pdo_bound_param_data *bound;
	HashTable *held = NULL;

	if (list && Z_TYPE_P(list) == IS_ARRAY) {
		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(list), element) {
			held = hold_parameter(held, element);
		} ZEND_HASH_FOREACH_END();
	} else if (statement->bound_params) {
		ZEND_HASH_FOREACH_PTR(statement->bound_params, bound) {
			held = hold_parameter(held, &bound->parameter);
		} ZEND_HASH_FOREACH_END();
	}
	return held;
}
