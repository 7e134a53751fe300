//! Frames as they pass (RFC 9113 section 4.1): where each begins, which streams they are on, and what SETTINGS and GOAWAY
//! say. Whoever leaves frames to a library, which keeps that to itself, can have it nevertheless.

const HEAD: usize = 9;
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;
const CONTINUATION: u8 = 9;
const ACK: u8 = 1;
const END_STREAM: u8 = 1;
/// Payload that is kept of a frame: what its sender may send, unless it was told otherwise (section 4.2).
const MAX_KEPT: usize = 16_384;
/// The highest bit of an id is reserved.
const ID: u32 = 0x7fff_ffff;

/// What a frame says, as far as it is of interest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Something came on a stream. `ends`: it is the last.
    Stream {
        id: u32,
        ends: bool,
    },
    /// Identifiers and values (section 6.5).
    Settings(Vec<(u16, u32)>),
    GoAway(GoAway),
}

/// Streams above the last one were not and will not be dealt with (section 6.8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoAway {
    pub last_stream: u32,
    pub code: u32,
    pub debug_data: Vec<u8>,
}

impl GoAway {
    /// The frame.
    pub fn encode(&self) -> Vec<u8> {
        let data = &self.debug_data[..self.debug_data.len().min(MAX_KEPT - 8)];
        let mut frame = head(8 + data.len(), GOAWAY).to_vec();
        frame.extend_from_slice(&(self.last_stream & ID).to_be_bytes());
        frame.extend_from_slice(&self.code.to_be_bytes());
        frame.extend_from_slice(data);
        frame
    }
}

/// A PING that means nothing but itself (section 6.7).
pub fn ping() -> [u8; HEAD + 8] {
    const PING: u8 = 6;
    let mut frame = [0; HEAD + 8];
    frame[..HEAD].copy_from_slice(&head(8, PING));
    frame
}

/// The head of a frame without flags on the connection itself.
fn head(length: usize, kind: u8) -> [u8; HEAD] {
    let [_, a, b, c] = (length as u32).to_be_bytes();
    [a, b, c, kind, 0, 0, 0, 0, 0]
}

/// Looks at how a client begins: behind its preface come SETTINGS (section 3.4).
#[derive(Default)]
pub struct Beginning {
    seen: usize,
}

impl Beginning {
    const KIND: usize = super::PREFACE.len() + 3;
    const FLAGS: usize = Self::KIND + 1;

    /// Takes note of bytes that pass. False: this is no client of HTTP/2.
    pub fn pass(&mut self, bytes: &[u8]) -> bool {
        let at = |place: usize| place.checked_sub(self.seen).and_then(|index| bytes.get(index));
        let kind_is_wrong = at(Self::KIND).is_some_and(|kind| *kind != SETTINGS);
        let is_acknowledgement = at(Self::FLAGS).is_some_and(|flags| flags & ACK != 0);
        self.seen += bytes.len();
        !kind_is_wrong && !is_acknowledgement
    }

    /// There is nothing more to look at.
    pub fn is_over(&self) -> bool {
        self.seen > Self::FLAGS
    }
}

/// Follows one direction of a connection.
#[derive(Default)]
pub struct Observer {
    /// Bytes to come that are no frames.
    preface: usize,
    head: [u8; HEAD],
    head_length: usize,
    /// Of the payload.
    left: usize,
    /// The payload, where it is of interest.
    kept: Option<Vec<u8>>,
}

impl Observer {
    /// The direction of the client, which begins with the preface.
    pub fn of_client() -> Self {
        Observer {
            preface: super::PREFACE.len(),
            ..Observer::default()
        }
    }

    /// All frames so far were whole: another may follow.
    pub fn is_between_frames(&self) -> bool {
        self.preface == 0 && self.head_length == 0
    }

    /// Takes note of bytes that pass.
    pub fn pass(&mut self, mut bytes: &[u8], mut notice: impl FnMut(Notice)) {
        take(&mut bytes, &mut self.preface);
        while !bytes.is_empty() {
            if self.head_length < HEAD {
                let mut missing = HEAD - self.head_length;
                let part = take(&mut bytes, &mut missing);
                self.head[self.head_length..][..part.len()].copy_from_slice(part);
                self.head_length += part.len();
                if self.head_length == HEAD {
                    self.begin();
                }
            }
            let part = take(&mut bytes, &mut self.left);
            if let Some(kept) = &mut self.kept {
                kept.extend_from_slice(part);
            }
            if self.head_length == HEAD && self.left == 0 {
                self.head_length = 0;
                if let Some(found) = self.read() {
                    notice(found);
                }
            }
        }
    }

    /// The head is whole.
    fn begin(&mut self) {
        let [a, b, c, kind, flags, ..] = self.head;
        self.left = u32::from_be_bytes([0, a, b, c]) as usize;
        let is_of_interest = (kind == SETTINGS && flags & ACK == 0) || kind == GOAWAY;
        self.kept = (is_of_interest && self.left <= MAX_KEPT).then(Vec::new);
    }

    fn read(&mut self) -> Option<Notice> {
        let [_, _, _, kind, flags, id @ ..] = self.head;
        let id = u32::from_be_bytes(id) & ID;
        match kind {
            DATA | HEADERS => {
                let ends = flags & END_STREAM != 0;
                return Some(Notice::Stream { id, ends });
            }
            CONTINUATION => return Some(Notice::Stream { id, ends: false }),
            RST_STREAM => return Some(Notice::Stream { id, ends: true }),
            _ => {}
        }
        let payload = self.kept.take()?;
        if kind == SETTINGS {
            let (pairs, _) = payload.as_chunks::<6>();
            let pair = |[i, j, a, b, c, d]: &[u8; 6]| {
                (u16::from_be_bytes([*i, *j]), u32::from_be_bytes([*a, *b, *c, *d]))
            };
            return Some(Notice::Settings(pairs.iter().map(pair).collect()));
        }
        let (last_stream, rest) = payload.split_first_chunk()?;
        let (code, debug_data) = rest.split_first_chunk()?;
        Some(Notice::GoAway(GoAway {
            last_stream: u32::from_be_bytes(*last_stream) & ID,
            code: u32::from_be_bytes(*code),
            debug_data: debug_data.to_vec(),
        }))
    }
}

/// Takes up to `count` bytes off the front, and counts them down.
fn take<'a>(bytes: &mut &'a [u8], count: &mut usize) -> &'a [u8] {
    let (taken, rest) = bytes.split_at(bytes.len().min(*count));
    *bytes = rest;
    *count -= taken.len();
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SETTINGS with a window of 10 and a table of 0, the last DATA of a stream, an acknowledgement, GOAWAY with a text.
    const RECEIVED: &[u8] = b"\0\0\x0c\x04\0\0\0\0\0\0\x04\0\0\0\x0a\0\x01\0\0\0\0\
        \0\0\x02\0\x01\0\0\0\x01hi\
        \0\0\0\x04\x01\0\0\0\0\
        \0\0\x0b\x07\0\0\0\0\0\0\0\0\x05\0\0\0\x0bbye";

    fn expected() -> Vec<Notice> {
        vec![
            Notice::Settings(vec![(4, 10), (1, 0)]),
            Notice::Stream { id: 1, ends: true },
            Notice::GoAway(GoAway {
                last_stream: 5,
                code: 11,
                debug_data: b"bye".to_vec(),
            }),
        ]
    }

    #[test]
    fn notices_do_not_depend_on_how_the_bytes_are_cut() {
        for size in 1..=RECEIVED.len() {
            let (mut observer, mut seen) = (Observer::default(), Vec::new());
            for piece in RECEIVED.chunks(size) {
                observer.pass(piece, |notice| seen.push(notice));
            }
            assert_eq!(seen, expected(), "in pieces of {size}");
            assert!(observer.is_between_frames());
        }
    }

    #[test]
    fn a_client_begins_with_settings_however_they_are_cut() {
        let preface = super::super::PREFACE;
        let settings = [preface, b"\0\0\0\x04\0\0\0\0\0 and more"].concat();
        let acknowledgement = [preface, b"\0\0\0\x04\x01\0\0\0\0 and more"].concat();
        let data = [preface, b"\0\0\0\0\x04\0\0\0\x01 and more"].concat();
        for size in 1..=settings.len() {
            let passes = |bytes: &[u8]| {
                let mut beginning = Beginning::default();
                bytes.chunks(size).all(|piece| beginning.pass(piece))
            };
            assert!(passes(&settings), "in pieces of {size}");
            assert!(!passes(&acknowledgement) && !passes(&data), "in pieces of {size}");
        }
    }

    #[test]
    fn it_is_known_where_frames_end() {
        let mut observer = Observer::of_client();
        let sent = [super::super::PREFACE, RECEIVED].concat();
        let ends = [24, 24 + 21, 24 + 32, 24 + 41, 24 + 61];
        for (index, byte) in sent.chunks(1).enumerate() {
            observer.pass(byte, |_| {});
            assert_eq!(
                observer.is_between_frames(),
                ends.contains(&(index + 1)),
                "after {}",
                index + 1
            );
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let Some(Notice::GoAway(go_away)) = expected().pop() else {
            unreachable!()
        };
        assert!(RECEIVED.ends_with(&go_away.encode()));
        assert_eq!(ping(), *b"\0\0\x08\x06\0\0\0\0\0\0\0\0\0\0\0\0\0");
    }

    #[test]
    fn what_is_too_short_or_too_long_is_no_notice() {
        let mut observer = Observer::default();
        let mut seen = 0;
        observer.pass(b"\0\0\x04\x07\0\0\0\0\0\0\0\0\x05", |_| seen += 1);
        observer.pass(b"\0\x40\x01\x04\0\0\0\0\0", |_| seen += 1);
        observer.pass(&[0; 0x4001], |_| seen += 1);
        assert_eq!((seen, observer.is_between_frames()), (0, true));
    }
}
