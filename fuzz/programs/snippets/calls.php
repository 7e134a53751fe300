<?php
// Calls that need much room on the VM's stack.

//= many arguments, before anything else is called [x6]
$_count = count_all(...range(1, MANY));
SAY($_count);

//= many arguments inside another call
SAY(count_all(...range(1, MANY)));

//= many arguments around a wait [x3]
SAY((function (...$_arguments) {
    BODY;
    return count($_arguments);
})(...range(1, MANY)));

//= many arguments by an internal function [x2]
SAY(call_user_func_array('count_all', range(1, MANY)), max(...range(1, MANY)));

//= many arguments at the bottom of many calls [x2]
SAY(deep(N * 10, fn () => count_all(...range(1, MANY))));

//= many things as arguments
SAY(count_all(...array_map(fn ($_number) => new ArrayObject([$_number]), range(1, MANY)), ...[VALUE]));

//= named arguments by unpacking
SAY((fn (...$_arguments) => count($_arguments))(...['a' => VALUE, 'b' => N]));

//= a frame that grows in a callback
SAY(array_map(fn ($_number) => count_all(...range(1, MANY)), [1, 2]));

//= a result that calls with many arguments when it goes, before anything else is called there [x3]
Probe::open() && go(fn () => Probe::begun((function () {
    try {
        yield 1;
    } finally {
        count_all(...range(1, MANY));
    }
})()));
