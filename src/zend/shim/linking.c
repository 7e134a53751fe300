/*
 * hooks.rs: classes that a suspended coroutine is linking. The engine enters a class under its name before it asks for
 * what the class extends, and then says "not found" to everybody else. So such a class gets another name while its
 * coroutine is suspended: who looks for it reaches the autoloader's hook, and waits there.
 *
 * In its former place, where the declaration itself looks for the class, is a stand-in: a class that implements nothing
 * but an interface whose name leads the second one to execute that declaration to the autoloader's hook, too.
 */
#include "inside.h"
#include "zend_inheritance.h"
#include "zend_interfaces.h"
#include "zend_observer.h"

#define HIDDEN_NAME "\0is being linked: "
#define STAND_IN_NAME "\0linking of "

typedef struct stand_in {
	zend_class_entry ce;
	zend_class_name interface;
	const zend_class_entry *target;
	/* Where the declaration looks for the class. */
	zend_string *definition;
	bool anonymous;
	struct stand_in *next;
} stand_in;

typedef struct {
	zend_class_entry *ce;
	/* Its key in the class table, and the one it has meanwhile; an anonymous class keeps its own. */
	zend_string *name, *hidden;
	stand_in *other;
	zend_string *filename;
	bool delayed;
	/* Seen for a while by a coroutine that its own one waits for. */
	bool exposed;
} linked_class;

/* Errors that are recorded for the cache of linked classes. */
typedef struct {
	bool record;
#if PHP_VERSION_ID >= 80600
	zend_err_buf errors;
#else
	uint32_t num_errors;
	zend_error_info **errors;
#endif
} recorded_errors;

static recorded_errors swap_errors(recorded_errors to)
{
	recorded_errors from = { .record = EG(record_errors), .errors = EG(errors) };

	EG(record_errors) = to.record;
	EG(errors) = to.errors;
#if PHP_VERSION_ID < 80600
	from.num_errors = EG(num_errors);
	EG(num_errors) = to.num_errors;
#endif
	return from;
}

/* What one suspended coroutine links, and the engine's notes about that. CG(delayed_variance_obligations) stays where it is:
 * it goes by classes, and a coroutine may have to fulfil what another one has begun (see swoole_rs_links_expose). */
struct swoole_rs_links {
	const void *owner;
	swoole_rs_links *next;
	uint32_t count;
	linked_class *links;
	zend_class_entry *current_linking_class;
	HashTable *unlinked_uses;
	HashTable *delayed_autoloads;
	recorded_errors errors;
};

ZEND_TLS swoole_rs_links *suspended;
ZEND_TLS stand_in *stand_ins;
/* A class of this name was declared by another coroutine while the running one was linking its own. */
ZEND_TLS zend_string *taken_name;

static zend_class_entry *(*original_cache_get)(zend_class_entry *, zend_class_entry *, zend_class_entry **);
static zend_class_entry *(*original_cache_add)(zend_class_entry *, zend_class_entry *, zend_class_entry *, zend_class_entry **,
	HashTable *);
static zend_string *(*original_resolve_path)(zend_string *);

static zend_string *make_name(const char *prefix, size_t length, const char *rest)
{
	zend_string *name = zend_string_alloc(length + strlen(rest), 1);

	memcpy(ZSTR_VAL(name), prefix, length);
	memcpy(ZSTR_VAL(name) + length, rest, strlen(rest) + 1);
	return name;
}

static zend_class_entry *find_class(zend_string *key, zval **slot)
{
	*slot = zend_hash_find(CG(class_table), key);
	return *slot ? Z_CE_P(*slot) : NULL;
}

static stand_in *stand_in_for(zend_class_entry *target, zend_string *definition, bool anonymous)
{
	char address[2 + 2 * sizeof(void *) + 1];
	stand_in *other;

	for (other = stand_ins; other; other = other->next) {
		if (other->target == target && zend_string_equals(other->definition, definition)) {
			return other;
		}
	}
	other = pecalloc(1, sizeof(*other), 1);
	snprintf(address, sizeof(address), "%p", (void *) other);
	other->interface.name = make_name(ZEND_STRL(STAND_IN_NAME), address);
	other->interface.lc_name = zend_string_copy(other->interface.name);
	other->ce.type = ZEND_USER_CLASS;
	other->ce.refcount = 1;
	/* Copies: the request's strings end before its class table does. */
	other->ce.name = make_name("", 0, ZSTR_VAL(target->name));
	/* Not the engine's to free; and the cache of linked classes is asked for what is immutable. */
	other->ce.ce_flags = ZEND_ACC_IMMUTABLE;
	other->ce.num_interfaces = 1;
	other->ce.interface_names = &other->interface;
	other->target = target;
	other->definition = make_name(ZSTR_VAL(definition), ZSTR_LEN(definition), "");
	other->anonymous = anonymous;
	other->next = stand_ins;
	stand_ins = other;
	return other;
}

static bool is_stand_in(const zend_class_entry *ce)
{
	const stand_in *other = stand_ins;

	while (other && ce != &other->ce) {
		other = other->next;
	}
	return other;
}

/* A frame that is declaring a class is at that opcode. */
static bool is_declaring(const zend_op *opline)
{
	switch (opline->opcode) {
		case ZEND_DECLARE_CLASS:
		case ZEND_DECLARE_CLASS_DELAYED:
		case ZEND_DECLARE_ANON_CLASS:
			return true;
		default:
			return false;
	}
}

static bool is_trait_of(const zend_class_entry *ce, zend_string *lc_name)
{
	for (uint32_t i = 0; i < ce->num_traits; i++) {
		if (zend_string_equals(ce->trait_names[i].lc_name, lc_name)) {
			return true;
		}
	}
	return false;
}

static void hide_name(linked_class *link)
{
	zval *slot;

	/* Another coroutine may have linked it, too. */
	if (find_class(link->name, &slot) != link->ce || (link->ce->ce_flags & ZEND_ACC_LINKED)) {
		return;
	}
	zend_hash_set_bucket_key(CG(class_table), (Bucket *) slot, link->hidden);
	/* A delayed declaration may be missing there. */
	if (!link->delayed) {
		zend_hash_add_ptr(CG(class_table), link->other->definition, &link->other->ce);
	}
}

/* False: another class has the name now. */
static bool show_name(linked_class *link)
{
	zval *slot;

	if (find_class(link->other->definition, &slot) == &link->other->ce) {
		zend_hash_del(CG(class_table), link->other->definition);
	}
	return !find_class(link->hidden, &slot) || zend_hash_set_bucket_key(CG(class_table), (Bucket *) slot, link->name);
}

static void hide_declared(swoole_rs_links *links, const zend_execute_data *frame)
{
	const zend_op *opline = frame->opline;
	zval *names = RT_CONSTANT(opline, opline->op1), *slot;
	bool anonymous = opline->opcode == ZEND_DECLARE_ANON_CLASS;
	zend_class_entry *ce = find_class(Z_STR_P(names), &slot);
	linked_class *link;

	/* One that waits for the first to execute the declaration has nothing of its own. */
	if (!ce || (ce->ce_flags & ZEND_ACC_LINKED) || (anonymous && is_stand_in(ce))) {
		return;
	}
	links->links = perealloc(links->links, (links->count + 1) * sizeof(*link), 1);
	link = &links->links[links->count++];
	*link = (linked_class) {
		.ce = ce, .name = zend_string_copy(Z_STR_P(names)), .filename = zend_string_copy(frame->func->op_array.filename),
		.delayed = opline->opcode == ZEND_DECLARE_CLASS_DELAYED,
	};
	link->other = stand_in_for(ce, anonymous ? link->name : Z_STR_P(names + 1), anonymous);
	if (anonymous) {
		Z_CE_P(slot) = &link->other->ce;
	} else {
		link->hidden = make_name(ZEND_STRL(HIDDEN_NAME), ZSTR_VAL(link->other->interface.name) + 1);
		hide_name(link);
	}
}

static void show_declared(linked_class *link)
{
	zval *slot;

	if (!link->hidden) {
		if (find_class(link->name, &slot) == &link->other->ce) {
			Z_CE_P(slot) = link->ce;
		}
	} else {
		if (!show_name(link) && !taken_name) {
			taken_name = zend_string_copy(link->ce->name);
		}
		zend_string_release(link->hidden);
	}
	zend_string_release(link->name);
	zend_string_release(link->filename);
}

/* How many there are. */
ZEND_TLS uint32_t exposed;

static void hide_exposed(void)
{
	if (EXPECTED(!exposed)) {
		return;
	}
	exposed = 0;
	for (const swoole_rs_links *links = suspended; links; links = links->next) {
		for (uint32_t i = 0; i < links->count; i++) {
			if (links->links[i].exposed) {
				links->links[i].exposed = false;
				hide_name(&links->links[i]);
			}
		}
	}
}

/* What the running code is declaring and has not linked yet; NULL: nothing. */
static const zend_class_entry *class_being_declared(void)
{
	const zend_execute_data *frame = EG(current_execute_data);
	const zend_op *opline;
	const zend_class_entry *ce;
	zval *slot;

	if (!frame || !frame->func || !ZEND_USER_CODE(frame->func->type)) {
		return NULL;
	}
	opline = frame->opline->opcode == ZEND_HANDLE_EXCEPTION ? EG(opline_before_exception) : frame->opline;
	if (!opline || !is_declaring(opline)) {
		return NULL;
	}
	ce = find_class(Z_STR_P(RT_CONSTANT(opline, opline->op1)), &slot);
	return ce && !(ce->ce_flags & ZEND_ACC_LINKED) ? ce : NULL;
}

/* The running code is linking a class that may be linked before `lc_name` is: its parent, or an interface of it. */
static bool takes_nearly_linked(zend_string *lc_name)
{
	const zend_class_entry *ce = class_being_declared();

	return ce && !is_trait_of(ce, lc_name);
}

/*
 * Two classes may need each other for checking their methods, and two coroutines link one each: neither can wait for the
 * other. As if one had begun both, the running one sees the class of this name, unlinked, until its own is linked. Gives
 * the class if it can be had that way.
 */
zend_class_entry *swoole_rs_links_expose(zend_string *lc_name)
{
	zval *slot;
	zend_class_entry *ce;

	for (const swoole_rs_links *links = suspended; links; links = links->next) {
		for (uint32_t i = 0; i < links->count; i++) {
			linked_class *link = &links->links[i];
			if (link->hidden && !link->exposed && zend_string_equals(link->name, lc_name) && show_name(link)) {
				link->exposed = true;
				exposed++;
				swoole_rs_inside |= LINKS_RESUMED;
			}
		}
	}
	ce = exposed ? find_class(lc_name, &slot) : NULL;
	return ce && ((ce->ce_flags & ZEND_ACC_LINKED) || ((ce->ce_flags & ZEND_ACC_NEARLY_LINKED) && takes_nearly_linked(lc_name)))
		? ce : NULL;
}

static void on_linked(zend_class_entry *ce, zend_string *name)
{
	if (UNEXPECTED(exposed)) {
		for (zend_execute_data *frame = EG(current_execute_data)->prev_execute_data; frame; frame = frame->prev_execute_data) {
			if (frame->func && ZEND_USER_CODE(frame->func->type) && is_declaring(frame->opline)) {
				return; /* that one may need them, too */
			}
		}
		hide_exposed();
	}
}

/* Module start only. */
void swoole_rs_watch_linking(void) { zend_observer_class_linked_register(on_linked); }

/* Frees what linking has left behind in the engine's notes; nobody is linking now. */
static void drop_notes(void)
{
	HashTable **tables[] = { &CG(unlinked_uses), &CG(delayed_autoloads) };

	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		if (*tables[i]) {
			zend_hash_destroy(*tables[i]);
			FREE_HASHTABLE(*tables[i]);
			*tables[i] = NULL;
		}
	}
	CG(current_linking_class) = NULL;
}

swoole_rs_links *swoole_rs_links_hide(const void *owner)
{
	swoole_rs_links *links = pecalloc(1, sizeof(*links), 1);

	hide_exposed();
	for (zend_execute_data *frame = EG(current_execute_data); frame; frame = frame->prev_execute_data) {
		if (frame->func && ZEND_USER_CODE(frame->func->type) && is_declaring(frame->opline)) {
			hide_declared(links, frame);
		}
	}
	links->current_linking_class = CG(current_linking_class);
	links->unlinked_uses = CG(unlinked_uses);
	links->delayed_autoloads = CG(delayed_autoloads);
	links->errors = swap_errors((recorded_errors) { 0 });
	CG(current_linking_class) = NULL;
	CG(unlinked_uses) = CG(delayed_autoloads) = NULL;
	if (links->count) {
		links->owner = owner;
		links->next = suspended;
		suspended = links;
	}
	return links;
}

void swoole_rs_links_show(swoole_rs_links *links)
{
	if (links->count) {
		swoole_rs_links **place = &suspended;
		while (*place != links) {
			place = &(*place)->next;
		}
		*place = links->next;
		swoole_rs_inside |= LINKS_RESUMED;
	}
	/* In the order in which they were declared: the outermost frame was found last. */
	for (uint32_t i = links->count; i-- > 0;) {
		show_declared(&links->links[i]);
	}
	drop_notes();
	CG(current_linking_class) = links->current_linking_class;
	CG(unlinked_uses) = links->unlinked_uses;
	CG(delayed_autoloads) = links->delayed_autoloads;
	swap_errors(links->errors);
	pefree(links->links, 1);
	pefree(links, 1);
}

void swoole_rs_links_forget(void)
{
	drop_notes();
	swap_errors((recorded_errors) { 0 });
	if (taken_name) {
		zend_string_release(taken_name);
		taken_name = NULL;
	}
}

/* The state of the suspended coroutine that links a class, or NULL. */
const void *swoole_rs_linker(zend_string *lc_name)
{
	for (const swoole_rs_links *links = suspended; links; links = links->next) {
		for (uint32_t i = 0; i < links->count; i++) {
			if (links->links[i].ce->ce_flags & ZEND_ACC_LINKED) {
				continue;
			}
			if (zend_string_equals(links->links[i].name, lc_name)
					|| zend_string_equals(links->links[i].other->interface.name, lc_name)) {
				return links->owner;
			}
		}
	}
	return NULL;
}

/* The same for a class that the code of a file declares. */
static const void *linker_in_file(zend_string *filename)
{
	for (const swoole_rs_links *links = suspended; links; links = links->next) {
		for (uint32_t i = 0; i < links->count; i++) {
			if (zend_string_equals(links->links[i].filename, filename)) {
				return links->owner;
			}
		}
	}
	return NULL;
}

zend_class_entry *swoole_rs_linked_class(zend_string *lc_name)
{
	zval *slot;
	zend_class_entry *ce = find_class(lc_name, &slot);

	return ce && (ce->ce_flags & ZEND_ACC_LINKED) ? ce : NULL;
}

/* An exception is pending, and the class that is being linked takes none: one that has asked for a trait, or that others
 * depend on already. */
bool swoole_rs_exception_is_fatal(zend_string *lc_name)
{
	const zend_class_entry *ce = EG(exception) ? class_being_declared() : NULL;

	return ce && ((ce->ce_flags & ZEND_ACC_NEARLY_LINKED) || is_trait_of(ce, lc_name)
		|| (CG(unlinked_uses) && zend_hash_index_exists(CG(unlinked_uses), (zend_ulong) (uintptr_t) ce)));
}

static stand_in *stand_in_named(zend_string *lc_name)
{
	stand_in *other = stand_ins;

	while (other && !zend_string_equals(other->interface.lc_name, lc_name)) {
		other = other->next;
	}
	return other;
}

bool swoole_rs_is_stand_in(zend_string *lc_name)
{
	return ZSTR_LEN(lc_name) && ZSTR_VAL(lc_name)[0] == 0 && stand_in_named(lc_name);
}

static zend_class_entry *target_of(const stand_in *other)
{
	zval *slot;
	zend_class_entry *ce = find_class(other->definition, &slot);

	return ce && (ce->ce_flags & ZEND_ACC_LINKED) ? ce : NULL;
}

static ZEND_COLD void declared_already(const zend_string *name)
{
	zend_error_noreturn(E_COMPILE_ERROR, "Cannot declare class %s, because the name is already in use", ZSTR_VAL(name));
}

static zend_class_entry *resolve_stand_in(zend_string *lc_name)
{
	const stand_in *other = stand_in_named(lc_name);

	if (!other->anonymous) {
		declared_already(other->ce.name);
	}
	if (!target_of(other)) {
		zend_throw_error(NULL, "Class \"%s\" could not be linked by the coroutine that came first", ZSTR_VAL(other->ce.name));
		return NULL;
	}
	/* Any interface of PHP's own: what is asked next is the cache, for the class that implements it. */
	return zend_ce_traversable;
}

/* The linking that a stand-in stands for is over: goes on with its result. */
bool swoole_rs_resolve_stand_in(zend_string *lc_name, zend_class_entry **result) { GUARDED(*result = resolve_stand_in(lc_name)); }

/* A fatal error if a class that the running coroutine was linking was declared by another one meanwhile. */
bool swoole_rs_check_taken_name(void)
{
	if (EXPECTED(!taken_name)) {
		return false;
	}
	GUARDED(declared_already(taken_name));
}

static zend_class_entry *cache_get(zend_class_entry *ce, zend_class_entry *parent, zend_class_entry **others)
{
	for (const stand_in *other = stand_ins; other; other = other->next) {
		if (ce == &other->ce) {
			return target_of(other);
		}
	}
	return original_cache_get ? original_cache_get(ce, parent, others) : NULL;
}

static zend_class_entry *cache_add(zend_class_entry *ce, zend_class_entry *proto, zend_class_entry *parent,
	zend_class_entry **others, HashTable *dependencies)
{
	return original_cache_add ? original_cache_add(ce, proto, parent, others, dependencies) : NULL;
}

/* Waits until no coroutine declares a class in the file. False: an exception is pending. */
extern bool swoole_rs_wait_for_linker(const void *(*linker)(zend_string *), zend_string *key);

static bool is_once(const zend_execute_data *frame)
{
	return frame && frame->func && ZEND_USER_CODE(frame->func->type) && frame->opline->opcode == ZEND_INCLUDE_OR_EVAL
		&& (frame->opline->extended_value == ZEND_INCLUDE_ONCE || frame->opline->extended_value == ZEND_REQUIRE_ONCE);
}

/* Asked for the file of require_once, which would be content that another coroutine has begun with the file. */
static zend_string *resolve_path(zend_string *name)
{
	zend_string *path = original_resolve_path(name);

	if (UNEXPECTED(suspended) && path && is_once(EG(current_execute_data)) && linker_in_file(path)
			&& !swoole_rs_wait_for_linker(linker_in_file, path)) {
		zend_string_release(path);
		return NULL;
	}
	return path;
}

/* Functions that may look without asking an autoloader: for what is being linked they wait, too. */
static const char *const questions[] = { "class_exists", "interface_exists", "trait_exists", "enum_exists" };
#define QUESTIONS (sizeof(questions) / sizeof(*questions))
static zif_handler original_questions[QUESTIONS];

static bool wait_for_class(zend_string *name)
{
	zend_string *lc_name = zend_string_tolower(name);
	zend_string *key = ZSTR_VAL(lc_name)[0] == '\\' ? zend_string_init(ZSTR_VAL(lc_name) + 1, ZSTR_LEN(lc_name) - 1, 0)
		: zend_string_copy(lc_name);
	bool waited = !swoole_rs_linker(key) || swoole_rs_wait_for_linker(swoole_rs_linker, key);

	zend_string_release(lc_name);
	zend_string_release(key);
	return waited;
}

static void ask(size_t question, INTERNAL_FUNCTION_PARAMETERS)
{
	if (UNEXPECTED(suspended) && ZEND_NUM_ARGS() && Z_TYPE_P(ZEND_CALL_ARG(execute_data, 1)) == IS_STRING
			&& !wait_for_class(Z_STR_P(ZEND_CALL_ARG(execute_data, 1)))) {
		return;
	}
	original_questions[question](INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static ZEND_NAMED_FUNCTION(ask_class_exists) { ask(0, INTERNAL_FUNCTION_PARAM_PASSTHRU); }
static ZEND_NAMED_FUNCTION(ask_interface_exists) { ask(1, INTERNAL_FUNCTION_PARAM_PASSTHRU); }
static ZEND_NAMED_FUNCTION(ask_trait_exists) { ask(2, INTERNAL_FUNCTION_PARAM_PASSTHRU); }
static ZEND_NAMED_FUNCTION(ask_enum_exists) { ask(3, INTERNAL_FUNCTION_PARAM_PASSTHRU); }

void swoole_rs_watch_class_questions(void)
{
	const zif_handler handlers[QUESTIONS] = { ask_class_exists, ask_interface_exists, ask_trait_exists, ask_enum_exists };

	for (size_t i = 0; i < QUESTIONS; i++) {
		original_questions[i] = swoole_rs_replace_function(questions[i], strlen(questions[i]), handlers[i]);
	}
}

/* At the start of a request: opcache has set its own by then. */
void swoole_rs_links_begin(void)
{
	if (zend_resolve_path != resolve_path) {
		original_resolve_path = zend_resolve_path;
		zend_resolve_path = resolve_path;
		original_cache_get = zend_inheritance_cache_get;
		original_cache_add = zend_inheritance_cache_add;
		zend_inheritance_cache_get = cache_get;
		zend_inheritance_cache_add = cache_add;
	}
	/* The class table of the request before may have had them. */
	while (stand_ins) {
		stand_in *other = stand_ins;
		stand_ins = other->next;
		zend_string_release(other->interface.name);
		zend_string_release(other->interface.lc_name);
		zend_string_release(other->ce.name);
		zend_string_release(other->definition);
		pefree(other, 1);
	}
}
