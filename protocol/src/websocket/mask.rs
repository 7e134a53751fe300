//! The masking of RFC 6455 section 5.3: an XOR with four bytes, done in blocks that become vector instructions.

use std::mem::MaybeUninit;

/// A masking key, in the order of the wire.
pub type Key = [u8; 4];

/// Bytes handled at a time: the key repeated so often fills a vector register.
const BLOCK: usize = 32;

/// The key as it applies from `offset` bytes into a payload, repeated.
#[inline]
fn block_key(key: Key, offset: u64) -> [u8; BLOCK] {
    let turned = u32::from_le_bytes(key).rotate_right((offset as u32 & 3) * u8::BITS); // only the low two bits count
    let mut block = [0; BLOCK];
    for part in block.as_chunks_mut().0 {
        *part = turned.to_le_bytes();
    }
    block
}

/// Masks or unmasks `bytes`, which begin `offset` bytes into their payload.
pub fn mask_in_place(bytes: &mut [u8], key: Key, offset: u64) {
    let key = block_key(key, offset);
    let (blocks, rest) = bytes.as_chunks_mut::<BLOCK>();
    for block in blocks {
        for (byte, key) in block.iter_mut().zip(&key) {
            *byte ^= key;
        }
    }
    for (byte, key) in rest.iter_mut().zip(&key) {
        *byte ^= key;
    }
}

/// Copies `src` to `dst` and unmasks it on the way; `src` begins `offset` bytes into its payload.
///
/// # Panics
/// If the lengths differ.
pub fn unmask_into(dst: &mut [MaybeUninit<u8>], src: &[u8], key: Key, offset: u64) {
    unmask_each(dst, src, key, offset, |to, byte| {
        to.write(byte);
    });
}

/// As [`unmask_into`], for memory that has been written before.
///
/// # Panics
/// If the lengths differ.
pub fn unmask_copy(dst: &mut [u8], src: &[u8], key: Key, offset: u64) {
    unmask_each(dst, src, key, offset, |to, byte| *to = byte);
}

#[inline]
fn unmask_each<T>(dst: &mut [T], src: &[u8], key: Key, offset: u64, put: impl Fn(&mut T, u8)) {
    assert_eq!(dst.len(), src.len(), "source and destination have one length");
    let key = block_key(key, offset);
    let (from, from_rest) = src.as_chunks::<BLOCK>();
    let (to, to_rest) = dst.as_chunks_mut::<BLOCK>();
    for (to, from) in to.iter_mut().zip(from) {
        for ((to, from), key) in to.iter_mut().zip(from).zip(&key) {
            put(to, from ^ key);
        }
    }
    for ((to, from), key) in to_rest.iter_mut().zip(from_rest).zip(&key) {
        put(to, from ^ key);
    }
}

/// Appends `src`, unmasked, to `out`; `src` begins `offset` bytes into its payload.
pub fn unmask_append(out: &mut Vec<u8>, src: &[u8], key: Key, offset: u64) {
    let start = out.len();
    out.extend_from_slice(src);
    mask_in_place(&mut out[start..], key, offset);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_rfc_example_is_unmasked() {
        let mut hello = [0x7f, 0x9f, 0x4d, 0x51, 0x58];
        mask_in_place(&mut hello, [0x37, 0xfa, 0x21, 0x3d], 0);
        assert_eq!(&hello, b"Hello");
    }

    proptest! {
        #[test]
        fn all_ways_agree_with_the_rfc(payload in proptest::collection::vec(any::<u8>(), 0..200),
            key in any::<Key>(), offset in any::<u64>(), cut in 0usize..200)
        {
            let expected: Vec<u8> = payload.iter().enumerate()
                .map(|(index, byte)| byte ^ key[((offset & 3) as usize + index) % 4]).collect();
            let mut masked = payload.clone();
            let cut = cut.min(masked.len());
            mask_in_place(&mut masked[..cut], key, offset);
            mask_in_place(&mut masked[cut..], key, offset.wrapping_add(cut as u64));
            prop_assert_eq!(&masked, &expected);

            let mut appended = b"x".to_vec();
            unmask_append(&mut appended, &payload, key, offset);
            prop_assert_eq!(&appended[1..], &expected);

            // What safe code can read back; unmask_into differs only in how a byte is put.
            let mut read = vec![0; payload.len()];
            unmask_copy(&mut read, &payload, key, offset);
            prop_assert_eq!(&read, &expected);
        }
    }
}
