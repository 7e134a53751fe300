//! `Swoole\Http2\Request` has no methods: this makes of one what is sent (RFC 9113 section 8.3).

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, COOKIE};
use http::uri::{Authority, PathAndQuery, Scheme};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Uri};
use protocol::http1::client::request::{check_target, host_of};
use protocol::http2::is_connection_specific;

use super::request_data::{FORM, add_cookie, form};
use crate::api::registration::{ce, slots};
use crate::client::http::Target;
use crate::client::http2::Outgoing;
use crate::zend::array::Key;
use crate::zend::object::{self, HandlersCell, Native, property};
use crate::zend::value::Kind;
use crate::zend::{PhpResult, Unwind, Value, raw};

/// A request carries nothing but its properties.
#[derive(Default)]
struct RequestObject;

static HANDLERS: HandlersCell = HandlersCell::new();

impl Native for RequestObject {
    fn handlers() -> &'static HandlersCell {
        &HANDLERS
    }

    const UNSETTABLE: bool = true;
}

pub fn install() {
    object::install::<RequestObject>(ce::http2_request_ptr());
}

/// Why there is no request: it would be none, and why; or a conversion threw.
pub enum Refused {
    Request(String),
    Unwind(Unwind),
}

impl From<Unwind> for Refused {
    fn from(unwind: Unwind) -> Self {
        Refused::Unwind(unwind)
    }
}

fn refused(error: impl ToString) -> Refused {
    Refused::Request(error.to_string())
}

/// What `$data` is on the wire, and its media type if that follows from it.
pub fn body_of(data: &Value) -> PhpResult<(Vec<u8>, Option<HeaderValue>)> {
    match data.kind() {
        Kind::Null => Ok((Vec::new(), None)),
        Kind::Array(_) => {
            let form = form(data)?.as_bytes().to_vec();
            Ok((form, HeaderValue::from_bytes(FORM).ok()))
        }
        _ => Ok((data.to_str()?.as_bytes().to_vec(), None)),
    }
}

/// Makes the request. Converting values may run PHP code.
pub fn make(request: *mut raw::zend_object, target: &Target) -> Result<Outgoing, Refused> {
    let slot = |slot| property(request, slot).share();
    let flag = |slot| property(request, slot).truthy();
    let text = |value: Value, default: &str| -> PhpResult<Vec<u8>> {
        let text = value.to_str()?;
        let bytes = if text.as_bytes().is_empty() {
            default.as_bytes()
        } else {
            text.as_bytes()
        };
        Ok(bytes.to_vec())
    };
    let path = text(slot(slots::http2_request::PATH), "/")?;
    let method = text(slot(slots::http2_request::METHOD), "GET")?;
    let mut fields = Fields::read(&slot(slots::http2_request::HEADERS))?;
    fields.add_cookies(&slot(slots::http2_request::COOKIES))?;
    let (body, media_type) = body_of(&slot(slots::http2_request::DATA))?;
    let continues = flag(slots::http2_request::PIPELINE);
    if let Some(media_type) = media_type {
        fields.map.entry(CONTENT_TYPE).or_insert(media_type);
    }
    if !body.is_empty() && !continues {
        fields.map.insert(CONTENT_LENGTH, body.len().into());
    }
    let mut head = Request::new(());
    *head.method_mut() = Method::from_bytes(&method).map_err(refused)?;
    *head.uri_mut() = uri(target, fields.host.as_deref(), &path)?;
    *head.headers_mut() = fields.map;
    Ok(Outgoing {
        head,
        body,
        continues,
        in_pieces: flag(slots::http2_request::USE_PIPELINE_READ),
    })
}

/// `:scheme`, `:authority` and `:path`.
fn uri(target: &Target, host: Option<&[u8]>, path: &[u8]) -> Result<Uri, Refused> {
    check_target(path).map_err(refused)?;
    let authority = match host {
        Some(host) => host.to_vec(),
        None => authority_of(target)?,
    };
    let scheme = if target.tls { Scheme::HTTPS } else { Scheme::HTTP };
    Uri::builder()
        .scheme(scheme)
        .authority(Authority::try_from(&authority[..]).map_err(refused)?)
        .path_and_query(PathAndQuery::try_from(path).map_err(refused)?)
        .build()
        .map_err(refused)
}

fn authority_of(target: &Target) -> Result<Vec<u8>, Refused> {
    if target.is_unix() {
        return Ok(b"localhost".to_vec());
    }
    let mut authority = host_of(&target.host).map_err(refused)?;
    let default_port = if target.tls { 443 } else { 80 };
    if target.port != default_port {
        authority.extend_from_slice(format!(":{}", target.port).as_bytes());
    }
    Ok(authority)
}

/// `$headers`, taken apart.
#[derive(Default)]
struct Fields {
    host: Option<Vec<u8>>,
    map: HeaderMap,
}

impl Fields {
    fn read(headers: &Value) -> Result<Self, Refused> {
        let mut fields = Fields::default();
        let Kind::Array(headers) = headers.kind() else {
            return Ok(fields);
        };
        for (key, value) in headers.iter() {
            let Key::Name(name) = key else { continue };
            let name = name.as_bytes();
            // Pseudo fields are the request's own.
            if value.is_null() || name.starts_with(b":") {
                continue;
            }
            let value = value.to_str()?;
            let value = value.as_bytes();
            if name.eq_ignore_ascii_case(b"host") {
                fields.host = Some(value.to_vec());
            } else if may_be_sent(name, value) {
                let name = HeaderName::from_bytes(name).map_err(refused)?;
                fields
                    .map
                    .append(name, HeaderValue::from_bytes(value).map_err(refused)?);
            }
        }
        Ok(fields)
    }

    /// One line of all cookies.
    fn add_cookies(&mut self, cookies: &Value) -> Result<(), Refused> {
        let Kind::Array(cookies) = cookies.kind() else {
            return Ok(());
        };
        let mut line = self
            .map
            .get(COOKIE)
            .map_or_else(Vec::new, |line| line.as_bytes().to_vec());
        for (key, value) in cookies.iter() {
            if value.is_null() {
                continue;
            }
            let (name, value) = (key.text(), value.to_str()?);
            add_cookie(&mut line, name.as_bytes(), value.as_bytes()).map_err(refused)?;
        }
        if !line.is_empty() {
            self.map
                .insert(COOKIE, HeaderValue::from_bytes(&line).map_err(refused)?);
        }
        Ok(())
    }
}

/// HTTP/2 has no fields about the connection, and a body's length is known here (RFC 9113 section 8.2.2).
fn may_be_sent(name: &[u8], value: &[u8]) -> bool {
    let is_te = name.eq_ignore_ascii_case(b"te");
    !(is_connection_specific(name)
        || name.eq_ignore_ascii_case(b"content-length")
        || is_te && !value.eq_ignore_ascii_case(b"trailers"))
}
