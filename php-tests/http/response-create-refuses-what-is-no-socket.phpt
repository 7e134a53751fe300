--TEST--
Response::create() warns of other objects, and throws for numbers, sockets that are not connected and requests that are not complete
--FILE--
<?php
require __DIR__ . '/../support/server.inc';
require __DIR__ . '/../support/socket.inc';
use Swoole\Http\{Request, Response};

function attempt(string $what, Closure $call): void
{
    try {
        echo "$what: ";
        var_dump($call());
        echo swoole_last_error(), "\n";
    } catch (Swoole\Exception $e) {
        echo get_class($e), ' ', $e->getCode(), ' ', $e->getMessage(), "\n";
    } catch (ArgumentCountError $e) {
        echo $e->getMessage(), "\n";
    }
}
Swoole\Coroutine\run(function () {
    [$client, $accepted] = connected();
    attempt('nothing', fn () => Response::create());
    attempt('number', fn () => Response::create(1));
    attempt('null', fn () => Response::create(null));
    attempt('object', fn () => Response::create(new stdClass()));
    attempt('first', fn () => Response::create([new stdClass(), new Request()]));
    attempt('second', fn () => Response::create([$accepted, 1]));
    attempt('single', fn () => Response::create([$accepted]));
    attempt('empty request', fn () => Response::create([$accepted, new Request()]));
    attempt('incomplete request', fn () => Response::create([$accepted, Request::create()]));
    attempt('not connected', fn () => Response::create(new Swoole\Coroutine\Socket(AF_INET, SOCK_STREAM, 0)));
    $accepted->close();
    attempt('closed', fn () => Response::create($accepted));
});
?>
--EXPECTF--
nothing: Swoole\Http\Response::create() expects at least 1 argument, 0 given
number: Swoole\Exception 505 failed to create Http\Response from the given arguments
null: Swoole\Exception 505 failed to create Http\Response from the given arguments
object: 
Warning: Swoole\Http\Response::create(): parameter $1 must be instanceof Server or Coroutine\Socket in %s on line %d
bool(false)
503
first: 
Warning: Swoole\Http\Response::create(): parameter $1 must be instanceof Server or Coroutine\Socket in %s on line %d
bool(false)
503
second: 
Warning: Swoole\Http\Response::create(): parameter $1.second must be instanceof Http\Request in %s on line %d
bool(false)
503
single: 
Warning: Swoole\Http\Response::create(): parameter $1.second must be instanceof Http\Request in %s on line %d
bool(false)
503
empty request: Swoole\Exception 505 parameter $1.second has no valid Http\Request context
incomplete request: Swoole\Exception 505 parameter $1.second has no valid Http\Request context
not connected: Swoole\Exception 505 failed to create Http\Response from the given arguments
closed: Swoole\Exception 505 failed to create Http\Response from the given arguments
