<?php
// Expressions that VALUE stands for; VALUE_TEXT, VALUE_JSON and VALUE_OBJECT take those marked so.

//= a number [value x2]
N;

//= a text [value]
str_repeat('t', N);

//= a list [value]
range(1, N);

//= a list of things [value x2]
[VALUE, VALUE];

//= an object whose destructor does something [value object x10]
new class {
    public function __construct()
    {
        Probe::made();
    }

    public function __destruct()
    {
        Probe::gone();
        ANYWHERE;
    }
};

//= an object that holds a thing, with a destructor [value object x3]
new class (VALUE) {
    public function __construct(public mixed $held)
    {
        Probe::made();
    }

    public function __destruct()
    {
        Probe::gone();
        ANYWHERE;
        $this->held = null;
        ANYWHERE;
    }
};

//= a generator that is suspended in a try [value x8]
Probe::begun((function () {
    try {
        yield 1;
        ANYWHERE;
        yield VALUE;
    } finally {
        ANYWHERE;
    }
})());

//= a generator that has not begun [value]
(function () {
    yield VALUE;
    ANYWHERE;
    return VALUE;
})();

//= a generator inside another [value x2]
Probe::begun((function () {
    try {
        yield from (function () {
            try {
                yield 1;
            } finally {
                ANYWHERE;
            }
        })();
    } finally {
        ANYWHERE;
    }
})());

//= a Fiber that is suspended in a try [value x4]
Probe::begun(new Fiber(function () {
    try {
        Fiber::suspend(1);
        ANYWHERE;
        Fiber::suspend(VALUE);
    } finally {
        ANYWHERE;
    }
    return 2;
}));

//= a Fiber that has not begun [value]
new Fiber(function () {
    ANYWHERE;
    return VALUE;
});

//= a function that holds a thing [value x3]
(function () {
    $_held = VALUE;
    return function () use ($_held) {
        ANYWHERE;
        return 1;
    };
})();

//= a method of an object with a destructor, as a function [value]
(new class {
    public function __construct()
    {
        Probe::made();
    }

    public function method(): int
    {
        ANYWHERE;
        return 1;
    }

    public function __destruct()
    {
        Probe::gone();
        ANYWHERE;
    }
})->method(...);

//= a text that an object makes up [value text x3]
new class {
    public function __toString(): string
    {
        ANYWHERE_EACH;
        return 'x';
    }
};

//= JSON and a count that an object makes up [value json x2]
new class implements JsonSerializable, Countable {
    public mixed $number = N;

    public function jsonSerialize(): mixed
    {
        ANYWHERE_EACH;
        return ['n' => N];
    }

    public function count(): int
    {
        ANYWHERE_EACH;
        return N;
    }

    public function __debugInfo(): array
    {
        ANYWHERE_EACH;
        return [N];
    }
};

//= a channel with something in it [value x4]
Probe::channel(VALUE, N);

//= an object in a ring [value shared x2]
(function () {
    $_ring = new ArrayObject([VALUE]);
    $_ring['ring'] = $_ring; // garbage
    return $_ring;
})();

//= a context object [value]
new Co\Context(['held' => VALUE]);

//= a queue of things [value]
(function () {
    $_queue = new SplQueue();
    $_queue[] = VALUE;
    $_queue[] = VALUE;
    return $_queue;
})();

//= an exception that holds a thing in its trace [value]
(fn ($_argument) => new Oops('held'))(VALUE);

//= an object that has waited for its constructor [value object]
new class {
    public function __construct()
    {
        ANYWHERE;
        Probe::made();
    }

    public function __destruct()
    {
        Probe::gone();
    }
};

//= an array that refers to itself [value shared]
(function () {
    $_array = [VALUE];
    $_array[] = &$_array; // garbage
    return $_array;
})();

//= a barrier that nobody waits for [value x1]
Barrier::make();
