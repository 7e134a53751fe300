/* state.rs, hooks.rs, disposition.rs: signals while pcntl calls its handlers. */
#include "shim.h"
#include <signal.h>

/* pcntl blocks all signals while it calls handlers: its queue is not made for what comes meanwhile. That belongs to the
 * coroutine of the handler: when it suspends, signals are let through, and blocked again when it goes on. What the mask is
 * otherwise was noted before pcntl changed it. */
ZEND_TLS sigset_t usual_mask;
ZEND_TLS bool mask_is_known;
ZEND_TLS uint32_t dispatching;

static bool blocks_all(const sigset_t *mask)
{
	for (int number = 1; number < SIGSYS; number++) {
		if (number != SIGKILL && number != SIGSTOP && !sigismember(mask, number)) {
			return false;
		}
	}
	return true;
}

void swoole_rs_note_signal_mask(void)
{
	sigset_t mask;

	if (pthread_sigmask(SIG_BLOCK, NULL, &mask) == 0 && !blocks_all(&mask)) {
		usual_mask = mask;
		mask_is_known = true;
	}
}

/* True: pcntl had blocked them. */
bool swoole_rs_let_signals_through(void)
{
	sigset_t mask;

	if (!mask_is_known || pthread_sigmask(SIG_BLOCK, NULL, &mask) != 0 || !blocks_all(&mask)) {
		return false;
	}
	pthread_sigmask(SIG_SETMASK, &usual_mask, NULL);
	return true;
}

void swoole_rs_hold_signals(void)
{
	sigset_t mask;

	sigfillset(&mask);
	pthread_sigmask(SIG_BLOCK, &mask, NULL);
}

/* pcntl calls handlers now, here or in a coroutine that is suspended. */
bool swoole_rs_is_dispatching(void) { return dispatching > 0; }

extern void swoole_rs_dispatched(void);

/* Runs what may have pcntl call its handlers. A fatal error in one leaves no signal blocked. */
void swoole_rs_dispatch(void (*call)(void *, void *), void *first, void *second)
{
	volatile bool bailed_out = false;

	swoole_rs_note_signal_mask();
	dispatching++;
	zend_try { call(first, second); } zend_catch { bailed_out = true; } zend_end_try();
	if (--dispatching == 0) {
		swoole_rs_dispatched();
	}
	if (bailed_out) {
		swoole_rs_let_signals_through();
		zend_bailout();
	}
}
