//! How messages are told apart in a socket's stream, as `setProtocol()` says it.

use std::cell::OnceCell;
use std::sync::Arc;

use ::protocol::packet::{self, Extent, LengthField, MAX_TERMINATOR};
use rustls::{ClientConfig, ServerConfig};

use crate::engine::parse_size;
use crate::engine::sync::ticket_keys;
use crate::net::tls::{self, SettingError, TlsSettings};
use crate::zend::value::Kind;
use crate::zend::{Array, Callable, PhpResult, Value, Zval};

/// Default of `package_max_length`.
const DEFAULT_MAX_LENGTH: usize = 2 * 1024 * 1024;

/// What was set so far; it is never changed, but replaced.
#[derive(Clone)]
pub struct Protocol {
    terminator: Vec<u8>,
    by_terminator: bool,
    by_length: bool,
    field: LengthField,
    /// Tells the length instead of a field.
    function: Option<Callable>,
    mqtt: bool,
    fast_cgi: bool,
    pub max_length: usize,
    /// What is read and written is encrypted.
    pub tls: bool,
    /// All settings, as they were given.
    given: Option<Array>,
    /// Made of them when first needed.
    client_config: OnceCell<Arc<ClientConfig>>,
    server_config: OnceCell<Arc<ServerConfig>>,
}

impl Default for Protocol {
    fn default() -> Self {
        Protocol {
            terminator: b"\r\n".to_vec(),
            by_terminator: false,
            by_length: false,
            field: LengthField::default(),
            function: None,
            mqtt: false,
            fast_cgi: false,
            max_length: DEFAULT_MAX_LENGTH,
            tls: false,
            given: None,
            client_config: OnceCell::new(),
            server_config: OnceCell::new(),
        }
    }
}

/// Why settings are refused, or what is wrong in some that are not.
pub struct Complaint {
    pub text: String,
    pub refuses: bool,
}

impl Protocol {
    /// The same with further settings, and what is wrong with them.
    pub fn with(&self, settings: &Array) -> PhpResult<(Protocol, Vec<Complaint>)> {
        let mut new = self.clone();
        let mut given = new.given.take().unwrap_or_default().separate();
        given.merge(settings);
        new.given = Some(given);
        (new.client_config, new.server_config) = (OnceCell::new(), OnceCell::new());
        let mut complaints = Vec::new();
        new.apply_flags(settings);
        new.apply_terminator(settings, &mut complaints)?;
        new.apply_length(settings, &mut complaints)?;
        check_files(settings, &mut complaints)?;
        if let Some(value) = given_in(settings, "package_max_length") {
            match parse_size(value) {
                Ok(size) => new.max_length = size.unwrap_or(usize::MAX),
                Err(text) => complaints.push(refusal(text)),
            }
        }
        Ok((new, complaints))
    }

    /// A copy whose settings of TLS are the other's.
    pub fn with_tls_of(&self, other: &Protocol) -> Protocol {
        Protocol {
            tls: other.tls,
            given: other.given.clone(),
            client_config: OnceCell::new(),
            server_config: OnceCell::new(),
            ..self.clone()
        }
    }

    fn apply_flags(&mut self, settings: &Array) {
        if let Some(value) = given_in(settings, "open_eof_check") {
            self.by_terminator = value.truthy();
        }
        if let Some(value) = given_in(settings, "open_eof_split") {
            self.by_terminator |= value.truthy();
        }
        for (name, flag) in [
            ("open_length_check", &mut self.by_length),
            ("open_mqtt_protocol", &mut self.mqtt),
            ("open_fastcgi_protocol", &mut self.fast_cgi),
            ("open_ssl", &mut self.tls),
        ] {
            if let Some(value) = given_in(settings, name) {
                *flag = value.truthy();
            }
        }
    }

    fn apply_terminator(&mut self, settings: &Array, complaints: &mut Vec<Complaint>) -> PhpResult<()> {
        let Some(value) = given_in(settings, "package_eof") else {
            return Ok(());
        };
        let terminator = value.to_str()?;
        match terminator.as_bytes().len() {
            0 => complaints.push(refusal("package_eof cannot be an empty string".into())),
            1..=MAX_TERMINATOR => self.terminator = terminator.as_bytes().to_vec(),
            _ => complaints.push(refusal(format!("package_eof max length is {MAX_TERMINATOR}"))),
        }
        Ok(())
    }

    fn apply_length(&mut self, settings: &Array, complaints: &mut Vec<Complaint>) -> PhpResult<()> {
        if let Some(value) = given_in(settings, "package_length_type") {
            let name = value.to_str()?;
            match name
                .as_bytes()
                .first()
                .and_then(|letter| self.field.with_letter(*letter))
            {
                Some(field) => self.field = field,
                None => complaints.push(refusal(format!(
                    "Unknown package_length_type name '{}', see pack(). Link: https://php.net/pack",
                    name.to_text()
                ))),
            }
        }
        if let Some(value) = given_in(settings, "package_length_offset") {
            self.field.offset = usize::try_from(value.to_long()?).unwrap_or(0);
        }
        if let Some(value) = given_in(settings, "package_body_offset") {
            self.field.body_offset = usize::try_from(value.to_long()?).unwrap_or(0);
        }
        if let Some(value) = given_in(settings, "package_length_func") {
            match Callable::from_argument(value)? {
                Ok(callable) => self.function = Some(callable),
                Err(text) => complaints.push(Complaint { text, refuses: false }),
            }
        }
        Ok(())
    }

    /// The `ssl_*` settings.
    pub fn tls_settings(&self) -> PhpResult<TlsSettings> {
        match &self.given {
            Some(given) => TlsSettings::read(given),
            None => Ok(TlsSettings::default()),
        }
    }

    pub fn client_config(&self, settings: &TlsSettings) -> Result<Arc<ClientConfig>, SettingError> {
        if let Some(config) = self.client_config.get() {
            return Ok(Arc::clone(config));
        }
        let config = tls::client::config(settings, &[])?;
        Ok(Arc::clone(self.client_config.get_or_init(|| config)))
    }

    pub fn server_config(&self, settings: &TlsSettings) -> Result<Arc<ServerConfig>, SettingError> {
        if let Some(config) = self.server_config.get() {
            return Ok(Arc::clone(config));
        }
        let config = tls::server::config(settings, &[], ticket_keys::SHARED)?;
        Ok(Arc::clone(self.server_config.get_or_init(|| config)))
    }

    /// Bytes are parted into messages.
    pub fn has_messages(&self) -> bool {
        self.by_terminator || self.by_length || self.mqtt || self.fast_cgi
    }

    /// A script's own rule for lengths, if it has one.
    pub fn function(&self) -> Option<&Callable> {
        self.function.as_ref().filter(|_| self.by_length)
    }

    /// The first message of `bytes`, of which `searched` were seen before, by a rule of ours.
    pub fn extent(&self, bytes: &[u8], searched: usize) -> Extent {
        if self.by_length {
            self.field.extent(bytes)
        } else if self.mqtt {
            packet::mqtt(bytes)
        } else if self.fast_cgi {
            packet::fast_cgi(bytes)
        } else {
            packet::terminated(bytes, &self.terminator, searched)
        }
    }
}

/// A script's own rule: the length of the first message, 0 if more is needed to tell.
pub fn ask(function: &Callable, bytes: &[u8]) -> PhpResult<Extent> {
    let length = function.call(&[*Value::from(bytes).raw()])?;
    Ok(match length.kind() {
        Kind::Long(0) => Extent::Unknown,
        Kind::Long(length) => usize::try_from(length).map_or(Extent::Invalid, Extent::Length),
        Kind::Double(length) if length >= 1.0 => Extent::Length(length as usize),
        Kind::Str(_) => match usize::try_from(length.to_long()?) {
            Ok(0) | Err(_) => Extent::Invalid,
            Ok(length) => Extent::Length(length),
        },
        _ => Extent::Invalid,
    })
}

/// Files that are not there are told at once, and not by a handshake that fails.
fn check_files(settings: &Array, complaints: &mut Vec<Complaint>) -> PhpResult<()> {
    for (name, what) in [("ssl_cert_file", "cert"), ("ssl_key_file", "key")] {
        if let Some(value) = given_in(settings, name) {
            let path = value.to_str()?.to_text();
            if !path.is_empty() && !std::path::Path::new(&path).is_file() {
                complaints.push(refusal(format!("ssl {what} file[{path}] not found")));
            }
        }
    }
    Ok(())
}

fn refusal(text: String) -> Complaint {
    Complaint { text, refuses: true }
}

/// A setting that is given, and not null.
pub fn given_in<'a>(settings: &'a Array, name: &str) -> Option<&'a Zval> {
    settings
        .get(name)
        .map(Zval::deref)
        .filter(|value| !value.is_null())
}

/// A text that is given and not empty.
pub fn text_in(settings: &Array, name: &str) -> PhpResult<Option<Vec<u8>>> {
    let Some(value) = given_in(settings, name).map(Zval::share) else {
        return Ok(None);
    };
    let text = value.to_str()?.as_bytes().to_vec();
    Ok(Some(text).filter(|text| !text.is_empty()))
}
