/*
 * raw.rs, and the blocks like it elsewhere: Rust declares functions of the engine, and no compiler compares that with PHP's
 * headers. So each has a call here that is never made: where a PHP takes other arguments or gives something else, the build
 * stops. Widths of integers are not seen, nor is a function that has become an inline one.
 */
#include "shim.h"
#include "zend_fibers.h"
#include "zend_ini.h"

#pragma GCC diagnostic error "-Wincompatible-pointer-types"
#pragma GCC diagnostic error "-Wint-conversion"

#define GIVES(type, call) _Static_assert(__builtin_types_compatible_p(__typeof__(call), type), "raw.rs: " #call)

#define VALUE ((zval *) 0)
#define STRING ((zend_string *) 0)
#define TEXT ((const char *) 0)
#define ARRAY ((HashTable *) 0)
#define OBJECT ((zend_object *) 0)
#define CLASS ((zend_class_entry *) 0)
#define POSITION ((HashPosition *) 0)

GIVES(zend_string *, get_active_function_or_method_name());
GIVES(void, zend_fiber_switch_context((zend_fiber_transfer *) 0));
#if PHP_VERSION_ID >= 80400
GIVES(bool, zend_is_true(VALUE));
#else
GIVES(int, zend_is_true(VALUE));
#endif
GIVES(zend_long, zval_get_long_func(VALUE, true));
GIVES(double, zval_get_double_func(VALUE));
GIVES(zend_string *, zval_try_get_string_func(VALUE));
GIVES(const char *, zend_get_executed_filename());
GIVES(void, zend_wrong_parameters_count_error(0, 0));
GIVES(void, zend_argument_value_error(0, "%s", TEXT));
GIVES(void, zend_argument_type_error(0, "%s", TEXT));
GIVES(void, zend_value_error("%s", TEXT));
GIVES(void, zend_wrong_callback_error(0, (char *) 0));
GIVES(const char *, zend_zval_type_name(VALUE));
GIVES(zend_result, zend_fcall_info_init(VALUE, 0, (zend_fcall_info *) 0, (zend_fcall_info_cache *) 0, (zend_string **) 0,
	(char **) 0));
GIVES(zend_string *, zend_get_callable_name_ex(VALUE, OBJECT));
GIVES(void, display_ini_entries((zend_module_entry *) 0));
GIVES(size_t, php_output_write(TEXT, 0));
GIVES(zend_object *, zend_throw_exception(CLASS, TEXT, 0));
GIVES(void, zend_throw_exception_internal(OBJECT));
GIVES(void, zend_throw_unwind_exit());
GIVES(bool, zend_is_unwind_exit(OBJECT));
GIVES(bool, zend_is_graceful_exit(OBJECT));
GIVES(void, zend_clear_exception());
GIVES(zend_result, object_init_ex(VALUE, CLASS));
GIVES(void, zend_object_std_dtor(OBJECT));
GIVES(void, zend_objects_clone_members(OBJECT, OBJECT));
GIVES(zval *, zend_hash_str_find(ARRAY, TEXT, 0));
GIVES(zval *, zend_hash_str_update(ARRAY, TEXT, 0, VALUE));
GIVES(zval *, zend_hash_update(ARRAY, STRING, VALUE));
GIVES(zval *, zend_hash_index_update(ARRAY, 0, VALUE));
GIVES(zval *, zend_hash_index_find(ARRAY, 0));
GIVES(zval *, zend_hash_next_index_insert(ARRAY, VALUE));
GIVES(HashTable *, zend_array_dup(ARRAY));
GIVES(void, zend_hash_get_current_key_zval_ex(ARRAY, VALUE, POSITION));
GIVES(zval *, zend_hash_get_current_data_ex(ARRAY, POSITION));
GIVES(zend_result, zend_hash_move_forward_ex(ARRAY, POSITION));
GIVES(zend_result, zend_alter_ini_entry_chars(STRING, TEXT, 0, 0, 0));
#if PHP_VERSION_ID >= 80600
GIVES(const char *, zend_ini_string(TEXT, 0, false));
#else
GIVES(char *, zend_ini_string(TEXT, 0, 0));
#endif
GIVES(zend_class_entry *, zend_autoload(STRING, STRING));
GIVES(zend_string *, zend_string_init_interned(TEXT, 0, true));
GIVES(HashTable, module_registry);

/* api/registration */
GIVES(zend_result, zend_register_functions(CLASS, (zend_function_entry *) 0, ARRAY, 0));
GIVES(zend_result, zend_register_class_alias_ex(TEXT, 0, CLASS, true));
GIVES(zend_property_info *, zend_declare_typed_property(CLASS, STRING, VALUE, 0, STRING, (zend_type) {0}));

/* The structures that raw.rs lays out. */
#define AT(structure, member, offset) _Static_assert(offsetof(structure, member) == (offset), "raw.rs: " #structure)

AT(zend_fcall_info, params, 32);
AT(zend_fcall_info, param_count, 48);
AT(zend_fcall_info, named_params, 56);
_Static_assert(sizeof(zend_fcall_info) == 64, "raw.rs: zend_fcall_info");
#if PHP_VERSION_ID >= 80600
AT(zend_fcall_info, consumed_args, 52);
#endif
#if PHP_VERSION_ID >= 80300
AT(zend_fcall_info_cache, closure, 32);
_Static_assert(sizeof(zend_fcall_info_cache) == 40, "raw.rs: zend_fcall_info_cache");
#else
_Static_assert(sizeof(zend_fcall_info_cache) == 32, "raw.rs: zend_fcall_info_cache");
#endif
AT(zend_fiber_transfer, value, 8);
AT(zend_fiber_transfer, flags, 24);
