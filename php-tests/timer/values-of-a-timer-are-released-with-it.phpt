--TEST--
What a timer holds is released when it has fired, is cleared, or its loop ends
--FILE--
<?php
use Swoole\{Event, Timer};
use function Swoole\Coroutine\run;

class Held
{
    function __construct(public string $name) {}
    function __destruct() { echo "~$this->name\n"; }
}
run(function () {
    Timer::after(1, fn($held) => print("fired\n"), new Held('argument'));
});
$held = new Held('captured');
$id = Timer::after(1, fn() => $held);
unset($held);
echo "clear\n";
Timer::clear($id);
Timer::tick(1, fn() => Event::exit(), new Held('at the end of the loop'));
Event::wait();
echo "end\n";
?>
--EXPECT--
fired
~argument
clear
~captured
~at the end of the loop
end
