//! What Redis does in one step, in Lua.

use redis::Script;

/// All of them, made once for a hub: their hashes are how Redis knows them.
pub struct Scripts {
    pub publish: Script,
    pub history: Script,
    pub enter: Script,
    pub leave: Script,
    pub renew: Script,
    pub sweep: Script,
}

impl Scripts {
    pub fn new() -> Self {
        Scripts {
            publish: Script::new(&[RUN, PUBLISH].concat()),
            history: Script::new(&[RUN, HISTORY].concat()),
            enter: Script::new(ENTER),
            leave: Script::new(LEAVE),
            renew: Script::new(RENEW),
            sweep: Script::new(SWEEP),
        }
    }
}

/// What tells runs of a server apart, where the caller cannot know which one it is: in a cluster.
const RUN: &str = r"
local function run(known)
    if known ~= '' then
        return known
    end
    return string.sub(string.match(redis.call('INFO', 'server'), 'run_id:(%w+)'), 1, 12)
end
";

/// Counts a message, keeps it and publishes it.
/// KEYS: position, history. ARGV: message, how many are kept, for how many ms, how long the position is kept (ms), topic, an
/// epoch in case that there is none, the server's run id or '', the command that publishes. Gives the offset. Where the user may
/// not publish, it is not kept either.
const PUBLISH: &str = r"
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if not epoch then
    epoch = ARGV[6]
    redis.call('DEL', KEYS[2])
    redis.call('HSET', KEYS[1], 'epoch', epoch)
end
local offset = redis.call('HINCRBY', KEYS[1], 'offset', 1)
local sent = redis.pcall(ARGV[8], ARGV[5], offset .. ' ' .. epoch .. '.' .. run(ARGV[7]) .. ' ' .. ARGV[1])
if type(sent) == 'table' and sent.err then
    redis.call('HINCRBY', KEYS[1], 'offset', -1)
    return sent
end
redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[2], offset .. '-0', 'm', ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return offset
";

/// Reads what was kept. KEYS: position, history. ARGV: the first offset, or '' for the latest ones, how many, how long the
/// position is kept (ms), an epoch in case that there is none, the server's run id or ''. Gives the epoch, the last offset, and offset and
/// message of each.
const HISTORY: &str = r"
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if not epoch then
    epoch = ARGV[4]
    redis.call('DEL', KEYS[2])
    redis.call('HSET', KEYS[1], 'epoch', epoch)
    redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
local last = redis.call('HGET', KEYS[1], 'offset') or '0'
local entries
if ARGV[1] == '' then
    entries = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', ARGV[2])
else
    entries = redis.call('XRANGE', KEYS[2], ARGV[1] .. '-0', '+', 'COUNT', ARGV[2])
end
local found = {}
for _, entry in ipairs(entries) do
    found[#found + 1] = entry[1]
    found[#found + 1] = entry[2][2]
end
return {epoch .. '.' .. run(ARGV[5]), last, found}
";

/// A member comes, or has another info. KEYS: members, members of the node. ARGV: member, info, topic, the event's head.
const ENTER: &str = r"
local is_new = redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('SADD', KEYS[2], ARGV[1])
if is_new == 1 then
    redis.call('PUBLISH', ARGV[3], ARGV[4] .. ARGV[2])
end
return is_new
";

/// A member goes. KEYS: members, members of the node. ARGV: member, topic, the event's head.
const LEAVE: &str = r"
local info = redis.call('HGET', KEYS[1], ARGV[1])
redis.call('SREM', KEYS[2], ARGV[1])
if info then
    redis.call('HDEL', KEYS[1], ARGV[1])
    redis.call('PUBLISH', ARGV[2], ARGV[3] .. info)
    return 1
end
return 0
";

/// A node is alive. KEYS: leases. ARGV: node, how long the lease is (ms), whether it is a new one ('1'). Gives whether the
/// node still had one, and nodes whose leases have ended.
const RENEW: &str = r"
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
local alive = 1
if ARGV[3] ~= '1' and (not ends or tonumber(ends) < now) then
    alive = 0
else
    redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
end
return {alive, redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - 1, 'LIMIT', 0, 16)}
";

/// Removes members of a dead node from one channel, some at a time; each is taken by one sweeper only. KEYS: members,
/// members of the node. ARGV: how many, topic, the channel encoded. Gives how many there were.
const SWEEP: &str = r"
local gone = redis.call('SPOP', KEYS[2], ARGV[1])
for _, member in ipairs(gone) do
    local info = redis.call('HGET', KEYS[1], member)
    if info then
        redis.call('HDEL', KEYS[1], member)
        redis.call('PUBLISH', ARGV[2], '-' .. member .. ' ' .. ARGV[3] .. '\n' .. info)
    end
end
return #gone
";
