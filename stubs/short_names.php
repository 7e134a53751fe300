<?php

// The short names of classes, for editors and static analysers: the extension itself makes them aliases, of the tags
// `@shortname` in the stubs, unless `swoole.use_shortname` is off. php-tests/reflection compares.

namespace {
    class Co extends \Swoole\Coroutine {}
    class Chan extends \Swoole\Coroutine\Channel {}
}

namespace Co {
    class Channel extends \Swoole\Coroutine\Channel {}
    class Client extends \Swoole\Coroutine\Client {}
    class Context extends \Swoole\Coroutine\Context {}
    class Iterator extends \Swoole\Coroutine\Iterator {}
    class Scheduler extends \Swoole\Coroutine\Scheduler {}
    class Server extends \Swoole\Coroutine\Server {}
    class Socket extends \Swoole\Coroutine\Socket {}
    class System extends \Swoole\Coroutine\System {}
    class WaitGroup extends \Swoole\Coroutine\WaitGroup {}
}

namespace Co\Http {
    class Client extends \Swoole\Coroutine\Http\Client {}
    class Server extends \Swoole\Coroutine\Http\Server {}
}

namespace Co\Http\Client {
    class Exception extends \Swoole\Coroutine\Http\Client\Exception {}
}

namespace Co\Http2 {
    class Client extends \Swoole\Coroutine\Http2\Client {}
}

namespace Co\Http2\Client {
    class Exception extends \Swoole\Coroutine\Http2\Client\Exception {}
}

namespace Co\Server {
    class Connection extends \Swoole\Coroutine\Server\Connection {}
}

namespace Co\Socket {
    class Exception extends \Swoole\Coroutine\Socket\Exception {}
}
