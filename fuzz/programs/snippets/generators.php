<?php
// Generators and Fibers.

//= a generator that is left in the middle [x4]
foreach ((function () {
    try {
        BODY;
        yield 1;
        yield VALUE;
    } finally {
        BODY;
    }
})() as $_value) {
    BODY;
    break;
}

//= a generator to its end [x3]
$_generator = (function () {
    $_sent = yield VALUE;
    BODY;
    yield from [N, $_sent];
    return VALUE;
})();
$_generator->current();
SAY($_generator->send(VALUE));
while ($_generator->valid()) {
    BODY_EACH;
    $_generator->next();
}
SAY($_generator->getReturn());
unset($_generator);

//= a generator that gets an exception
$_generator = (function () {
    try {
        yield VALUE;
    } catch (Oops $_exception) {
        BODY;
        yield N;
    } finally {
        BODY;
    }
})();
$_generator->current();
SAY($_generator->throw(new Oops('sent')));
unset($_generator);

//= generators that feed each other
$_inner = (function () {
    try {
        yield 1;
        BODY;
        yield 2;
    } finally {
        BODY;
    }
})();
$_outer = (function () use ($_inner) {
    try {
        yield from $_inner;
    } finally {
        BODY;
    }
})();
$_outer->current();
unset($_inner);
BODY;
unset($_outer);

//= a generator for two [coroutine shared x2]
$_generator = (function () {
    try {
        for ($_i = 0; $_i < 4; $_i++) {
            PAUSE;
            yield $_i;
        }
    } finally {
        ANYWHERE;
    }
})();
for ($_i = 0; $_i < 2; $_i++) {
    go(function () use ($_generator) {
        try {
            foreach ($_generator as $_value) {
                SAY($_value);
            }
        } catch (Throwable $_exception) {
            SAY($_exception);
        }
    });
}
unset($_generator);

//= a Fiber to its end [x3]
if (Probe::switches()) {
    $_fiber = new Fiber(function (mixed $_argument) {
        BODY;
        $_sent = Fiber::suspend(VALUE);
        BODY;
        return VALUE;
    });
    SAY($_fiber->start(VALUE));
    BODY;
    $_fiber->resume(VALUE);
    SAY($_fiber->getReturn());
    unset($_fiber);
}

//= a Fiber that is left suspended [x4]
if (Probe::switches()) {
    $_fiber = new Fiber(function () {
        try {
            Fiber::suspend(VALUE);
        } finally {
            BODY;
        }
    });
    $_fiber->start();
    BODY;
    unset($_fiber);
}

//= a Fiber that gets an exception
if (Probe::switches()) {
    $_fiber = new Fiber(function () {
        try {
            Fiber::suspend();
        } finally {
            BODY;
        }
    });
    $_fiber->start();
    try {
        $_fiber->throw(new Oops('sent'));
    } catch (Oops $_exception) {
        SAY($_exception);
    }
}

//= a Fiber that another coroutine goes on with [coroutine x2]
if (Probe::switches()) {
    $_fiber = new Fiber(function () {
        BODY;
        Fiber::suspend(VALUE);
        INSIDE;
        return 1;
    });
    $_fiber->start();
    Co::join([go(function () use ($_fiber) {
        $_fiber->resume();
        INSIDE;
    })]);
    unset($_fiber);
}

//= a coroutine that begins inside a Fiber [x2]
if (Probe::switches()) {
    $_fiber = new Fiber(function () {
        Probe::open() && go(Probe::body(function () {
            INSIDE;
        }));
        Fiber::suspend();
        BODY;
    });
    $_fiber->start();
    $_fiber->resume();
}

//= Fibers inside Fibers
if (Probe::switches()) {
    $_outer = new Fiber(function () {
        $_inner = new Fiber(function () {
            try {
                Fiber::suspend(1);
                BODY;
            } finally {
                BODY;
            }
        });
        $_inner->start();
        Fiber::suspend($_inner);
        BODY;
    });
    $_inner = $_outer->start();
    $_inner->resume();
    BODY;
    unset($_outer, $_inner);
}

//= a generator inside a Fiber
if (Probe::switches()) {
    $_fiber = new Fiber(function () {
        foreach ((function () {
            yield VALUE;
            Fiber::suspend();
            BODY;
            yield VALUE;
        })() as $_value) {
            BODY;
        }
    });
    $_fiber->start();
    BODY;
    $_fiber->resume();
}
