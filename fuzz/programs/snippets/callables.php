<?php
// Callables of every sort, for everything that takes one.

//= a child that is a made-up method of an object that its parent holds, too [shared x3]
Probe::open() && go([new class {
    public function __construct()
    {
        Probe::made();
    }

    public function __call(string $_name, array $_arguments): mixed
    {
        INSIDE;
        return VALUE;
    }

    public function __destruct()
    {
        Probe::gone();
        ANYWHERE;
    }
}, 'madeUp'], VALUE);

//= made-up methods for the end and for the loop [coroutine x3]
$_object = new class {
    public function __call(string $_name, array $_arguments): mixed
    {
        BODY_EACH;
        return count($_arguments);
    }

    public static function __callStatic(string $_name, array $_arguments): mixed
    {
        BODY_EACH;
        return count($_arguments);
    }
};
Co::defer([$_object, 'madeUp']);
Co::defer([$_object::class, 'madeUpStatic']);
Event::defer([$_object, 'later']);
SAY(array_map([$_object, 'each'], [1, 2]), call_user_func_array([$_object, 'with'], range(1, MANY)));
unset($_object);

//= made-up methods for timers [time]
Probe::open() && Timer::after(MS, [new class {
    public function __call(string $_name, array $_arguments): mixed
    {
        BODY;
        return VALUE;
    }
}, 'madeUp'], VALUE);

//= a made-up method as an output callback
ob_start([new class {
    public function __call(string $_name, array $_arguments): string
    {
        QUIET;
        return '';
    }
}, 'madeUp']);
echo 'echo';
ob_end_clean();

//= an object that can be called, and is held by both [shared x2]
$_object = new class {
    public function __construct()
    {
        Probe::made();
    }

    public function __invoke(mixed ...$_arguments): mixed
    {
        BODY_EACH;
        return count($_arguments);
    }

    public function __destruct()
    {
        Probe::gone();
        ANYWHERE;
    }
};
Probe::open() && go($_object, VALUE);
Co::getCid() > 0 && Co::defer($_object);
SAY(array_map($_object, [1]));
unset($_object);

//= a static method by its name [x2]
SAY(array_map('Probe::switches', []), call_user_func('Probe::hop'));
Probe::open() && go('Probe::hop');

//= internal functions as bodies [x2]
if (Probe::open()) {
    go('count_all', ...range(1, MANY));
    go('array_map', function ($_value) {
        INSIDE_EACH;
    }, [1, 2]);
    go('call_user_func', function () {
        INSIDE;
        return VALUE;
    });
    go('iterator_to_array', (function () {
        yield VALUE;
        INSIDE;
    })());
    go('usleep', 0);
    go('trigger_error', 'without a frame');
}

//= internal functions as bodies that touch everybody [shared]
if (Probe::open()) {
    go('gc_collect_cycles');
    go('ob_start');
    go([Co::class, 'yield']);
    go('class_exists', 'KidN');
    go('error_log', '');
    go('go', function () {
        INSIDE;
    });
}

//= internal functions for the end [coroutine]
Co::defer('gettype');

//= a first-class callable of everything
$_sleep = Co::getCid(...);
$_count = count_all(...);
$_say = Probe::hop(...);
$_say();
SAY($_count(...range(1, MANY)), $_sleep() === Co::getCid());

//= a function bound to an object that goes
PHP_VERSION_ID >= 80600 && Probe::keeps();
$_bound = Closure::bind(function () {
    BODY;
    return $this::class === '';
}, VALUE_OBJECT);
SAY($_bound());
unset($_bound);

//= what cannot be called
try {
    Probe::open() && go('no_such_function');
} catch (TypeError $_exception) {
    SAY($_exception);
}

//= traces of calls from odd places [x3]
SAY(strlen((new Exception())->getTraceAsString()) > 0, is_array(debug_backtrace()));

//= an object that comes alive late
if (method_exists(ReflectionClass::class, 'newLazyGhost')) {
    $_lazy = (new ReflectionClass(Lazy::class))->newLazyGhost(function ($_object) {
        BODY;
        $_object->held = VALUE;
    });
    SAY($_lazy->held);
    unset($_lazy);
}
