//! Who the client is where a proxy stands in between that is believed: it tells by the PROXY protocol's header, before
//! anything else, or by a field of each request.

use std::rc::Rc;
use std::task::{Poll, ready};

use protocol::forwarding::fields::{self, Field};
use protocol::forwarding::networks::Networks;
use protocol::forwarding::proxy_header::{self, Header};

use super::SettingError;
use super::connection::{Connection, Read, ReadError};
use super::http::request::RequestHead;
use super::settings::{given, text};
use crate::engine::log::{Level, client_lines};
use crate::net::listener::Peer;
use crate::net::scratch::with_scratch;
use crate::zend::value::Kind;
use crate::zend::{Array, Zval};

/// What is believed of whom.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    trusted: Networks,
    field: Field,
    /// Their connections begin with a header.
    has_header: bool,
}

impl Proxies {
    /// None: nobody is believed.
    pub fn read(array: &Array) -> Result<Option<Rc<Self>>, SettingError> {
        let mut proxies = Proxies::default();
        match given(array, "trusted_proxies").map(Zval::kind) {
            None => {}
            Some(Kind::Array(list)) => {
                for (_, network) in list.iter() {
                    proxies.add(&network.to_str()?.to_text())?;
                }
            }
            Some(Kind::Str(text)) => proxies.add(&String::from_utf8_lossy(text))?,
            Some(_) => {
                return Err(SettingError::Invalid(
                    "trusted_proxies must be an array of networks".to_owned(),
                ));
            }
        }
        match text(array, "forwarded_header")? {
            None => {}
            Some(name) if name.eq_ignore_ascii_case("X-Forwarded-For") => {}
            Some(name) if name.eq_ignore_ascii_case("Forwarded") => proxies.field = Field::Forwarded,
            Some(name) => {
                return Err(SettingError::Invalid(format!(
                    "forwarded_header must be 'X-Forwarded-For' or 'Forwarded', and not '{name}'"
                )));
            }
        }
        proxies.has_header = given(array, "proxy_protocol").is_some_and(Zval::truthy);
        if proxies.trusted.is_empty() {
            return if proxies.has_header {
                Err(SettingError::Invalid(
                    "proxy_protocol needs trusted_proxies, such as ['10.0.0.0/8']: anybody else could say who he is".to_owned(),
                ))
            } else {
                Ok(None)
            };
        }
        Ok(Some(Rc::new(proxies)))
    }

    fn add(&mut self, network: &str) -> Result<(), SettingError> {
        if self.trusted.add(network) {
            return Ok(());
        }
        Err(SettingError::Invalid(format!(
            "trusted_proxies must be addresses or networks, such as '10.0.0.0/8', '::1' or 'unix:', and not '{network}'"
        )))
    }

    pub fn trusts(&self, peer: &Peer) -> bool {
        match peer {
            Peer::Tcp(address) => self.trusted.contains(address.ip()),
            Peer::Unix => self.trusted.contains_unix(),
        }
    }
}

/// Reads the header of a connection that has to begin with one. False: it is none, and the connection cannot be served.
pub fn receive_header(connection: &Connection) -> Result<bool, ReadError> {
    let settings = &connection.run.settings;
    let has_header = settings
        .proxies
        .as_ref()
        .is_some_and(|proxies| proxies.has_header && proxies.trusts(&connection.peer));
    if !has_header {
        return Ok(true);
    }
    let mut header = Vec::new();
    let mut found = Header::Incomplete;
    let read = connection
        .reader
        .wait_for(settings.limits.handshake, |stream, cx| {
            while found == Header::Incomplete {
                let (header, found) = (&mut header, &mut found);
                // What follows the header is TLS', or a request.
                let taken = with_scratch(|scratch| {
                    stream.poll_take(cx, scratch, &mut |bytes: &[u8]| {
                        let before = header.len();
                        let room = (proxy_header::MAX_BYTES + 1)
                            .saturating_sub(before)
                            .min(bytes.len());
                        header.extend_from_slice(&bytes[..room]);
                        *found = proxy_header::parse(header);
                        match *found {
                            Header::Complete { used, .. } => used.saturating_sub(before),
                            Header::Incomplete | Header::Malformed => room,
                        }
                    })
                });
                if ready!(taken)? == 0 {
                    return Poll::Ready(Ok(Read::End));
                }
            }
            Poll::Ready(Ok(Read::Some))
        })?;
    match (read, found) {
        (Read::Some, Header::Complete { client, .. }) => {
            if let Some(client) = client {
                connection.set_client(Peer::Tcp(client));
            }
            Ok(true)
        }
        (Read::Some, _) => {
            let text = format!("no header of the PROXY protocol from {}", connection.peer);
            client_lines::write(Level::Warning, &text);
            Ok(false)
        }
        _ => Ok(false),
    }
}

/// Who has sent a request, as far as it can be believed.
pub fn client_of(connection: &Connection, head: &RequestHead) -> Peer {
    let peer = connection.client();
    let Some(proxies) = &connection.run.settings.proxies else {
        return peer.clone();
    };
    if !proxies.trusts(peer) {
        return peer.clone();
    }
    let values: Vec<&[u8]> = head.fields().named(proxies.field.name()).collect();
    match fields::client(proxies.field, values.into_iter(), &proxies.trusted) {
        Some(client) => Peer::Tcp(client),
        None => peer.clone(),
    }
}

/// Whether what the request says about itself comes from a proxy that is believed.
pub fn is_from_proxy(connection: &Connection) -> bool {
    let proxies = connection.run.settings.proxies.as_ref();
    proxies.is_some_and(|proxies| proxies.trusts(connection.client()))
}
