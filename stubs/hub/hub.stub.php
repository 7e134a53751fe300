<?php

namespace SwooleRs;

/**
 * Channels for WebSocket connections: one message for all members of a channel, who they are, and what was said before.
 * An addition of this extension; Swoole has no such class.
 *
 * A channel exists as long as somebody is in it. Its name is 1 to 255 bytes, any of them. Nobody is waited for: what a
 * client is too slow for waits up to a bound, and is dropped beyond it; `websocket_overflow` may have it dropped, or the
 * client closed, at once. Where a history is kept a client is never left out silently: it is closed, and may recover.
 *
 * @not-serializable
 * @uncloneable
 */
class Hub
{
    /**
     * Connects to nothing yet: that begins with the first call in a loop, keeps none going, and begins anew in a forked child.
     *
     * @param string|null $address null: the members are in this process alone; otherwise an engine by which they may be
     *     anywhere. A Redis (6 or newer): redis://[user:password@]host[:port][/database], rediss:// for TLS, unix:///path;
     *     the one that Sentinels name: redis+sentinel://[user:password@]host[:port],.../name[/database]; a cluster (7 or
     *     newer): redis+cluster://[user:password@]host[:port],.... A NATS: nats://[user:password@]host[:port],...,
     *     nats://token@host, tls:// for TLS
     * @param array<string,mixed> $options `history` => [`size` => how many messages of each channel are kept, `ttl` => for how many
     *     seconds]; without it, none are; in NATS it needs JetStream, and `replicas` (1 to 5) says how many servers of a
     *     cluster keep it (as the stream has it, which begins with 1). For an engine: `prefix`, what its names begin with
     *     ('swoole:'); `connect_timeout`, how many seconds a call waits for it (5); `lease`, after how many seconds the
     *     members of a process go that is not heard of (15); `ssl_cafile`, a file with the authorities to believe instead
     *     of the system's
     * @throws \ValueError if the address or an option makes no sense
     */
    public function __construct(?string $address = null, array $options = []) {}

    /**
     * Makes a WebSocket connection a member of a channel until it leaves, or ends. A member that joins again has another
     * info from then on.
     *
     * @param \Swoole\Http\Response $ws after upgrade()
     * @param array<mixed> $info what the other members may know of it; it is kept as JSON
     * @return bool false if the connection is closed (EBADF)
     * @throws \ValueError if the name is none, or the info cannot be JSON
     * @throws \Swoole\Exception if the hub is closed, or the engine cannot be reached
     */
    public function join(\Swoole\Http\Response $ws, string $channel, array $info = []): bool {}

    /**
     * Ends a membership, or all of a connection's.
     *
     * @return bool false if there is none
     */
    public function leave(\Swoole\Http\Response $ws, ?string $channel = null): bool {}

    /**
     * Sends a message to all members of a channel, wherever they are.
     *
     * @param \Swoole\WebSocket\Frame|string $message a text, or a whole text or binary message
     * @param \Swoole\Http\Response|null $except a connection that does not get it
     * Without an engine, or without a history, it is queued at once. The engine gets what is published without a history
     * later, messages of a channel that wait together as one, and while it is away up to 10,000 messages or 32 MB wait for
     * it. A history is in the order in which the engine gets the messages: the call waits for it.
     *
     * @return int|false for how many connections of this process it was queued; false, and nobody gets it, if too many wait
     *     already (ENOBUFS), the engine does not answer (EHOSTUNREACH; if the connection is lost just then, it may have got it) or
     *     takes no message of that size (EMSGSIZE)
     * @throws \ValueError if the name is none, or the frame no whole message
     * @throws \Swoole\Exception if the hub is closed
     */
    public function publish(
        string $channel,
        \Swoole\WebSocket\Frame|string $message,
        ?\Swoole\Http\Response $except = null,
    ): int|false {}

    /**
     * How many members a channel has.
     */
    public function count(string $channel): int {}

    /**
     * The members of a channel.
     *
     * @return array<string,array<mixed>> the infos, under names that no two members have; those of one process in the order in which they joined
     */
    public function members(string $channel): array {}

    /**
     * What was said in a channel before: messages, the oldest first, each with `offset`, `data`, `opcode` and `time`.
     * Offsets count the messages of a channel from 1; they mean something within an epoch only.
     *
     * @param int $limit how many at most
     * @param int|null $after those that follow this offset; null: the latest ones
     * @return array{epoch:string,messages:list<array{offset:int,data:string,opcode:int,time:float}>}
     * @throws \Swoole\Exception if no history is kept
     */
    public function history(string $channel, int $limit = 100, ?int $after = null): array {}

    /**
     * The offset of a channel's last message; 0 if there was none.
     *
     * @throws \Swoole\Exception if no history is kept
     */
    public function lastOffset(string $channel): int {}

    /**
     * Like join(), for a client that knows an offset: it is sent what came after that, and then goes on without a gap or a
     * duplicate.
     *
     * @param int $after the last offset that the client has
     * @param string $epoch the epoch in which it got that
     * @param array<mixed> $info as for join()
     * @return bool false, and the connection is no member, if the epoch is another one or it is too long ago (ESTALE): the
     *     client has to load its state anew. EISCONN: it is a member already. EBADF: the connection is closed
     * @throws \Swoole\Exception if no history is kept
     */
    public function recover(
        \Swoole\Http\Response $ws,
        string $channel,
        int $after,
        string $epoch,
        array $info = [],
    ): bool {}

    /**
     * The messages of a channel, for the program itself, each as in history(). Ends when the Channel is closed, or nobody has
     * it any more.
     *
     * @param int $size how many it holds; further ones take the place of the oldest, which stats() counts
     */
    public function subscribe(string $channel, int $size = 1024): \Swoole\Coroutine\Channel {}

    /**
     * Has a callable called for each new member of any channel, as `$callback($channel, $info, $name)`, in a coroutine of its own.
     * It takes the place of the one before.
     */
    public function onJoin(callable $callback): void {}

    /**
     * The same for each member that leaves, however it does.
     */
    public function onLeave(callable $callback): void {}

    /**
     * What the hub has done in this process: `connections` that are members, `channels`, messages `published`, how often one
     * was `delivered` to a connection or `dropped` because somebody was too slow, how many of other nodes were `missed`,
     * `reconnects` to the engine, and the `lag` of the last message in seconds.
     */
    public function stats(): array {}

    /**
     * Ends all memberships; the connections go on. What was published before is still sent to the others. A hub without
     * references does the same.
     */
    public function close(): void {}
}
