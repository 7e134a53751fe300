<?php
// Coroutines: how they begin, wait for each other, are interrupted, and end.

//= a child whose exceptions stay inside [x12]
Probe::open() && go(Probe::body(function () {
    try {
        INSIDE;
    } catch (Throwable $_exception) {
        SAY($_exception);
    }
}));

//= a child that returns a thing [x8]
Probe::open() && go(function () {
    INSIDE;
    return VALUE;
});

//= a child that holds a thing, and its parent does until it comes back [shared x4]
$_held = VALUE;
Probe::open() && go(function ($_argument) use ($_held) {
    INSIDE;
}, VALUE);
unset($_held);

//= a child that is an object's method, which its parent holds until it comes back [shared x2]
Probe::open() && go([new class {
    public function __construct()
    {
        Probe::made();
    }

    public function run(): mixed
    {
        INSIDE;
        return $this;
    }

    public function __destruct()
    {
        Probe::gone();
        ANYWHERE;
    }
}, 'run']);

//= a defer [coroutine x6]
Co::defer(function ($_result = null) {
    BODY;
});

//= a defer that holds a thing [coroutine]
$_held = VALUE;
Co::defer(function () use ($_held) {
    BODY;
});

//= a context that holds things [coroutine x6]
$_context = Co::getContext();
if ($_context) {
    $_context[N] = VALUE;
    $_context->held = VALUE;
}
unset($_context);

//= a thing in somebody else's context [shared]
$_context = Co::getContext(Probe::someone(N));
if ($_context) {
    $_context[N] = VALUE;
}

//= waiting for two children [coroutine x3]
$_joined = Co::join([go(Probe::body(function () {
    INSIDE;
})), go(function () {
    INSIDE;
    return VALUE;
})]);
TELL($_joined);

//= waiting for somebody [coroutine shared]
SAY(Co::join([Probe::someone(N)]));

//= giving way until somebody resumes [coroutine shared x2]
SAY(Co::yield());

//= resuming somebody [shared x4]
SAY(Co::resume(Probe::someone(N)));

//= cancelling somebody [shared x4]
SAY(Co::cancel(Probe::someone(N)));

//= cancelling somebody by an exception [shared x4]
SAY(Co::cancel(Probe::someone(N), true));

//= cancelling oneself by an exception [coroutine shared]
try {
    Co::cancel(Co::getCid(), true);
} catch (Co\CanceledException $_exception) {
    BODY;
}

//= being cancelled by a child [coroutine shared x2]
$_me = Co::getCid();
go(function () use ($_me) {
    PAUSE;
    SAY(Co::cancel($_me, (bool) (N % 2)));
    BODY;
});
try {
    SAY(Co::yield());
} catch (Throwable $_exception) {
    SAY($_exception);
    BODY;
}

//= a time limit [coroutine shared time x2]
try {
    Co::setTimeLimit(.001 * MS);
    BODY;
    PAUSE;
} catch (Co\TimeoutException $_exception) {
    BODY;
} finally {
    Co::setTimeLimit(0);
}

//= a time limit that nobody catches [coroutine shared time throws x1]
Co::setTimeLimit(.001 * MS);
BODY;

//= tasks side by side [coroutine x2]
parallel(FEW, function () {
    INSIDE_EACH;
});

//= a batch of tasks with results [coroutine x2]
SAY(batch([function () {
    INSIDE;
    return VALUE;
}, function () {
    INSIDE;
    return N;
}]));

//= a map over a list [coroutine]
SAY(map([1, 2], function ($_value, $_key) {
    INSIDE_EACH;
    return VALUE;
}));

//= a batch that takes too long [coroutine shared time]
SAY(batch([function () {
    INSIDE;
    return VALUE;
}, function () {
    Co::yield();
}], .001 * MS));

//= a nested run [coroutine x2]
run(function () {
    INSIDE;
});

//= backtraces of everybody [shared]
foreach (Co::list() as $_id) {
    $_trace = Co::getBackTrace($_id);
    SAY(is_array($_trace));
    unset($_trace);
}

//= output of a backtrace [shared]
Co::printBackTrace(Probe::someone(N));

//= numbers about coroutines [shared]
SAY(Co::stats()['coroutine_num'], Co::getPcid(), Co::exists(Probe::someone(N)), Co::getStackUsage() > 0, Co::getElapsed() >= 0);

//= whether one was cancelled [coroutine shared]
SAY(Co::isCanceled());

//= no preemption for a while [coroutine]
Co::disableScheduler();
BODY;
Co::enableScheduler();

//= waiting for nothing, for ever [coroutine shared x1]
(new Channel(1))->pop();

//= waiting for nothing, for ever, with something to do at the end [coroutine x1]
try {
    Co::yield();
} finally {
    INSIDE;
}

//= a long wait in a child that keeps things, and its parent an argument [coroutine shared x3]
go(function ($_argument) {
    $_local = VALUE;
    Co::defer(function () {
        INSIDE;
    });
    try {
        (new Channel(1))->pop();
    } finally {
        INSIDE;
    }
}, VALUE);

//= children that begin children [x2]
Probe::open() && go(function () {
    go(function () {
        INSIDE;
    });
    PAUSE;
    INSIDE;
});

//= many small children [x2]
for ($_i = 0; Probe::open() && $_i < 20; $_i++) {
    go(function () {
        Probe::hop();
        return new ArrayObject([1]);
    });
}
