<?php
// Calls that have to be refused, and objects in states that they should not be in.

//= objects without a constructor's help
foreach ([Channel::class, Lock::class, WaitGroup::class, Scheduler::class, Barrier::class, Co\Context::class] as $_class) {
    foreach (['push', 'pop', 'close', 'length', 'stats', 'lock', 'unlock', 'add', 'done', 'wait', 'start', 'count'] as $_method) {
        try {
            $_object = (new ReflectionClass($_class))->newInstanceWithoutConstructor();
            is_callable([$_object, $_method]) && Co::getCid() > 0 && $_object->$_method(1);
        } catch (Throwable $_exception) {
            $_method = $_exception;
        }
    }
}

//= constructors that are called again
foreach ([new Channel(1), new Lock(), new WaitGroup(), new Scheduler(), new Co\Context()] as $_object) {
    try {
        $_object->__construct();
    } catch (Throwable $_exception) {
        SAY($_exception);
    }
}

//= objects that are copied, written down and shown
foreach ([new Channel(1), new Lock(), new WaitGroup(), new Scheduler(), Barrier::make()] as $_object) {
    $_copy = fn ($_object) => clone $_object;
    $_array = fn ($_object) => (array) $_object;
    foreach (['serialize', 'json_encode', 'get_object_vars', 'spl_object_id', 'iterator_to_array', $_copy, $_array] as $_call) {
        try {
            $_call($_object);
        } catch (Throwable $_exception) {
            SAY($_exception);
        }
    }
}

//= children of our classes
$_channel = new class (2) extends Channel {
    public array $held = [];

    public function __construct(int $_size)
    {
        parent::__construct($_size);
        $this->held = [VALUE];
        Probe::made();
    }

    public function push(mixed $_data, float $_timeout = -1): bool
    {
        BODY_EACH;
        return parent::push($_data, $_timeout);
    }

    public function __destruct()
    {
        Probe::gone();
        ANYWHERE;
    }
};
Co::getCid() > 0 && $_channel->push(VALUE);
unset($_channel);

//= a child that forgets its parent's constructor
$_channel = new class extends Channel {
    public function __construct()
    {
    }
};
try {
    Co::getCid() > 0 && $_channel->push(1);
} catch (Throwable $_exception) {
    SAY($_exception);
}

//= properties of ours that hold anything
$_channel = new Channel(1);
try {
    $_channel->capacity = VALUE;
    $_channel->errCode = VALUE;
    unset($_channel->capacity);
} catch (Throwable $_exception) {
    SAY($_exception);
}
SAY($_channel->length());

//= a reference to a property of ours [coroutine time]
$_channel = new Channel(1);
$_code = &$_channel->errCode;
$_channel->pop(.001);
TELL($_code);
unset($_channel, $_code);

//= arguments of odd values
foreach ([NAN, INF, -INF, -1, PHP_INT_MAX, 0, 1e300] as $_number) {
    try {
        SAY(Co::exists((int) @$_number), Co::setTimeLimit(0), @Timer::clear((int) @$_number), Co::getContext((int) @$_number ?: -5));
    } catch (Throwable $_exception) {
        TELL($_exception);
    }
}

//= what only a coroutine may do, perhaps outside
foreach ([Co::yield(...), (new Channel(1))->pop(...), fn () => Co::sleep(1)] as $_call) {
    try {
        Co::getCid() < 0 && $_call();
    } catch (Throwable $_exception) {
        TELL($_exception);
    }
}

//= everybody is interrupted [shared]
foreach (Co::list() as $_id) {
    $_id !== Co::getCid() && Co::cancel($_id, (bool) (N % 2));
}

//= everybody is resumed [shared]
foreach (Co::list() as $_id) {
    @Co::resume($_id);
}

//= two interruptions of one [shared]
$_id = Probe::someone(N);
SAY(Co::cancel($_id, true), Co::cancel($_id, true), Co::cancel($_id));

//= a coroutine that is interrupted again and again [shared x2]
$_id = Probe::open() ? go(Probe::body(function () {
    for ($_i = 0; $_i < 3; $_i++) {
        try {
            Co::yield();
            BODY_EACH;
        } catch (Co\CanceledException $_exception) {
            BODY_EACH;
        }
    }
})) : 0;
for ($_i = 0; $_i < 3; $_i++) {
    Co::cancel($_id, (bool) ($_i % 2));
}
