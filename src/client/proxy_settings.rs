//! The proxy that a client goes through, as its settings say.

use super::socket::protocol::{given_in, text_in};
use crate::zend::value::Kind;
use crate::zend::{Array, PhpResult, Zval};

/// How a proxy is spoken to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProxyKind {
    Socks5,
    /// By CONNECT, or by requests with whole URLs.
    Http,
}

/// A proxy that connects for us.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proxy {
    pub kind: ProxyKind,
    pub host: Vec<u8>,
    /// None: it was not given, or is none. That is no reason to do without the proxy.
    pub port: Option<u16>,
    /// Name and password.
    pub credentials: Option<(Vec<u8>, Vec<u8>)>,
}

impl Proxy {
    /// SOCKS5 goes first where both are set.
    pub fn read(settings: &Array) -> PhpResult<Option<Proxy>> {
        for (kind, prefix) in [(ProxyKind::Socks5, "socks5"), (ProxyKind::Http, "http_proxy")] {
            let text = |name: &str| text_in(settings, &format!("{prefix}_{name}"));
            let Some(host) = text("host")? else { continue };
            let port = given_in(settings, &format!("{prefix}_port")).map_or(Ok(0), Zval::to_long)?;
            let user = match text("username")? {
                None => text("user")?,
                user => user,
            };
            return Ok(Some(Proxy {
                kind,
                host,
                port: u16::try_from(port).ok().filter(|&port| port > 0),
                credentials: user.zip(text("password")?),
            }));
        }
        Ok(None)
    }
}

/// A value that names a proxy's user and no password: there is no authentication then.
pub fn lacks_password(settings: &Array) -> bool {
    let is_set = |name: &str| {
        settings
            .get(name)
            .is_some_and(|value| !matches!(value.kind(), Kind::Null | Kind::Str(b"")))
    };
    let has_user = |names: &[&str]| names.iter().any(|name| is_set(name));
    (has_user(&["socks5_username"]) && !is_set("socks5_password"))
        || (has_user(&["http_proxy_username", "http_proxy_user"]) && !is_set("http_proxy_password"))
}
