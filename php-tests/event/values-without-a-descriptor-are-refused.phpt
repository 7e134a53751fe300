--TEST--
Event: values that stand for no descriptor are refused with the warnings of each method
--FILE--
<?php
use Swoole\Event;

Event::defer(fn() => 1);
set_error_handler(function ($level, $text) {
    echo "  $text\n";
    return true;
});
foreach (['x', 1.5, true, null, [], new stdClass, -1, fopen('php://memory', 'r')] as $value) {
    echo get_debug_type($value), "\n";
    $results = [
        Event::add($value, fn() => 1), Event::set($value), Event::del($value), Event::isset($value), Event::write($value, 'x'),
    ];
    echo $results === array_fill(0, 5, false) ? '' : "  something was not false\n";
}
$closed = fopen('php://memory', 'r');
fclose($closed);
try {
    Event::add($closed, fn() => 1);
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
Event::wait();
?>
--EXPECT--
string
  Swoole\Event::add(): invalid file descriptor passed
  Swoole\Event::add(): unknown fd type
  Swoole\Event::set(): invalid file descriptor passed
  Swoole\Event::del(): invalid file descriptor passed
  Swoole\Event::del(): unknown type
  Swoole\Event::isset(): invalid file descriptor passed
  Swoole\Event::isset(): unknown type
  Swoole\Event::write(): invalid file descriptor passed
  Swoole\Event::write(): unknown type
float
  Swoole\Event::add(): invalid file descriptor passed
  Swoole\Event::add(): unknown fd type
  Swoole\Event::set(): invalid file descriptor passed
  Swoole\Event::del(): invalid file descriptor passed
  Swoole\Event::del(): unknown type
  Swoole\Event::isset(): invalid file descriptor passed
  Swoole\Event::isset(): unknown type
  Swoole\Event::write(): invalid file descriptor passed
  Swoole\Event::write(): unknown type
bool
  Swoole\Event::add(): invalid file descriptor passed
  Swoole\Event::add(): unknown fd type
  Swoole\Event::set(): invalid file descriptor passed
  Swoole\Event::del(): invalid file descriptor passed
  Swoole\Event::del(): unknown type
  Swoole\Event::isset(): invalid file descriptor passed
  Swoole\Event::isset(): unknown type
  Swoole\Event::write(): invalid file descriptor passed
  Swoole\Event::write(): unknown type
null
  Swoole\Event::add(): invalid file descriptor passed
  Swoole\Event::add(): unknown fd type
  Swoole\Event::set(): invalid file descriptor passed
  Swoole\Event::del(): invalid file descriptor passed
  Swoole\Event::del(): unknown type
  Swoole\Event::isset(): invalid file descriptor passed
  Swoole\Event::isset(): unknown type
  Swoole\Event::write(): invalid file descriptor passed
  Swoole\Event::write(): unknown type
array
  Swoole\Event::add(): invalid file descriptor passed
  Swoole\Event::add(): unknown fd type
  Swoole\Event::set(): invalid file descriptor passed
  Swoole\Event::del(): invalid file descriptor passed
  Swoole\Event::del(): unknown type
  Swoole\Event::isset(): invalid file descriptor passed
  Swoole\Event::isset(): unknown type
  Swoole\Event::write(): invalid file descriptor passed
  Swoole\Event::write(): unknown type
stdClass
  Swoole\Event::add(): unknown fd type
  Swoole\Event::del(): unknown type
  Swoole\Event::isset(): unknown type
  Swoole\Event::write(): unknown type
int
  Swoole\Event::add(): invalid file descriptor#-1 passed
  Swoole\Event::add(): unknown fd type
  Swoole\Event::set(): invalid file descriptor#-1 passed
  Swoole\Event::del(): invalid file descriptor#-1 passed
  Swoole\Event::del(): unknown type
  Swoole\Event::isset(): invalid file descriptor#-1 passed
  Swoole\Event::isset(): unknown type
  Swoole\Event::write(): invalid file descriptor#-1 passed
  Swoole\Event::write(): unknown type
resource (stream)
  Swoole\Event::add(): Cannot represent a stream of type MEMORY as a select()able descriptor
  Swoole\Event::add(): fd argument must be either valid PHP stream or valid PHP socket resource
  Swoole\Event::add(): unknown fd type
  Swoole\Event::set(): Cannot represent a stream of type MEMORY as a select()able descriptor
  Swoole\Event::set(): fd argument must be either valid PHP stream or valid PHP socket resource
  Swoole\Event::del(): Cannot represent a stream of type MEMORY as a select()able descriptor
  Swoole\Event::del(): fd argument must be either valid PHP stream or valid PHP socket resource
  Swoole\Event::del(): unknown type
  Swoole\Event::isset(): Cannot represent a stream of type MEMORY as a select()able descriptor
  Swoole\Event::isset(): fd argument must be either valid PHP stream or valid PHP socket resource
  Swoole\Event::isset(): unknown type
  Swoole\Event::write(): Cannot represent a stream of type MEMORY as a select()able descriptor
  Swoole\Event::write(): fd argument must be either valid PHP stream or valid PHP socket resource
  Swoole\Event::write(): unknown type
Swoole\Event::add(): supplied resource is not a valid stream resource
