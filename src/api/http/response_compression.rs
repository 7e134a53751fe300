//! Whether a response is compressed: what the settings, the client and the script say about it.

use protocol::content_coding::{Accepted, Coding, Encoder};
use protocol::http1::fields::list;
use protocol::http1::response::ResponseHead;

use super::response_object;
use crate::api::registration::slots;
use crate::engine::{Engine, Interrupt};
use crate::server::http::compression::{ELSEWHERE_BYTES, StreamCompressor};
use crate::server::http::exchange::Exchange;
use crate::zend::object::property;
use crate::zend::value::Kind;
use crate::zend::{PhpResult, raw};

/// What is done with a response's content.
#[derive(Clone, Copy, Default)]
pub struct Plan {
    /// The client takes it so.
    pub coding: Option<Coding>,
    /// Other clients get it otherwise, and nothing of the script's says so yet.
    varies: bool,
}

impl Plan {
    /// Asks the script's headers, without converting any. `size`: bytes of the content, if all of it is there.
    #[inline]
    pub fn of(object: *mut raw::zend_object, exchange: &Exchange, size: Option<usize>) -> Self {
        let compression = &exchange.connection.run.settings.compression;
        if !compression.enabled || size.is_some_and(|size| size < compression.min_length.max(1)) {
            return Plan::default();
        }
        Plan::negotiate(object, exchange)
    }

    #[inline(never)]
    fn negotiate(object: *mut raw::zend_object, exchange: &Exchange) -> Self {
        let compression = &exchange.connection.run.settings.compression;
        let status = response_object::status_of(object);
        if (100..200).contains(&status) || matches!(status, 204 | 205 | 206 | 304) {
            return Plan::default();
        }
        let (Some(head), Some(said)) = (exchange.head(), Said::of(object)) else {
            return Plan::default();
        };
        if !compression.takes(said.content_type.as_deref().unwrap_or(b"text/html")) {
            return Plan::default();
        }
        let accepted = head.accepted();
        Plan {
            coding: accepted.best(),
            // A client that names no coding gets what every client can read.
            varies: !said.varies && *accepted != Accepted::default(),
        }
    }

    /// The compressed content; None, and as if the client took none, where it is not smaller. Waits for a thread of the pool
    /// where it takes long, so that other requests do not.
    pub fn compress(&mut self, exchange: &Exchange, content: &[u8]) -> PhpResult<Option<Vec<u8>>> {
        let Some(coding) = self.coding else {
            return Ok(None);
        };
        let level = exchange.connection.run.settings.compression.level;
        let engine = Engine::get();
        let compressed = if content.len() >= ELSEWHERE_BYTES && engine.coroutines.can_suspend() {
            let content = content.to_vec();
            match engine.blocking_to_the_end(move || smaller(coding, level, &content)) {
                Ok(compressed) => compressed,
                Err(Interrupt::Unwind(unwind)) => return Err(unwind),
                Err(Interrupt::Canceled) => None,
            }
        } else {
            smaller(coding, level, content)
        };
        if compressed.is_none() {
            self.coding = None;
        }
        Ok(compressed)
    }

    /// What compresses content that comes in parts.
    pub fn stream(&mut self, exchange: &Exchange) -> Option<StreamCompressor> {
        let level = exchange.connection.run.settings.compression.level;
        let compressor = StreamCompressor::new(self.coding?, level);
        if compressor.is_none() {
            self.coding = None;
        }
        compressor
    }

    /// Says it in a head. `plain`: bytes of the content before.
    pub fn announce(self, head: &mut ResponseHead<'_>, plain: Option<u64>) {
        if let Some(coding) = self.coding {
            head.coded(coding, plain);
        }
        if self.varies {
            head.varies();
        }
    }
}

/// Compressed content. None: it would not be smaller.
fn smaller(coding: Coding, level: i64, content: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let is_whole = Encoder::new(coding, level, Some(content.len())).whole(content, &mut out);
    (is_whole && out.len() < content.len()).then_some(out)
}

/// What the script's headers say about the content.
#[derive(Default)]
struct Said {
    content_type: Option<Vec<u8>>,
    /// `Vary` names it already.
    varies: bool,
}

impl Said {
    /// None: the content is not to be changed. It has a coding already, is a part of something, or must not be transformed
    /// (RFC 9111, section 5.2.2.6).
    fn of(object: *mut raw::zend_object) -> Option<Self> {
        let mut said = Said::default();
        let Kind::Array(fields) = property(object, slots::response::HEADER).kind() else {
            return Some(said);
        };
        for (key, value) in fields.iter() {
            let name = key.text();
            let name = name.as_bytes();
            let text = match value.kind() {
                Kind::Str(text) => text,
                _ => b"",
            };
            if name.eq_ignore_ascii_case(b"content-encoding") && !value.is_null()
                || name.eq_ignore_ascii_case(b"content-range")
            {
                return None;
            }
            if name.eq_ignore_ascii_case(b"content-type") {
                said.content_type = Some(text.to_vec());
            } else if name.eq_ignore_ascii_case(b"vary") {
                said.varies |=
                    list(text).any(|field| field == b"*" || field.eq_ignore_ascii_case(b"accept-encoding"));
            } else if name.eq_ignore_ascii_case(b"cache-control")
                && list(text).any(|directive| directive.eq_ignore_ascii_case(b"no-transform"))
            {
                return None;
            }
        }
        Some(said)
    }
}
