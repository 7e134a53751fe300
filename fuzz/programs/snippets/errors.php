<?php
// Exceptions, warnings, handlers for them, and ends of the script.

//= an exception is caught [x4]
try {
    BODY;
    throw new Oops('caught', N);
} catch (Oops $_exception) {
    BODY;
    SAY($_exception);
} finally {
    BODY;
}

//= an exception that takes things with it [x2]
try {
    (function ($_argument) {
        $_local = VALUE;
        throw new Oops('with arguments', 0, new Oops('before'));
    })(VALUE);
} catch (Oops $_exception) {
    BODY;
}
unset($_exception);

//= a finally that returns [x2]
SAY((function () {
    try {
        BODY;
        throw new Oops('lost');
    } finally {
        BODY;
        return VALUE;
    }
})());

//= a finally that throws
try {
    try {
        throw new Oops('first');
    } finally {
        BODY;
        throw new Oops('second');
    }
} catch (Oops $_exception) {
    SAY($_exception->getMessage());
}

//= a loop that a finally goes on with
for ($_i = 0; $_i < 2; $_i++) {
    try {
        BODY_EACH;
        continue;
    } finally {
        BODY_EACH;
    }
}

//= an exception leaves [throws x1]
throw new Oops('uncaught');

//= an exception passes a destructor [throws x1]
$_local = VALUE;
throw new Oops('uncaught');

//= warnings that a handler gets [shared x3]
set_error_handler(function (int $_number, string $_text) {
    static $_deep = 0;
    if (++$_deep < 5) {
        ANYWHERE;
    }
    return true;
});
SAY($_missing ?? 0, @$_undefined);
echo $_undefined;
BODY;
restore_error_handler();

//= a handler that restores the one before [shared x2]
Probe::keeps();
set_error_handler(function (int $_number, string $_text) {
    static $_deep = 0;
    PAUSE;
    restore_error_handler();
    if (++$_deep < 5) {
        ANYWHERE;
    }
    return true;
});
echo $_undefined;
BODY;

//= a handler that stays [shared]
Probe::keeps();
set_error_handler(function (int $_number, string $_text) {
    static $_deep = 0;
    if (++$_deep < 5) {
        ANYWHERE;
    }
    return true;
});

//= a handler that throws [shared x2]
set_error_handler(function (int $_number, string $_text) {
    PAUSE;
    throw new Oops($_text);
});
try {
    BODY;
    echo $_undefined;
} catch (Oops $_exception) {
    SAY($_exception);
} finally {
    restore_error_handler();
}

//= a warning [x2]
$_array = [];
SAY($_array['missing']);

//= a handler for all warnings from here on [alone x6]
Probe::handle();
Probe::raise();

//= a warning that a script raises [x5]
Probe::raise();

//= silence around something [x3]
@(function () {
    BODY;
    trigger_error('not heard');
})();

//= another level of reports [x2]
$_level = error_reporting(E_ALL & ~E_NOTICE);
BODY;
error_reporting($_level);

//= the last error [shared]
SAY(error_get_last() === null);
error_clear_last();

//= exit with a status [ends x1]
Probe::open() && exit(N);

//= exit with a text [ends x1]
Probe::open() && exit("text\n");

//= exit in a finally [ends x1]
try {
    BODY;
} finally {
    Probe::open() && exit(N);
}

//= an exit that is caught [coroutine shared]
try {
    (function () {
        $_local = VALUE;
        Probe::open() && exit(N);
    })();
} catch (Swoole\ExitException $_exception) {
    SAY($_exception->getStatus());
}

//= a fatal error [ends x1]
trigger_error('fatal', E_USER_ERROR);

//= a fatal error of the compiler [ends x1]
eval('class Probe {}');

//= a shutdown function [shared x2]
Probe::keeps();
register_shutdown_function(function ($_argument) {
    ANYWHERE;
}, VALUE);

//= a function that must not be called so [x2]
try {
    (function (int $_number, string ...$_texts) {
        BODY;
    })([], VALUE);
} catch (TypeError $_exception) {
    SAY($_exception);
}

//= an endless recursion in miniature
SAY(deep(N * 20, function () {
    BODY;
    return N;
}));
