--TEST--
While a coroutine is suspended inside a SoapClient's call, another's call of it is an Error, and other clients are their own
--EXTENSIONS--
soap
--FILE--
<?php
use Swoole\Coroutine as C;
use function Swoole\Coroutine\{go, run};

class Late extends SoapClient
{
    public C\Channel $gate;

    public function __construct(array $options = [])
    {
        $this->gate = new C\Channel(1);
        parent::__construct(null, ['location' => 'http://127.0.0.1:1/', 'uri' => 'urn:late'] + $options);
    }

    public function __doRequest($request, $location, $action, $version, $oneWay = false, $uriParserClass = null): ?string
    {
        $this->gate->pop();
        return '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:x="http://www.w3.org/2001/XMLSchema-instance"'
            . ' xmlns:c="urn:classes"><s:Body><m:oneResponse xmlns:m="urn:late"><return x:type="c:Thing"><name>a thing</name>'
            . '</return></m:oneResponse></s:Body></s:Envelope>';
    }
}

/** Options by which things are not what plain clients make of them. */
function mapped(string $name): array
{
    return ['typemap' => [['type_name' => 'Thing', 'type_ns' => 'urn:classes', 'from_xml' => fn () => (object) ['name' => $name]]]];
}

function attempt(callable $do): void
{
    try {
        echo $do()->name, "\n";
    } catch (Error $error) {
        echo preg_replace('/ #\d+ is/', ' #N is', $error->getMessage()), "\n";
    }
}

run(function () {
    $mapped = new Late(mapped('by the first'));
    $ids = [go(fn () => attempt(fn () => $mapped->one()))];
    attempt(fn () => $mapped->one());

    // What one client is set to is not what the others work by, in whatever order they begin and end.
    $clients = [$mapped, new Late(), new Late(), new Late(mapped('by the last'))];
    foreach (array_slice($clients, 1) as $client) {
        $ids[] = go(fn () => attempt(fn () => $client->one()));
    }
    foreach ([1, 0, 2, 3] as $next) {
        $clients[$next]->gate->push(true);
        C::join([$ids[$next]]);
    }
});
// The settings of the calls are gone with them.
trigger_error('a warning like any', E_USER_WARNING);
--EXPECTF--
SoapClient::__call(): Late #N is in use by coroutine #2; use a pool or one handle per coroutine
a thing
by the first
a thing
by the last

Warning: a warning like any in %s on line %d
