//! What a line of the access log says.

use std::cell::RefCell;
use std::io::Write;

use crate::net::listener::Peer;
use crate::server::http::request::RequestHead;
use crate::zend::per_thread::per_thread;
use crate::zend::system::{self, LocalTime};

/// How lines look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// As web servers have it, with the duration and the request's name at the end.
    Combined,
    Json,
}

/// A request and what became of it.
pub struct Answered<'a> {
    pub client: Peer,
    /// None: what came was no request.
    pub head: Option<&'a RequestHead>,
    pub is_http2: bool,
    pub status: u16,
    /// Bytes of content that were sent.
    pub sent: u64,
    /// When the request was there, in nanoseconds of the system's clock; None: it never was.
    pub begun: Option<u64>,
    /// The request's name.
    pub name: &'a str,
}

/// The moment as both formats write it, made once a second.
struct Moment {
    second: i64,
    combined: String,
    json: String,
}

per_thread! {
    static MOMENT: RefCell<Moment> = RefCell::new(Moment { second: 0, combined: String::new(), json: String::new() });
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl Moment {
    fn update(&mut self) {
        let second = system::unix_second_coarse() as i64;
        if self.second == second {
            return;
        }
        self.second = second;
        let now = LocalTime::now();
        let part = |format| now.format::<64>(format).unwrap_or_default();
        // The name of a month is one of the locale's otherwise, which a script may change.
        let month = part(c"%m").parse::<usize>().ok();
        let month = month
            .and_then(|month| MONTHS.get(month - 1))
            .copied()
            .unwrap_or("-");
        self.combined = format!("{}/{month}/{}", part(c"%d"), part(c"%Y:%H:%M:%S %z"));
        self.json = part(c"%Y-%m-%dT%H:%M:%S%z");
    }
}

/// Appends a line, with its end.
pub fn append(out: &mut Vec<u8>, format: Format, answered: &Answered<'_>) {
    MOMENT.with_borrow_mut(|moment| {
        moment.update();
        match format {
            Format::Combined => combined(out, &moment.combined, answered),
            Format::Json => json(out, &moment.json, answered),
        }
    });
    out.push(b'\n');
}

impl Answered<'_> {
    fn address(&self) -> String {
        match &self.client {
            Peer::Tcp(address) => address.ip().to_canonical().to_string(),
            Peer::Unix => "unix".to_owned(),
        }
    }

    fn seconds(&self) -> f64 {
        let begun = self.begun.unwrap_or(u64::MAX);
        system::monotonic().saturating_sub(begun) as f64 / 1e9
    }

    /// Method and target as they came.
    fn request(&self) -> Option<(&[u8], &[u8])> {
        let line = self.head?.bytes().trim_ascii_start();
        let line = line.split(|byte| *byte == b'\r').next()?;
        let mut words = line.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
        Some((words.next()?, words.next()?))
    }

    fn version(&self) -> &'static str {
        match self.head {
            _ if self.is_http2 => "HTTP/2.0",
            Some(head) if !head.http11 => "HTTP/1.0",
            _ => "HTTP/1.1",
        }
    }

    fn field<'b>(&'b self, name: &'b str) -> &'b [u8] {
        self.head
            .and_then(|head| head.fields().named(name).next())
            .unwrap_or(b"-")
    }
}

// Writing to a vector cannot fail.
fn combined(out: &mut Vec<u8>, time: &str, answered: &Answered<'_>) {
    let _ = write!(out, "{} - - [{time}] \"", answered.address());
    match answered.request() {
        None => out.push(b'-'),
        Some((method, target)) => {
            escape(out, method);
            out.push(b' ');
            escape(out, target);
            let _ = write!(out, " {}", answered.version());
        }
    }
    let _ = write!(out, "\" {} {} \"", answered.status, answered.sent);
    escape(out, answered.field("referer"));
    out.extend_from_slice(b"\" \"");
    escape(out, answered.field("user-agent"));
    let _ = write!(out, "\" {:.6} {}", answered.seconds(), answered.name);
}

/// What could part a field or a line, or means something to a terminal, is written as `\xHH`.
fn escape(out: &mut Vec<u8>, text: &[u8]) {
    for byte in text {
        match byte {
            b'"' | b'\\' | 0..=31 | 127..=255 => {
                let _ = write!(out, "\\x{byte:02X}");
            }
            byte => out.push(*byte),
        }
    }
}

fn json(out: &mut Vec<u8>, time: &str, answered: &Answered<'_>) {
    let (method, target) = answered.request().unwrap_or((b"-", b"-"));
    out.push(b'{');
    for (name, value) in [
        ("time", time.as_bytes()),
        ("remote_addr", answered.address().as_bytes()),
        ("method", method),
        ("target", target),
        ("protocol", answered.version().as_bytes()),
        ("referer", answered.field("referer")),
        ("user_agent", answered.field("user-agent")),
        ("request_id", answered.name.as_bytes()),
    ] {
        let _ = write!(out, "\"{name}\":");
        json_text(out, value);
        out.push(b',');
    }
    let _ = write!(
        out,
        "\"status\":{},\"bytes\":{},\"seconds\":{:.6}}}",
        answered.status,
        answered.sent,
        answered.seconds()
    );
}

fn json_text(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'"');
    for character in String::from_utf8_lossy(text).chars() {
        match character {
            '"' | '\\' => {
                let _ = write!(out, "\\{character}");
            }
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            character => {
                let _ = write!(out, "{character}");
            }
        }
    }
    out.push(b'"');
}
