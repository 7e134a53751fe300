<?php
// What the loop calls: timers, deferred calls, descriptors, signals; and work that other threads do.

//= a timer [time x4]
Probe::open() && Timer::after(MS, function ($_argument) {
    BODY;
}, VALUE);

//= a ticking timer that clears itself [time x2]
Probe::open() && Timer::tick(MS, function ($_id, $_argument) {
    static $_rounds = 0;
    if (++$_rounds >= FEW) {
        Timer::clear($_id);
    }
    BODY_EACH;
}, VALUE);

//= a timer that is cleared with what it holds [x3]
$_timer = Probe::open() ? Timer::after(10000, fn () => 1, VALUE) : 0;
try {
    BODY;
} finally {
    $_timer && Timer::clear($_timer);
}

//= a timer that holds itself by what it calls [time]
$_timer = Probe::open() ? Timer::after(30, function () use (&$_timer) {
    SAY;
}, VALUE) : 0;
Probe::open() && Timer::after(MS, function () use (&$_timer) {
    Timer::clear($_timer);
    $_timer = null;
    BODY;
});

//= all timers are cleared [shared time x2]
Timer::clearAll();

//= a list of the timers [shared time]
foreach (Timer::list() as $_id) {
    SAY(is_array(Timer::info($_id)));
}

//= a deferred call [x4]
Probe::open() && Event::defer(function () {
    BODY;
});

//= a call in each turn of the loop [shared time]
Probe::open() && Event::cycle(function () {
    static $_turns = 0;
    if (++$_turns >= FEW) {
        Event::cycle(null);
    }
    BODY_EACH;
}, (bool) (N % 2));

//= a readable socket [time x2]
if (Probe::open()) {
    [$_near, $_far] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    Event::add($_near, function ($_near) {
        Event::del($_near);
        BODY;
    });
    fwrite($_far, 'x');
}

//= a readable socket that is closed by its callback [time]
if (Probe::open()) {
    [$_near, $_far] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    Event::add($_near, function ($_near) use (&$_far) {
        Event::del($_near);
        fclose($_near);
        BODY;
        $_far = null;
    });
    fwrite($_far, 'x');
}

//= output that waits for its reader [time]
if (Probe::open()) {
    [$_near, $_far] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    Event::add($_far, fn () => 1);
    Event::write($_far, str_repeat('x', 500_000));
    Event::add($_near, function ($_near) use ($_far) {
        Event::del($_near);
        Event::del($_far);
        BODY;
    });
}

//= waiting for a socket [coroutine time x2]
[$_near, $_far] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
go(function () use ($_far) {
    INSIDE;
    fwrite($_far, 'x');
});
TELL(System::waitEvent($_near, SWOOLE_EVENT_READ, .001 * MS));

//= a file is read by the pool [coroutine time x2]
SAY(strlen(System::readFile(__FILE__)) > 1000);

//= a name is looked up by the pool, and given up [coroutine time shared]
$_id = go(function () {
    SAY(System::gethostbyname('127.0.0.1'));
});
Co::cancel($_id, (bool) (N % 2));

//= a command [coroutine time x1]
SAY(System::exec('exit 3')['code'] ?? null);

//= a hooked sleep [coroutine time x3]
SAY(usleep(500));

//= a hooked sleep of no time [coroutine time x2]
usleep(0);

//= a signal for PHP's own handler [time shared x2]
if (function_exists('pcntl_signal')) {
    pcntl_async_signals((bool) (N % 2));
    pcntl_signal(SIGUSR1, function () {
        ANYWHERE;
    });
    Process::kill(getmypid(), SIGUSR1);
    PAUSE;
    pcntl_signal_dispatch();
}

//= a signal for a handler of the loop [coroutine time shared x2]
Process::signal(SIGUSR2, function () {
    ANYWHERE;
});
Process::kill(getmypid(), SIGUSR2);
Co::sleep(.002);
Process::signal(SIGUSR2, null);

//= waiting for a signal [coroutine time shared x2]
go(function () {
    TELL(System::waitSignal(SIGHUP, .02));
});
Process::kill(getmypid(), SIGHUP);
BODY;
