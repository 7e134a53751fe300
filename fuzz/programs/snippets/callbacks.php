<?php
// Internal functions that call back, and may find the world changed afterwards.

//= a list is sorted by a comparator [x4]
$_list = [4, 2, 3, 1];
usort($_list, function ($_a, $_b) {
    BODY_EACH;
    return $_a <=> $_b;
});
SAY($_list);

//= the shared list is sorted [shared x3]
uasort(Shared::$list, function ($_a, $_b) {
    BODY_EACH;
    return $_a <=> $_b;
});

//= the shared list is changed [shared x3]
Shared::$list[] = N;
if (count(Shared::$list) > 6) {
    Shared::$list = [3, 1, 2];
}

//= a list that its comparator changes [x2]
$_list = [3, 1, 2];
uksort($_list, function ($_a, $_b) use (&$_list) {
    $_list[] = N;
    BODY_EACH;
    return $_a <=> $_b;
});
SAY(count($_list));

//= objects are sorted as texts [x2]
$_list = [VALUE_TEXT, VALUE_TEXT, 'm'];
sort($_list, SORT_STRING);
SAY($_list);

//= texts from objects [x2]
SAY(implode(' ', [VALUE_TEXT, 'a', VALUE_TEXT]), str_replace([VALUE_TEXT, 'b'], 'c', 'abc'), in_array(VALUE_TEXT, ['q', 'r']));

//= objects are compared [x2]
SAY(VALUE_TEXT == 'x', array_unique([VALUE_TEXT, 'x', VALUE_TEXT]), max('a', VALUE_TEXT));

//= a map over an array [x3]
SAY(array_map(function ($_value) {
    BODY_EACH;
    return VALUE;
}, [1, 2]));

//= a filter that keeps half [x2]
SAY(array_filter([1, 2, 3], function ($_value) {
    BODY_EACH;
    return $_value % 2;
}));

//= a walk by reference [x2]
$_list = ['a' => 1, 'b' => [2, 3]];
array_walk_recursive($_list, function (&$_value, $_key) use (&$_list) {
    BODY_EACH;
    $_value = VALUE;
});
unset($_list);

//= a walk that shortens what it walks over
$_list = [1, 2, 3, 4];
array_walk($_list, function (&$_value, $_key) use (&$_list) {
    BODY_EACH;
    array_pop($_list);
});
SAY(count($_list));

//= a sum of things
SAY(array_reduce([1, 2, 3], function ($_sum, $_value) {
    BODY_EACH;
    return $_sum + $_value;
}, 0));

//= a replacement by a callback [x2]
SAY(preg_replace_callback('/[a-c]/', function ($_match) {
    BODY_EACH;
    return strtoupper($_match[0]);
}, 'abcd'));

//= a difference by a callback
SAY(array_udiff([1, 2, 3], [2], function ($_a, $_b) {
    BODY_EACH;
    return $_a <=> $_b;
}));

//= a heap whose order waits [x2]
$_heap = new class extends SplMinHeap {
    protected function compare(mixed $_a, mixed $_b): int
    {
        BODY_EACH;
        return $_b <=> $_a;
    }
};
foreach ([3, 1, 2] as $_value) {
    $_heap->insert($_value);
}
SAY($_heap->extract());

//= a shared heap whose order waits [shared]
$_heap = Shared::$things['heap'] ??= new class extends SplMinHeap {
    protected function compare(mixed $_a, mixed $_b): int
    {
        PAUSE;
        return (int) $_b <=> (int) $_a;
    }
};
try {
    $_heap instanceof SplHeap && $_heap->insert(N);
    $_heap instanceof SplHeap && $_heap->valid() && SAY($_heap->extract());
} catch (Throwable $_exception) {
    SAY($_exception);
}

//= an object store with hashes of its own
$_store = new class extends SplObjectStorage {
    public function getHash(object $_object): string
    {
        BODY_EACH;
        return 'same';
    }
};
$_store->attach(new ArrayObject(), VALUE);
$_store->attach(new ArrayObject(), VALUE);
SAY(count($_store));

//= an iterator that is applied
$_iterator = new ArrayIterator([1, 2, 3]);
SAY(iterator_apply($_iterator, function () use ($_iterator) {
    BODY_EACH;
    $_iterator->offsetUnset(2);
    return true;
}));

//= a call by reflection [x2]
SAY((new ReflectionFunction(function (...$_arguments) {
    BODY;
    return count($_arguments);
}))->invoke(...[1, VALUE]));

//= a statement after each of which something is called
$_tick = function () {
    static $_rounds = 0;
    if (++$_rounds < 4) {
        BODY_EACH;
    }
};
register_tick_function($_tick);
declare(ticks=1) {
    $_x = 1;
    $_y = 2;
}
unregister_tick_function($_tick);

//= objects as JSON and serialized [x2]
SAY(json_encode(VALUE_JSON), strlen(serialize([new Packed(), N])), count(VALUE_JSON));

//= an object comes back from its text
$_object = unserialize(serialize(new Packed()));
SAY($_object);

//= one object as JSON for several [shared]
$_object = VALUE_JSON;
for ($_i = 0; Probe::open() && $_i < 2; $_i++) {
    go(function () use ($_object) {
        SAY(json_encode($_object));
    });
}

//= a dump of something [shared x2]
print_r(VALUE_JSON);
SAY(strlen(var_export([1, [N]], true)));

//= a stream of its own is read [coroutine x2]
$_stream = fopen('slow://text', 'r');
SAY(fgets($_stream), fread($_stream, 4));
BODY;
fclose($_stream);

//= a stream of its own is written and forgotten [coroutine]
$_stream = fopen('slow://text', 'w');
fwrite($_stream, 'words');
unset($_stream);
BODY;

//= two read one stream of its own [coroutine shared]
$_stream = fopen('slow://text', 'r');
for ($_i = 0; $_i < 2; $_i++) {
    go(function () use ($_stream) {
        try {
            SAY(fread($_stream, 5));
        } catch (Throwable $_exception) {
            SAY($_exception);
        }
    });
}
