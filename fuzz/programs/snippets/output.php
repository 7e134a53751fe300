<?php
// Output buffers. Their callbacks may not open others, hence QUIET.

//= a buffer around something [x4]
ob_start();
BODY;
echo 'echo';
SAY(strlen((string) ob_get_clean()) > 0);

//= a buffer with a callback [x4]
ob_start(function (string $_text, int $_phase) {
    QUIET;
    return '';
});
echo 'echo';
BODY;
ob_end_flush();

//= a buffer that is flushed often
ob_start(function (string $_text, int $_phase) {
    QUIET_EACH;
    return '';
}, 4);
echo 'more than four';
BODY;
ob_flush();
echo 'more';
ob_end_clean();

//= buffers in buffers
ob_start(fn (string $_text) => strtoupper($_text));
ob_start(function (string $_text) {
    QUIET;
    return "<$_text>";
});
echo 'echo';
ob_end_flush();
SAY(ob_get_clean() !== false);

//= a buffer that is left open [shared x2]
ob_start(function (string $_text) {
    QUIET;
    return strrev($_text);
});
echo 'left';

//= a callback of a buffer that throws [shared]
ob_start(function (string $_text) {
    throw new Oops('buffer');
});
echo 'lost';
try {
    ob_end_flush();
} catch (Oops $_exception) {
    SAY($_exception);
}

//= a callback of a buffer that holds a thing
$_held = VALUE;
ob_start(function (string $_text) use ($_held) {
    return '';
});
unset($_held);
BODY;
ob_end_clean();
