//! `Swoole\Coroutine\Socket`: what it receives and sends.

use super::socket::done;
use super::socket_object::{SOCKET, exception, in_coroutine, of};
use crate::api::failure;
use crate::client::socket::{Partial, Timeout};
use crate::client::{Failure, Socket};
use crate::net::listener::describe;
use crate::zend::value::Kind;
use crate::zend::{Array, Call, PhpResult, Str, Value, memory};

/// What a read takes unless it is told otherwise.
const DEFAULT_LENGTH: i64 = 65_536;
/// `SWOOLE_IOV_MAX`.
const MAX_ITEMS: usize = 1_024;
/// The largest datagram, and more.
const DATAGRAM: usize = 65_536;

/// The length and the time limit that the receiving methods take.
fn receiving(call: &Call<'_>) -> PhpResult<(usize, Timeout)> {
    call.expect(0, 2)?;
    let length = call.long_or(0, DEFAULT_LENGTH)?;
    Ok((length_or_default(length), Timeout(call.double_or(1, 0.0)?)))
}

fn length_or_default(length: i64) -> usize {
    let length = if length > 0 { length } else { DEFAULT_LENGTH };
    usize::try_from(length).unwrap_or(usize::MAX)
}

/// Received bytes as a PHP string; a failure if that does not fit `memory_limit`.
pub(super) fn string(bytes: &[u8]) -> Result<Str, Failure> {
    if memory::fits(bytes.len()) {
        Ok(Str::new(bytes))
    } else {
        Err(Failure::system(libc::ENOMEM))
    }
}

/// Received bytes as what a call gives.
pub(super) fn received(
    outcome: Result<Vec<u8>, Failure>,
    result: impl FnOnce(Result<Str, Failure>) -> PhpResult,
) -> PhpResult {
    result(outcome.and_then(|bytes| string(&bytes)))
}

fn give(call: &Call<'_>, socket: &Socket, outcome: Result<Vec<u8>, Failure>) -> PhpResult {
    received(outcome, |outcome| {
        SOCKET.result(call, socket, outcome, Value::from)
    })
}

/// A part, and what cut it off; false if there is nothing but that.
fn received_part(call: &Call<'_>, socket: &Socket, outcome: Result<Partial<Vec<u8>>, Failure>) -> PhpResult {
    match outcome {
        Ok((bytes, Some(failure))) if !bytes.is_empty() => {
            SOCKET.say(call, socket, failure)?;
            match string(&bytes) {
                Ok(string) => Ok(string.into()),
                Err(failure) => SOCKET.say(call, socket, failure).map(|()| Value::FALSE),
            }
        }
        Ok((bytes, None)) => give(call, socket, Ok(bytes)),
        Ok((_, Some(failure))) | Err(failure) => give(call, socket, Err(failure)),
    }
}

/// `peek(int $length = 65536): string|false`
pub fn peek(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let length = length_or_default(call.long_or(0, DEFAULT_LENGTH)?);
    let socket = in_coroutine(call)?;
    let seen = socket.peek(length);
    give(call, &socket, seen)
}

/// `recv(int $length = 65536, float $timeout = 0): string|false`
pub fn recv(call: &mut Call<'_>) -> PhpResult {
    let (length, timeout) = receiving(call)?;
    let socket = in_coroutine(call)?;
    let read = socket.receive(length, timeout, string);
    SOCKET.result(call, &socket, read.and_then(|string| string), Value::from)
}

/// `recvAll(int $length = 65536, float $timeout = 0): string|false`
pub fn recv_all(call: &mut Call<'_>) -> PhpResult {
    let (length, timeout) = receiving(call)?;
    let socket = in_coroutine(call)?;
    let read = socket.receive_all(length, timeout);
    received_part(call, &socket, read)
}

/// `recvLine(int $length = 65536, float $timeout = 0): string|false`
pub fn recv_line(call: &mut Call<'_>) -> PhpResult {
    let (length, timeout) = receiving(call)?;
    let socket = in_coroutine(call)?;
    let line = socket.receive_line(length, timeout);
    give(call, &socket, line)
}

/// `recvWithBuffer(int $length = 65536, float $timeout = 0): string|false`
pub fn recv_with_buffer(call: &mut Call<'_>) -> PhpResult {
    let (length, timeout) = receiving(call)?;
    let socket = in_coroutine(call)?;
    let read = socket.receive_buffered(length, timeout);
    received_part(call, &socket, read)
}

/// `recvPacket(float $timeout = 0): string|false`
pub fn recv_packet(call: &mut Call<'_>) -> PhpResult {
    call.expect(0, 1)?;
    let timeout = Timeout(call.double_or(0, 0.0)?);
    let socket = in_coroutine(call)?;
    let packet = socket.receive_packet(timeout);
    give(call, &socket, packet)
}

/// `recvfrom(mixed &$peername, float $timeout = 0): string|false`
pub fn recvfrom(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let timeout = Timeout(call.double_or(1, 0.0)?);
    let socket = in_coroutine(call)?;
    match socket.receive_from(DATAGRAM, timeout) {
        Ok((bytes, from)) => {
            call.assign(0, super::socket::named(describe(&from)))?;
            give(call, &socket, Ok(bytes))
        }
        Err(failure) => {
            call.assign_null(0)?;
            give(call, &socket, Err(failure))
        }
    }
}

/// `send(string $data, float $timeout = 0): int|false`
pub fn send(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (data, timeout) = (call.string(0)?, Timeout(call.double_or(1, 0.0)?));
    let socket = in_coroutine(call)?;
    let sent = socket.send(&[data.as_bytes()], timeout);
    SOCKET.result(call, &socket, sent, count)
}

/// `sendAll(string $data, float $timeout = 0): int|false`
pub fn send_all(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let (data, timeout) = (call.string(0)?, Timeout(call.double_or(1, 0.0)?));
    let socket = in_coroutine(call)?;
    let sent = socket.send_all(&[data.as_bytes()], timeout);
    sent_part(call, &socket, sent)
}

pub(super) fn count(bytes: usize) -> Value {
    (bytes as i64).into()
}

fn sent_part(call: &Call<'_>, socket: &Socket, outcome: Result<Partial<usize>, Failure>) -> PhpResult {
    let part = sent_part_of(&outcome);
    match outcome {
        Ok((_, Some(failure))) | Err(failure) => {
            SOCKET.say(call, socket, failure)?;
            Ok(part.map_or(Value::FALSE, count))
        }
        Ok((sent, None)) => SOCKET.result(call, socket, Ok(sent), count),
    }
}

/// `sendFile(string $file, int $offset = 0, int $length = 0): bool`
pub fn send_file(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 3)?;
    let (file, offset, length) = (call.c_string(0)?, call.long_or(1, 0)?, call.long_or(2, 0)?);
    let socket = in_coroutine(call)?;
    if file.is_empty() {
        return failure::warn("file to send is empty");
    }
    let sent = socket.send_file(&file.to_string_lossy(), offset, length);
    done(call, &socket, sent)
}

/// `sendto(string $addr, int $port, string $data): int|false`
pub fn sendto(call: &mut Call<'_>) -> PhpResult {
    call.expect(3, 3)?;
    let (address, port, data) = (call.string(0)?, call.long(1)?, call.string(2)?);
    let socket = in_coroutine(call)?;
    let sent = socket.send_to(address.as_bytes(), port, data.as_bytes());
    SOCKET.result(call, &socket, sent, count)
}

/// `readVector(array $io_vector, float $timeout = 0): array|false`
pub fn read_vector(call: &mut Call<'_>) -> PhpResult {
    let (lengths, timeout) = match lengths(call)? {
        Some(given) => given,
        None => return Ok(Value::FALSE),
    };
    let socket = in_coroutine(call)?;
    let total: usize = lengths.iter().sum();
    if total == 0 {
        return Ok(Array::new().into());
    }
    let read = socket.receive(total, timeout, <[u8]>::to_vec);
    let parted = read.and_then(|bytes| part(&bytes, &lengths));
    SOCKET.result(call, &socket, parted, Value::from)
}

/// `readVectorAll(array $io_vector, float $timeout = 0): array|false`
pub fn read_vector_all(call: &mut Call<'_>) -> PhpResult {
    let (lengths, timeout) = match lengths(call)? {
        Some(given) => given,
        None => return Ok(Value::FALSE),
    };
    let socket = in_coroutine(call)?;
    match socket.receive_all(lengths.iter().sum(), timeout) {
        Ok((bytes, failure)) => {
            match failure {
                Some(failure) => SOCKET.say(call, &socket, failure)?,
                None => SOCKET.clear(call.this()),
            }
            match part(&bytes, &lengths) {
                Ok(strings) => Ok(strings.into()),
                Err(failure) => SOCKET.say(call, &socket, failure).map(|()| Value::FALSE),
            }
        }
        Err(failure) => SOCKET.say(call, &socket, failure).map(|()| Value::FALSE),
    }
}

/// Bytes as strings of these lengths, as far as they go.
fn part(mut bytes: &[u8], lengths: &[usize]) -> Result<Array, Failure> {
    if !memory::fits(bytes.len()) {
        return Err(Failure::system(libc::ENOMEM));
    }
    let mut strings = Array::new();
    for length in lengths {
        if bytes.is_empty() {
            break;
        }
        let (string, rest) = bytes.split_at((*length).min(bytes.len()));
        strings.push(Str::new(string));
        bytes = rest;
    }
    Ok(strings)
}

/// The lengths of a vector to read. None: they are too many, which was said.
fn lengths(call: &Call<'_>) -> PhpResult<Option<(Vec<usize>, Timeout)>> {
    call.expect(1, 2)?;
    let (vector, timeout) = (call.array(0)?, Timeout(call.double_or(1, 0.0)?));
    if too_many(call, vector.len())? {
        return Ok(None);
    }
    let mut lengths = Vec::with_capacity(vector.len());
    for (index, (_, value)) in vector.iter().enumerate() {
        let Kind::Long(length) = value.kind() else {
            return Err(bad_item(
                index,
                &format!("must be of type int, {} given", value.type_name()),
            ));
        };
        match usize::try_from(length) {
            Ok(length) => lengths.push(length),
            Err(_) => return Err(bad_item(index, "must be greater than 0")),
        }
    }
    Ok(Some((lengths, timeout)))
}

/// `writeVector(array $io_vector, float $timeout = 0): int|false`
pub fn write_vector(call: &mut Call<'_>) -> PhpResult {
    let (strings, timeout) = match strings(call)? {
        Some(given) => given,
        None => return Ok(Value::FALSE),
    };
    let socket = in_coroutine(call)?;
    if strings.is_empty() {
        return Ok(count(0));
    }
    let pieces: Vec<&[u8]> = strings.iter().map(Str::as_bytes).collect();
    let sent = socket.send(&pieces, timeout);
    SOCKET.result(call, &socket, sent, count)
}

/// `writeVectorAll(array $io_vector, float $timeout = 0): int|false`
pub fn write_vector_all(call: &mut Call<'_>) -> PhpResult {
    let (strings, timeout) = match strings(call)? {
        Some(given) => given,
        None => return Ok(Value::FALSE),
    };
    let socket = in_coroutine(call)?;
    let pieces: Vec<&[u8]> = strings.iter().map(Str::as_bytes).collect();
    let sent = socket.send_all(&pieces, timeout);
    sent_part(call, &socket, sent)
}

/// The strings of a vector to write. None: they are too many, which was said.
fn strings(call: &Call<'_>) -> PhpResult<Option<(Vec<Str>, Timeout)>> {
    call.expect(1, 2)?;
    let (vector, timeout) = (call.array(0)?, Timeout(call.double_or(1, 0.0)?));
    if too_many(call, vector.len())? {
        return Ok(None);
    }
    let mut strings = Vec::with_capacity(vector.len());
    for (index, (_, value)) in vector.iter().enumerate() {
        match value.kind() {
            Kind::Str([]) => return Err(bad_item(index, "cannot be empty string")),
            Kind::Str(_) => strings.push(value.to_str()?),
            _ => {
                let text = format!("must be of type string, {} given", value.type_name());
                return Err(bad_item(index, &text));
            }
        }
    }
    Ok(Some((strings, timeout)))
}

/// How much was sent before an error came between; None: nothing.
pub(super) fn sent_part_of(outcome: &Result<Partial<usize>, Failure>) -> Option<usize> {
    match outcome {
        Ok((sent, Some(_))) if *sent > 0 => Some(*sent),
        _ => None,
    }
}

fn too_many(call: &Call<'_>, items: usize) -> PhpResult<bool> {
    if items <= MAX_ITEMS {
        return Ok(false);
    }
    let text = format!("The maximum of iov count is {MAX_ITEMS}");
    let socket = of(call)?;
    SOCKET.say(call, &socket, Failure::Described(libc::EINVAL.into(), text))?;
    Ok(true)
}

fn bad_item(index: usize, text: &str) -> crate::zend::Unwind {
    exception(&format!("Item #[{index}] {text}"), libc::EINVAL.into())
}
