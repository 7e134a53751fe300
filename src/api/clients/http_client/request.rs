//! Makes a request of a client's properties.

use protocol::http1::client::cookies::Origin;
use protocol::http1::client::multipart;
use protocol::http1::client::request::{RequestError, RequestHead, basic_credentials, check_target, host_of};
use protocol::http1::fields::list;

use super::object::{ClientObject, of};
use crate::api::clients::request_data::{FORM, add_cookie, form};
use crate::api::registration::slots;
use crate::client::http::Target;
use crate::client::http::request::{FilePart, Part, Request};
use crate::client::http::settings::Settings;
use crate::client::proxy_settings::{Proxy, ProxyKind};
use crate::engine::Engine;
use crate::zend::array::Key;
use crate::zend::object::property;
use crate::zend::system::random_bytes;
use crate::zend::value::Kind;
use crate::zend::{Array, PhpResult, Str, Unwind, Value, Zval, raw};

const HTTP_PORT: i64 = 80;
const HTTPS_PORT: i64 = 443;
/// What is understood, as it has always been said.
const ACCEPT_ENCODING: &[u8] = b"gzip, deflate, br";

/// Why there is no request: it would be none, or a conversion threw.
pub enum Refused {
    Request(RequestError),
    Unwind(Unwind),
}

impl From<RequestError> for Refused {
    fn from(error: RequestError) -> Self {
        Refused::Request(error)
    }
}

impl From<Unwind> for Refused {
    fn from(unwind: Unwind) -> Self {
        Refused::Unwind(unwind)
    }
}

/// What a call adds to the properties.
pub struct Wanted<'a> {
    pub method: &'a [u8],
    pub path: &'a [u8],
    /// The request has no body, whatever the properties say.
    pub without_body: bool,
    /// Where in the resource to begin.
    pub range_start: u64,
    /// Fields that ask for another protocol.
    pub upgrade: Option<&'a [(&'static str, String)]>,
}

/// A request, and where it goes.
pub struct Made {
    pub request: Request,
    pub target: Target,
}

/// Where the properties say that requests go.
pub fn target_of(object: *mut raw::zend_object) -> PhpResult<Target> {
    Ok(Target {
        host: property(object, slots::http_client::HOST)
            .share()
            .to_str()?
            .as_bytes()
            .to_vec(),
        port: property(object, slots::http_client::PORT).share().to_long()?,
        tls: property(object, slots::http_client::SSL).truthy(),
        tunnel: false,
    })
}

/// Makes the request. Converting values may run PHP code.
pub fn make(
    object: *mut raw::zend_object,
    wanted: &Wanted<'_>,
    settings: &Settings,
) -> Result<Made, Refused> {
    let client = of(object);
    check_target(wanted.path)?;
    let mut target = target_of(object)?;
    let has_http_proxy = settings
        .proxy
        .as_ref()
        .is_some_and(|proxy| proxy.kind == ProxyKind::Http);
    target.tunnel = has_http_proxy && wanted.upgrade.is_some();
    let headers = Headers::read(object)?;
    let body = if wanted.without_body {
        Body::default()
    } else {
        Body::read(object)?
    };
    let by_proxy = settings
        .proxy
        .as_ref()
        .filter(|proxy| proxy.kind == ProxyKind::Http && !target.tls && !target.tunnel && !target.is_unix());
    let line_target = match by_proxy {
        Some(_) => absolute(&target, wanted.path)?,
        None => wanted.path.to_vec(),
    };
    let host = match &headers.host {
        Some(host) => host.as_bytes().to_vec(),
        None => host_field(&target)?,
    };
    let mut head = RequestHead::begin(wanted.method, &line_target, &host)?;
    for (name, value) in &headers.others {
        let is_content_type = name.as_bytes().eq_ignore_ascii_case(b"content-type");
        let is_of_upgrade = wanted.upgrade.is_some_and(|fields| {
            fields
                .iter()
                .any(|(own, _)| name.as_bytes().eq_ignore_ascii_case(own.as_bytes()))
        });
        if !(is_of_upgrade || is_content_type && body.has_its_own_type()) {
            head.field(name.as_bytes(), value.as_bytes())?;
        }
    }
    if !headers.has("authorization")
        && let Some(value) = credentials_for(client, &target)
    {
        head.field(b"Authorization", &value)?;
    }
    if let Some(Proxy {
        credentials: Some((name, password)),
        ..
    }) = by_proxy
    {
        head.field(b"Proxy-Authorization", &basic_credentials(name, password))?;
    }
    match wanted.upgrade {
        Some(fields) => {
            for (name, value) in fields {
                head.field(name.as_bytes(), value.as_bytes())?;
            }
        }
        None if !headers.has("connection") => {
            let keep: &[u8] = if settings.keep_alive {
                b"keep-alive"
            } else {
                b"close"
            };
            head.field(b"Connection", keep)?;
        }
        None => {}
    }
    // A range is one of what comes, so that must not be compressed.
    if settings.http_compression && wanted.range_start == 0 && !headers.has("accept-encoding") {
        head.field(b"Accept-Encoding", ACCEPT_ENCODING)?;
    }
    if wanted.range_start > 0 && !headers.has("range") {
        head.field(b"Range", format!("bytes={}-", wanted.range_start).as_bytes())?;
    }
    let cookies = cookies(object, &headers, &target, wanted.path)?;
    if !cookies.is_empty() {
        head.field(b"Cookie", &cookies)?;
    }
    if let Some(content_type) = &body.content_type
        && (body.has_its_own_type() || !headers.has("content-type"))
    {
        head.field(b"Content-Type", content_type)?;
    }
    if let Some(parts) = &body.parts {
        let length: u64 = parts.iter().map(Part::length).sum();
        head.field(b"Content-Length", length.to_string().as_bytes())?;
    }
    Ok(Made {
        request: Request {
            path: wanted.path.to_vec(),
            head: head.finish(),
            body: body.parts.unwrap_or_default(),
            to_head: wanted.method.eq_ignore_ascii_case(b"HEAD"),
            upgrade: wanted.upgrade.is_some(),
        },
        target,
    })
}

/// The subprotocols that a program's own fields ask for.
pub fn subprotocols(object: *mut raw::zend_object) -> PhpResult<Option<Str>> {
    field_of(object, b"sec-websocket-protocol")
}

fn field_of(object: *mut raw::zend_object, wanted: &[u8]) -> PhpResult<Option<Str>> {
    let Kind::Array(array) = property(object, slots::http_client::REQUEST_HEADERS).kind() else {
        return Ok(None);
    };
    for (key, value) in array.iter() {
        if let Key::Name(name) = key
            && name.as_bytes().eq_ignore_ascii_case(wanted)
            && !value.is_null()
        {
            return value.to_str().map(Some);
        }
    }
    Ok(None)
}

/// Whether a program's own fields want the connection closed.
pub fn wants_close(object: *mut raw::zend_object) -> PhpResult<bool> {
    let connection = field_of(object, b"connection")?;
    Ok(connection
        .is_some_and(|value| list(value.as_bytes()).any(|token| token.eq_ignore_ascii_case(b"close"))))
}

/// `$requestHeaders`, taken apart.
#[derive(Default)]
struct Headers {
    host: Option<Str>,
    cookie: Option<Str>,
    others: Vec<(Str, Str)>,
}

impl Headers {
    fn read(object: *mut raw::zend_object) -> Result<Self, Refused> {
        let mut headers = Headers::default();
        let Kind::Array(array) = property(object, slots::http_client::REQUEST_HEADERS).kind() else {
            return Ok(headers);
        };
        for (key, value) in array.iter() {
            let Key::Name(name) = key else { continue };
            if value.is_null() {
                continue;
            }
            let value = value.to_str()?;
            let is = |known: &[u8]| name.as_bytes().eq_ignore_ascii_case(known);
            if is(b"host") {
                headers.host = Some(value);
            } else if is(b"cookie") {
                headers.cookie = Some(value);
            } else if !is(b"content-length") {
                headers.others.push((name, value));
            }
        }
        Ok(headers)
    }

    fn has(&self, known: &str) -> bool {
        self.others
            .iter()
            .any(|(name, _)| name.as_bytes().eq_ignore_ascii_case(known.as_bytes()))
    }
}

/// Host as it is sent. A host that cannot be one is none that can be connected to, either.
fn host_field(target: &Target) -> Result<Vec<u8>, RequestError> {
    if target.is_unix() {
        return Ok(b"localhost".to_vec());
    }
    let mut host = host_of(&target.host).unwrap_or_else(|_| target.host.clone());
    let default_port = if target.tls { HTTPS_PORT } else { HTTP_PORT };
    if target.port != default_port {
        host.extend_from_slice(format!(":{}", target.port).as_bytes());
    }
    Ok(host)
}

/// What a proxy is asked for. Only the client's own host decides whom it asks.
fn absolute(target: &Target, path: &[u8]) -> Result<Vec<u8>, RequestError> {
    let mut url = b"http://".to_vec();
    url.extend_from_slice(&host_of(&target.host)?);
    url.extend_from_slice(format!(":{}", target.port).as_bytes());
    if !path.starts_with(b"/") {
        url.push(b'/');
    }
    url.extend_from_slice(path);
    Ok(url)
}

/// Name and password, unless they are another host's.
fn credentials_for(client: &ClientObject, target: &Target) -> Option<Vec<u8>> {
    let mut credentials = client.credentials.borrow_mut();
    let credentials = credentials.as_mut()?;
    let origin = credentials
        .origin
        .get_or_insert_with(|| (target.host.clone(), target.port));
    (origin.0 == target.host && origin.1 == target.port).then(|| credentials.value.clone())
}

/// One line: what the program says in its headers, and the cookies that go with the request.
fn cookies(
    object: *mut raw::zend_object,
    headers: &Headers,
    target: &Target,
    path: &[u8],
) -> Result<Vec<u8>, Refused> {
    let mut line = headers
        .cookie
        .as_ref()
        .map_or_else(Vec::new, |cookie| cookie.as_bytes().to_vec());
    let Kind::Array(array) = property(object, slots::http_client::COOKIES).kind() else {
        return Ok(line);
    };
    let now = Engine::get().reactor().turn_time().as_secs().cast_signed();
    let origin = origin(target, path);
    for (key, value) in array.iter() {
        if value.is_null() {
            continue;
        }
        let (name, value) = (key.text(), value.to_str()?);
        let (name, value) = (name.as_bytes(), value.as_bytes());
        if value.is_empty() || !of(object).jar.borrow().goes_with(name, value, origin, now) {
            continue;
        }
        add_cookie(&mut line, name, value)?;
    }
    Ok(line)
}

/// The request as cookies see it.
pub fn origin<'a>(target: &'a Target, path: &'a [u8]) -> Origin<'a> {
    let end = path
        .iter()
        .position(|byte| matches!(byte, b'?' | b'#'))
        .unwrap_or(path.len());
    Origin {
        host: &target.host,
        path: &path[..end],
        secure: target.tls,
    }
}

/// The body that the properties describe.
#[derive(Default)]
struct Body {
    /// None: there is none, and no Content-Length.
    parts: Option<Vec<Part>>,
    content_type: Option<Vec<u8>>,
    /// The program's own Content-Type counts instead.
    type_is_replaceable: bool,
}

impl Body {
    /// Whatever the program says.
    fn has_its_own_type(&self) -> bool {
        self.content_type.is_some() && !self.type_is_replaceable
    }

    fn read(object: *mut raw::zend_object) -> Result<Self, Refused> {
        let data = property(object, slots::http_client::REQUEST_BODY).share();
        if let Kind::Array(files) = property(object, slots::http_client::UPLOAD_FILES).kind()
            && !files.is_empty()
        {
            return multipart_body(&data, &files.clone());
        }
        let (text, content_type) = match data.kind() {
            Kind::Null => return Ok(Body::default()),
            Kind::Array(_) => (form(&data)?, Some(FORM.to_vec())),
            _ => (data.to_str()?, None),
        };
        Ok(Body {
            parts: Some(vec![Part::Text(text)]),
            content_type,
            type_is_replaceable: true,
        })
    }
}

fn multipart_body(data: &Value, files: &Array) -> Result<Body, Refused> {
    let mut random = [0; multipart::RANDOM_CHARACTERS];
    random_bytes(&mut random);
    let boundary = multipart::boundary(random);
    let mut parts = Vec::new();
    let mut text = Vec::new();
    if let Kind::Array(fields) = data.kind() {
        for (key, value) in fields.iter() {
            multipart::field_head(&mut text, &boundary, key.text().as_bytes());
            text.extend_from_slice(value.to_str()?.as_bytes());
            multipart::end_part(&mut text);
        }
    }
    for (_, file) in files.iter() {
        let Kind::Array(file) = file.kind() else { continue };
        let entry = |name: &str| file.get(name).map_or(Value::NULL, Zval::share);
        let (name, filename, media_type) = (
            entry("name").to_str()?,
            entry("filename").to_str()?,
            entry("type").to_str()?,
        );
        multipart::file_head(
            &mut text,
            &boundary,
            name.as_bytes(),
            filename.as_bytes(),
            media_type.as_bytes(),
        );
        parts.push(Part::Bytes(std::mem::take(&mut text)));
        let content = entry("content");
        parts.push(if content.is_null() {
            Part::File(FilePart {
                path: entry("path").to_str()?.as_bytes().to_vec(),
                offset: u64::try_from(entry("offset").to_long()?).unwrap_or(0),
                length: u64::try_from(entry("size").to_long()?).unwrap_or(0),
            })
        } else {
            Part::Text(content.to_str()?)
        });
        multipart::end_part(&mut text);
    }
    multipart::end(&mut text, &boundary);
    parts.push(Part::Bytes(text));
    Ok(Body {
        parts: Some(parts),
        content_type: Some(multipart::content_type(&boundary).into_bytes()),
        type_is_replaceable: false,
    })
}
