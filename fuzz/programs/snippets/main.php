<?php
// What the main script does, outside coroutines.

//= a run [outside run x10]
run(Probe::body(function () {
    INSIDE;
}));

//= a run whose exception is caught [outside run x6]
try {
    run(Probe::body(function () {
        INSIDE;
    }));
} catch (Throwable $_exception) {
    SAY($_exception);
}

//= a run in a Fiber [outside]
(new Fiber(function () {
    run(Probe::body(function () {
        INSIDE;
    }));
}))->start();

//= a scheduler [outside x2]
$_scheduler = new Scheduler();
$_scheduler->add(function ($_argument) {
    INSIDE;
}, VALUE);
$_scheduler->parallel(FEW, function () {
    INSIDE_EACH;
});
$_scheduler->start();

//= waiting for the loop [outside x2]
Co::getCid() < 0 && Event::wait();

//= a shutdown function that runs coroutines [outside x2]
Probe::keeps();
register_shutdown_function(function () {
    run(Probe::body(function () {
        INSIDE;
    }));
});

//= a shutdown function that waits [outside x2]
register_shutdown_function(static function () {
    run(static function () {
        PAUSE;
    });
});

//= a shutdown function that begins a coroutine [outside]
Probe::keeps();
register_shutdown_function(function () {
    go(function () {
        INSIDE;
        return VALUE;
    });
});

//= a shutdown function that exits [outside ends x1]
Probe::keeps();
register_shutdown_function(function () {
    BODY;
    Probe::open() && exit(N);
});

//= a handler for uncaught exceptions [outside shared]
Probe::keeps();
set_exception_handler(function (Throwable $_exception) {
    BODY;
    SAY($_exception);
});

//= a handler for exceptions that leave a coroutine [outside shared]
Probe::keeps();
Co::set(['exception_handler' => function (Throwable $_exception) {
    static $_deep = 0;
    if (++$_deep < 5) {
        ANYWHERE;
    }
    SAY($_exception);
}]);

//= few coroutines at most [outside shared x1]
Co::set(['max_coroutine' => N + 2]);

//= callbacks of the loop outside coroutines [outside shared x1]
try {
    swoole_async_set(['enable_coroutine' => false]);
} catch (Throwable $_exception) {
    SAY($_exception);
}

//= no hooks [outside x1]
Co::set(['hook_flags' => 0]);

//= a small stack [outside x1]
Co::set(['c_stack_size' => 262144]);

//= a resume from outside [outside shared]
SAY(Co::resume(Probe::someone(N)));

//= a generator that runs coroutines [outside]
foreach ((function () {
    yield 1;
    run(Probe::body(function () {
        INSIDE;
    }));
    yield 2;
})() as $_value) {
    BODY;
}

//= a run from a callback of a sort [outside]
$_list = [2, 1];
usort($_list, function ($_a, $_b) {
    run(function () {
        INSIDE_EACH;
    });
    return $_a <=> $_b;
});

//= a run under an output buffer [outside]
ob_start(function (string $_text) {
    return strtoupper($_text);
});
run(Probe::body(function () {
    INSIDE;
}));
ob_end_flush();
