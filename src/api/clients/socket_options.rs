//! `Swoole\Coroutine\Socket`: its options, in the shapes that ext/sockets gives them.

use std::time::Duration;

use super::multicast_options;
use super::socket_object::of;
use crate::api::failure;
use crate::client::Socket;
use crate::engine::{Engine, socket_calls};
use crate::zend::value::Kind;
use crate::zend::{Array, Call, PhpResult, Value, error};

/// What a time limit that there is not is shown as.
const NO_LIMIT: i64 = i32::MAX as i64;
/// The options that are structures of the kernel's are no longer than this.
const LONGEST: usize = 256;
const INT: usize = size_of::<i32>();

/// `getOption(int $level, int $opt_name): mixed`
pub fn get_option(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 2)?;
    let (level, name) = (call.long(0)? as i32, call.long(1)? as i32);
    let socket = of(call)?;
    match (level, name) {
        (libc::SOL_SOCKET, libc::SO_RCVTIMEO) => return Ok(show_limit(socket.read_timeout.get())),
        (libc::SOL_SOCKET, libc::SO_SNDTIMEO) => return Ok(show_limit(socket.write_timeout.get())),
        _ => {}
    }
    let mut bytes = [0; LONGEST];
    let length = match socket.with(|fd| Ok(socket_calls::option(fd, level, name, &mut bytes))) {
        Ok(Ok(length)) => length,
        Ok(Err(refusal)) => return refused(&refusal, &format!("getsockopt({}, {level}, {name})", socket.fd)),
        Err(failure) => return super::socket::done(call, &socket, Err(failure)),
    };
    Ok(match (level, name) {
        (libc::SOL_SOCKET, libc::SO_LINGER) => {
            let mut linger = Array::with_capacity(2);
            linger.set("l_onoff", int(&bytes, 0));
            linger.set("l_linger", int(&bytes, INT));
            linger.into()
        }
        (libc::IPPROTO_IP, libc::IP_MULTICAST_IF) => {
            multicast_options::chosen_interface([bytes[0], bytes[1], bytes[2], bytes[3]]).into()
        }
        (libc::IPPROTO_TCP, libc::TCP_INFO) => tcp_info(&bytes[..length]).into(),
        _ if length == 1 => i64::from(bytes[0]).into(),
        _ => int(&bytes, 0).into(),
    })
}

fn int(bytes: &[u8], at: usize) -> i64 {
    let mut number = [0; INT];
    number.copy_from_slice(&bytes[at..at + INT]);
    i32::from_ne_bytes(number).into()
}

fn show_limit(limit: Option<Duration>) -> Value {
    let mut shown = Array::with_capacity(2);
    shown.set("sec", limit.map_or(NO_LIMIT, |limit| limit.as_secs() as i64));
    shown.set("usec", limit.map_or(0, |limit| i64::from(limit.subsec_micros())));
    shown.into()
}

/// The kernel's `struct tcp_info`, as far as it is the same everywhere.
fn tcp_info(bytes: &[u8]) -> Array {
    const BYTES: [&str; 6] = ["state", "ca_state", "retransmits", "probes", "backoff", "options"];
    const NUMBERS: [&str; 24] = [
        "rto",
        "ato",
        "snd_mss",
        "rcv_mss",
        "unacked",
        "sacked",
        "lost",
        "retrans",
        "fackets",
        "last_data_sent",
        "last_ack_sent",
        "last_data_recv",
        "last_ack_recv",
        "pmtu",
        "rcv_ssthresh",
        "rtt",
        "rttvar",
        "snd_ssthresh",
        "snd_cwnd",
        "advmss",
        "reordering",
        "rcv_rtt",
        "rcv_space",
        "total_retrans",
    ];
    /// The numbers begin here, after the bytes and two bit fields.
    const FIRST: usize = 8;
    let mut info = Array::new();
    for (name, byte) in BYTES.iter().zip(bytes) {
        info.set(name, i64::from(*byte));
    }
    let numbers = bytes.get(FIRST..).unwrap_or(&[]).chunks_exact(INT);
    for (name, number) in NUMBERS.iter().zip(numbers) {
        info.set(name, int(number, 0));
    }
    info
}

/// `setOption(int $level, int $opt_name, mixed $opt_value): bool`
pub fn set_option(call: &mut Call<'_>) -> PhpResult {
    call.expect(3, 3)?;
    let (level, name) = (call.long(0)? as i32, call.long(1)? as i32);
    let socket = of(call)?;
    let multicast = multicast_options::is_known(level, name);
    let bytes = match (level, name) {
        _ if multicast => match multicast_options::encode(call, level, name)? {
            Some(bytes) => bytes,
            None => return Ok(Value::FALSE),
        },
        (libc::SOL_SOCKET, libc::SO_RCVTIMEO) => return set_limit(call, "SO_RCVTIMEO", &socket),
        (libc::SOL_SOCKET, libc::SO_SNDTIMEO) => return set_limit(call, "SO_SNDTIMEO", &socket),
        (libc::SOL_SOCKET, libc::SO_LINGER) => {
            let Some([on, seconds]) = pair(call, "SO_LINGER", ["l_onoff", "l_linger"])? else {
                return Ok(Value::FALSE);
            };
            [(on as i32).to_ne_bytes(), (seconds as i32).to_ne_bytes()].concat()
        }
        _ => match call.get(2).map(|value| value.kind()) {
            Some(Kind::Str(text)) => text.to_vec(),
            Some(value) if !matches!(value, Kind::Array(_) | Kind::Object(_)) => {
                let number = call.get(2).map_or(Ok(0), |value| value.to_long())?;
                (number as i32).to_ne_bytes().to_vec()
            }
            _ => return Err(call.type_error(2, "int|string")),
        },
    };
    match socket.with(|fd| Ok(socket_calls::set_option(fd, level, name, &bytes))) {
        Ok(Ok(())) => super::socket::done(call, &socket, Ok(())),
        Ok(Err(refusal)) => {
            let code = refusal.raw_os_error().unwrap_or(libc::EIO);
            Engine::get().coroutines.set_last_error(code);
            error::warning(&if multicast {
                format!(
                    "unable to set socket option [{code}]: {}",
                    failure::system_text(code)
                )
            } else {
                format!(
                    "setsockopt({}) failed, Error: {}",
                    socket.fd,
                    failure::reason(code)
                )
            })?;
            Ok(Value::FALSE)
        }
        Err(failure) => super::socket::done(call, &socket, Err(failure)),
    }
}

fn refused(refusal: &std::io::Error, what: &str) -> PhpResult {
    let code = refusal.raw_os_error().unwrap_or(libc::EIO);
    Engine::get().coroutines.set_last_error(code);
    error::warning(&format!("{what}, Error: {}", failure::reason(code)))?;
    Ok(Value::FALSE)
}

/// Time limits are this object's business and not the kernel's; nothing is no limit, as in POSIX.
fn set_limit(call: &Call<'_>, option: &str, socket: &Socket) -> PhpResult {
    let Some([seconds, microseconds]) = pair(call, option, ["sec", "usec"])? else {
        return Ok(Value::FALSE);
    };
    let limit = Duration::from_secs(u64::try_from(seconds).unwrap_or(0))
        + Duration::from_micros(u64::try_from(microseconds).unwrap_or(0));
    let limit = Some(limit).filter(|limit| !limit.is_zero());
    if option == "SO_RCVTIMEO" {
        socket.read_timeout.set(limit);
    } else {
        socket.write_timeout.set(limit);
        socket.connect_timeout.set(limit);
    }
    super::socket::done(call, socket, Ok(()))
}

/// Two numbers of an array. None: one is missing, of which the script was warned.
fn pair(call: &Call<'_>, option: &str, names: [&str; 2]) -> PhpResult<Option<[i64; 2]>> {
    let Some(Kind::Array(given)) = call.get(2).map(|value| value.kind()) else {
        return Err(call.type_error(2, &format!("array when argument $option is {option}")));
    };
    let given = given.clone();
    let mut numbers = [0; 2];
    for (number, name) in numbers.iter_mut().zip(names) {
        match given.get(name) {
            Some(value) => *number = value.to_long()?,
            None => return failure::warn(&format!("no key \"{name}\" passed in optval")).map(|_| None),
        }
    }
    Ok(Some(numbers))
}
