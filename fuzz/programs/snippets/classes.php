<?php
// Classes that come when they are needed, from a loader that suspends; the program's head has the loader.

//= a class of its own from the loader [x4]
SAY(class_exists('KidUNIQUE'), (new KidUNIQUE())->piece());

//= a class that several ask for [coroutine x3]
for ($_i = 0; $_i < 2; $_i++) {
    go(Probe::body(function () {
        SAY(class_exists('KidN'));
        SAY((new KidN())->piece());
    }));
}

//= a class that may be there already [x2]
SAY(new KidN() instanceof BaseN);

//= an interface before its class
SAY(interface_exists('FaceN'), is_subclass_of('KidN', 'FaceN'));

//= an enum and a constant from it, which two evaluate at once [shared x2]
SAY(KidN::CHOICE, ChoiceN::tryFrom(1), constant('KidN::CHOICE'));

//= a class that does not exist [x2]
SAY(class_exists('MissingN'));

//= a catch of a class that is not loaded
try {
    throw new Oops('not one of those');
} catch (MissingN | BaseN $_exception) {
    SAY(1);
} catch (Oops $_exception) {
    SAY($_exception);
}

//= a class that is declared here, of a parent that comes later [x2]
if (Probe::once('OwnUNIQUE')) {
    eval('class OwnUNIQUE extends KidN implements SideN { public function __destruct() { Probe::hop(); count_all(...range(1, MANY)); } }');
}
SAY(new OwnUNIQUE());

//= a loader that throws [shared]
try {
    new ThrowN();
} catch (Throwable $_exception) {
    SAY($_exception);
}

//= another loader for a while [shared]
$_loader = function (string $_class) {
    PAUSE;
};
spl_autoload_register($_loader, true, (bool) (N % 2));
BODY;
spl_autoload_unregister($_loader);

//= a file that suspends [x2]
SAY(include 'slow://a');

//= a file that is wanted once [shared]
SAY(is_array(include_once 'slow://b') || true);

//= a code that suspends
SAY(eval('Probe::hop(); return [1, new ArrayObject()];'));
