/*
 * state.rs: what ext/soap keeps in globals while a call runs (its classmap, encoding, whom errors are for). Each call puts
 * back what it found, which is right only for calls that end in the reverse order of their beginning. So a coroutine that
 * is suspended inside one takes along what the call has changed. The layout is the extension's own affair: words that
 * differ from those before the call are what it has changed.
 */
#include "inside.h"

typedef struct {
	size_t index;
	uintptr_t value;
} changed_word;

struct swoole_rs_soap {
	uint32_t depth;
	uintptr_t *before;
	size_t count;
	changed_word words[];
};

/* Of the running coroutine: calls inside each other, and the globals before the outermost. */
ZEND_TLS uint32_t depth;
ZEND_TLS uintptr_t *before;

/* The extension tells nobody where its globals are, but its settings are part of them: the last setting is followed by
 * what calls change last, and by so much else that all these words are of one block. */
#define AFTER_LAST_SETTING 8

static uintptr_t *globals(size_t *words)
{
	const zend_ini_entry *last = zend_hash_str_find_ptr(EG(ini_directives), ZEND_STRL("soap.wsdl_cache_limit"));

	if (!last || !last->mh_arg2) {
		return NULL;
	}
	*words = (uintptr_t) last->mh_arg1 / sizeof(uintptr_t) + 1 + AFTER_LAST_SETTING;
#ifdef ZTS
	return ts_resource(*(ts_rsrc_id *) last->mh_arg2);
#else
	return last->mh_arg2;
#endif
}

void swoole_rs_soap_enter(void)
{
	size_t words;
	const uintptr_t *now;

	if (depth++ == 0 && (now = globals(&words))) {
		before = pemalloc(words * sizeof(*before), 1);
		memcpy(before, now, words * sizeof(*before));
	}
}

void swoole_rs_soap_leave(void)
{
	if (depth && --depth == 0 && before) {
		pefree(before, 1);
		before = NULL;
	}
}

swoole_rs_soap *swoole_rs_soap_hide(void)
{
	size_t words, count = 0;
	uintptr_t *now;
	swoole_rs_soap *soap;

	if (EXPECTED(!before) || !(now = globals(&words))) {
		return NULL;
	}
	soap = pemalloc(sizeof(*soap) + words * sizeof(changed_word), 1);
	for (size_t i = 0; i < words; i++) {
		if (now[i] != before[i]) {
			soap->words[count++] = (changed_word) { i, now[i] };
			now[i] = before[i];
		}
	}
	soap->count = count;
	soap->depth = depth;
	soap->before = before;
	depth = 0;
	before = NULL;
	return soap;
}

void swoole_rs_soap_show(swoole_rs_soap *soap)
{
	size_t words;
	uintptr_t *now = globals(&words);

	for (size_t i = 0; i < soap->count; i++) {
		now[soap->words[i].index] = soap->words[i].value;
	}
	depth = soap->depth;
	before = soap->before;
	pefree(soap, 1);
}

/* The running coroutine is at its end: a fatal error may have jumped out of a call. */
void swoole_rs_soap_forget(void)
{
	depth = 0;
	if (before) {
		pefree(before, 1);
		before = NULL;
	}
}
