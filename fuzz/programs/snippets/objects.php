<?php
// Objects: destructors, magic methods, references, garbage.

//= a thing is used and forgotten [x8]
$_thing = VALUE;
BODY;
SAY(Probe::touch($_thing));
unset($_thing);

//= a thing is overwritten by another [x3]
$_thing = VALUE;
$_thing = VALUE;
BODY;

//= a thing that no variable holds [x4]
VALUE;

//= an array of things is emptied [x2]
$_things = [VALUE, VALUE, N];
array_pop($_things);
array_shift($_things);
$_things = null;

//= a shared thing is replaced [shared x6]
Shared::$things[N % 3] = VALUE;

//= a shared thing is used [shared x6]
try {
    SAY(Probe::touch(Shared::$things[N % 3] ?? null));
} catch (Throwable $_exception) {
    SAY($_exception);
}

//= a shared thing is forgotten [shared x3]
unset(Shared::$things[N % 3]);

//= all shared things go at once [shared]
Shared::$things = [];

//= shared things are walked over while others change them [shared]
foreach (Shared::$things as $_key => &$_thing) {
    BODY_EACH;
    $_thing = N;
}
unset($_thing);

//= garbage is made [shared x3]
$_one = new ArrayObject([VALUE]);
$_two = new ArrayObject([$_one, VALUE]);
$_one['two'] = $_two; // garbage
unset($_one, $_two);

//= garbage is collected [shared x4]
gc_collect_cycles();
SAY;

//= a property that is made up [x3]
$_object = new class {
    public function __get(string $_name): mixed
    {
        BODY_EACH;
        return N;
    }

    public function __set(string $_name, mixed $_value): void
    {
        BODY_EACH;
    }

    public function __isset(string $_name): bool
    {
        BODY_EACH;
        return true;
    }

    public function __unset(string $_name): void
    {
        BODY_EACH;
    }
};
$_object->one .= $_object->two . 'x';
SAY(isset($_object->three, $_object->four), $_object->five ?? 0);
unset($_object->six);

//= a call that is made up
$_object = new class {
    public function __call(string $_name, array $_arguments): mixed
    {
        BODY_EACH;
        return VALUE;
    }

    public static function __callStatic(string $_name, array $_arguments): mixed
    {
        BODY_EACH;
        return count($_arguments);
    }
};
SAY($_object->one(VALUE), $_object::two(...range(1, MANY)), array_map([$_object, 'three'], [1]));

//= an element that is made up [x2]
$_object = new class implements ArrayAccess {
    private array $held = [];

    public function offsetExists(mixed $_key): bool
    {
        BODY_EACH;
        return true;
    }

    public function offsetGet(mixed $_key): mixed
    {
        BODY_EACH;
        return $this->held[$_key] ?? N;
    }

    public function offsetSet(mixed $_key, mixed $_value): void
    {
        BODY_EACH;
        $this->held[] = $_value;
    }

    public function offsetUnset(mixed $_key): void
    {
        BODY_EACH;
    }
};
$_object[0] += N;
$_object[] = VALUE;
[$_first, [$_second]] = [$_object[0], [$_object[1] ?? null]];
unset($_object[0], $_first, $_second);

//= something to go through [x2]
foreach (new class implements IteratorAggregate {
    public function getIterator(): Iterator
    {
        BODY;
        yield VALUE;
        BODY;
        yield from [1, VALUE];
    }
} as $_key => $_value) {
    BODY_EACH;
    if ($_key === 1) {
        break;
    }
}

//= a walk by reference over what the walk changes
$_list = [1, 2, 3];
foreach ($_list as $_key => &$_value) {
    $_key < 5 && $_list[] = $_value;
    BODY_EACH;
    unset($_list[$_key]);
}
unset($_value);
SAY(count($_list));

//= a copy [x2]
$_object = new class {
    public array $held = [];

    public function __clone()
    {
        BODY_EACH;
        $this->held = [VALUE];
    }
};
$_copy = clone $_object;
unset($_object, $_copy);

//= a constructor that fails
try {
    new class {
        private mixed $held;

        public function __construct()
        {
            $this->held = VALUE;
            BODY;
            throw new Oops('constructor');
        }

        public function __destruct()
        {
            Probe::broken('a destructor of an object that was not made');
        }
    };
} catch (Oops $_exception) {
    SAY($_exception);
}

//= a map that forgets with its keys [x2]
$_map = new WeakMap();
$_key = new ArrayObject();
$_map[$_key] = VALUE;
BODY;
unset($_key);
SAY(count($_map));

//= a weak reference
$_object = VALUE_OBJECT;
$_weak = WeakReference::create($_object);
BODY;
unset($_object);
TELL($_weak->get() === null);

//= an argument by reference while it is replaced [x2]
$_value = [VALUE];
(function (mixed &$_argument) use (&$_value) {
    BODY;
    $_value = VALUE;
    $_argument = null;
})($_value);
unset($_value);

//= a typed reference and a text that is made up
$_object = new class {
    public ?string $text = null;
};
$_reference = &$_object->text;
$_reference = VALUE_TEXT;
SAY($_object->text);

//= a static property that goes with its last holder
$_object = new class {
    public static mixed $held = null;
};
$_object::$held = VALUE;
$_object::$held = null;
