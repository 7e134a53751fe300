//! Global functions on strings: a hash, and PHP's own decoders on a part of a string.

use super::failure;
use super::registration::constants;
use crate::zend::{Call, Callable, PhpResult, Str, Value, error};

/// `swoole_hashcode(string $data, int $type = 0): int|false`
pub fn swoole_hashcode(call: &mut Call<'_>) -> PhpResult {
    call.expect(1, 2)?;
    let data = call.string(0)?;
    match call.long_or(1, 0)? {
        0 => Ok(bernstein(data.as_bytes()).into()),
        1 => Ok(i64::from(one_at_a_time(data.as_bytes())).into()),
        _ => failure::with_code(constants::SWOOLE_ERROR_INVALID_PARAMS),
    }
}

/// Bernstein's hash in 64 bits with the highest one set. Bytes count as signed, unlike in PHP's arrays: other programs have
/// stored hashes that were made so.
fn bernstein(data: &[u8]) -> i64 {
    let hash = data.iter().fold(5381_u64, |hash, byte| {
        hash.wrapping_mul(33)
            .wrapping_add(i64::from(byte.cast_signed()).cast_unsigned())
    });
    (hash | 1 << 63).cast_signed()
}

/// Jenkins' one-at-a-time hash, of signed bytes too.
fn one_at_a_time(data: &[u8]) -> u32 {
    let mixed = data.iter().fold(0_u32, |hash, byte| {
        let hash = hash.wrapping_add(i32::from(byte.cast_signed()).cast_unsigned());
        let hash = hash.wrapping_add(hash << 10);
        hash ^ (hash >> 6)
    });
    let mixed = mixed.wrapping_add(mixed << 3);
    let mixed = mixed ^ (mixed >> 11);
    mixed.wrapping_add(mixed << 15)
}

/// The part from `offset` on, negative ones counted from the end; all that follows for a length that is not positive or
/// too large. None: it would begin outside of the string.
fn part(string: &Str, offset: i64, length: i64) -> Option<&[u8]> {
    let bytes = string.as_bytes();
    let start = match usize::try_from(offset) {
        Ok(offset) => offset,
        Err(_) => bytes
            .len()
            .checked_sub(usize::try_from(offset.unsigned_abs()).ok()?)?,
    };
    let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
    let length = usize::try_from(length).unwrap_or(0);
    Some(rest.get(..length).filter(|part| !part.is_empty()).unwrap_or(rest))
}

/// `swoole_substr_unserialize(string $str, int $offset, int $length = 0, array $options = []): mixed`
pub fn swoole_substr_unserialize(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 4)?;
    let (string, offset, length) = (call.string(0)?, call.long(1)?, call.long_or(2, 0)?);
    let options = match call.count() {
        4 => Some(Value::from(call.array(3)?.clone())),
        _ => None,
    };
    let Some(part) = part(&string, offset, length) else {
        return failure::with_code(constants::SWOOLE_ERROR_INVALID_PARAMS);
    };
    let arguments: Vec<Value> = [Some(Value::from(part)), options].into_iter().flatten().collect();
    call_function("unserialize", arguments)
}

/// `swoole_substr_json_decode(string $str, int $offset, int $length = 0, bool $associative = false, int $depth = 512, int $flags = 0): mixed`
pub fn swoole_substr_json_decode(call: &mut Call<'_>) -> PhpResult {
    call.expect(2, 6)?;
    let (string, offset, length) = (call.string(0)?, call.long(1)?, call.long_or(2, 0)?);
    let associative = call.bool_or(3, false)?;
    let (depth, flags) = (call.long_or(4, 512)?, call.long_or(5, 0)?);
    let Some(part) = part(&string, offset, length) else {
        failure::warn("Offset must be less than the length of the string")?;
        return Ok(Value::NULL);
    };
    let arguments = vec![
        Value::from(part),
        // Null leaves the choice to `flags`, as PHP's own function does.
        if associative { Value::TRUE } else { Value::NULL },
        depth.into(),
        flags.into(),
    ];
    call_function("json_decode", arguments)
}

fn call_function(name: &str, arguments: Vec<Value>) -> PhpResult {
    match Callable::from_value(Value::from(name).raw())? {
        Ok(function) => function.call_giving(arguments),
        Err(why) => Err(error::throw_error(&why)),
    }
}
