--TEST--
Http2\Client: a response larger than the client's windows arrives whole from a server that keeps them (RFC 9113, section 5.2), whole or in pieces; a reader that is slow holds up its own stream only
--FILE--
<?php
use Swoole\Coroutine;
use function Swoole\Coroutine\{go, run};

require __DIR__ . '/../support/http2-server.inc';
require __DIR__ . '/../support/socket.inc';

/** Sends bodies as the client's windows allow, and waits where they do not. */
final class PatientServer
{
    private const FRAME = 16384;

    private int $connection = 65535;
    private ?int $initial = null;
    /** @var array<int,int> what each stream's window lets through */
    private array $windows = [];
    /** @var array<int,string> what is to be sent */
    public array $bodies = [];
    /** @var array<string,int> how often the windows were opened */
    public array $opened = ['connection' => 0, 'stream' => 0];

    public function __construct(private Http2Peer $peer)
    {
    }

    /** Takes the next frame; a path is the number of bytes that are wanted. False: the client has gone. */
    private function take(): bool
    {
        $frame = $this->peer->next();
        if ($frame === null) {
            return false;
        }
        if ($frame->type === H2::SETTINGS && !($frame->flags & H2::ACK)) {
            foreach (str_split($frame->payload, 6) as $setting) {
                ['name' => $name, 'value' => $value] = unpack('nname/Nvalue', $setting);
                $name === H2::INITIAL_WINDOW_SIZE && $this->initial = $value;
            }
            $this->peer->frame(H2::SETTINGS, H2::ACK);
        } elseif ($frame->type === H2::WINDOW_UPDATE) {
            $more = unpack('N', $frame->payload)[1];
            if ($frame->stream === 0) {
                $this->connection += $more;
            } else {
                $this->windows[$frame->stream] = ($this->windows[$frame->stream] ?? $this->initial) + $more;
            }
            $this->opened[$frame->stream === 0 ? 'connection' : 'stream']++;
        } elseif ($frame->type === H2::HEADERS) {
            $length = (int) substr(array_column($frame->fields, 1, 0)[':path'], 1);
            $this->bodies[$frame->stream] = self::body($length);
            $this->windows[$frame->stream] ??= $this->initial;
            $this->peer->head($frame->stream, [':status' => '200']);
        }
        return true;
    }

    public static function body(int $length): string
    {
        return substr(str_repeat(implode(',', range(0, 9999)), intdiv($length, 40000) + 1), 0, $length);
    }

    /** @param int $atLeast responses that are sent at once */
    public function serve(int $atLeast): void
    {
        while (count($this->bodies) < $atLeast && $this->take());
        do {
            do {
                $sent = 0;
                foreach ($this->bodies as $stream => $body) {
                    $size = min(self::FRAME, strlen($body), $this->connection, $this->windows[$stream]);
                    if ($size <= 0) {
                        continue;
                    }
                    $sent += $size;
                    $this->connection -= $size;
                    $this->windows[$stream] -= $size;
                    $this->bodies[$stream] = substr($body, $size);
                    $this->peer->frame(H2::DATA, $size === strlen($body) ? H2::END_STREAM : 0, $stream, substr($body, 0, $size));
                    if ($size === strlen($body)) {
                        unset($this->bodies[$stream]);
                    }
                }
            } while ($sent > 0);
        } while ($this->take());
    }
}

run(function () {
    $lengths = [70_000, 3_000_000, 65_535, 65_536];
    $port = http2_server(function (Http2Peer $peer) use (&$server) {
        $server = new PatientServer($peer);
        $server->serve(4);
    }, fn (Http2Peer $peer) => (new PatientServer($peer))->serve(2));

    $client = http2_client($port);
    foreach ($lengths as $length) {
        $sent[$client->send(http2_request("/$length"))] = $length;
    }
    while ($sent && $response = $client->recv()) {
        $length = $sent[$response->streamId];
        $whole[$length] = $response->data === PatientServer::body($length);
        unset($sent[$response->streamId]);
    }
    ksort($whole);
    json('whole', $whole);
    json('opened', array_map(fn ($count) => $count > 0, $server->opened));
    $client->close();

    // The pieces of one are fetched only when the other is whole.
    $client = http2_client($port);
    $slow = $client->send(http2_request('/400000', usePipelineRead: true));
    $client->send(http2_request('/3000000'));
    $response = $client->recv();
    json('beside it', $response->streamId, $response->data === PatientServer::body(3_000_000));
    for ($body = ''; $piece = $client->read(); ) {
        $body .= $piece->data;
        if (!$piece->pipeline) {
            break;
        }
    }
    json('in pieces', $body === PatientServer::body(400_000), $client->errCode);
});
?>
--EXPECT--
["whole",{"65535":true,"65536":true,"70000":true,"3000000":true}]
["opened",{"connection":true,"stream":true}]
["beside it",3,true]
["in pieces",true,0]
