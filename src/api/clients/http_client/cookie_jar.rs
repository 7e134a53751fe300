//! What is known of the cookies in `$cookies` that a server has set: where they go, and when they end. Those that a program
//! has set go with every request.

use std::collections::HashMap;

use protocol::http1::client::cookies::{Origin, Scope, SetCookie};

use crate::zend::sapi;

/// By name; the property has the values.
#[derive(Default)]
pub struct CookieJar(HashMap<Vec<u8>, Known>);

struct Known {
    /// As the property has it: if that has another one, the program has set it since.
    value: Vec<u8>,
    scope: Scope,
    expires: Option<i64>,
}

/// What a `Set-Cookie` field means for the property.
pub enum Change {
    Set { name: Vec<u8>, value: Vec<u8> },
    Remove { name: Vec<u8> },
}

impl CookieJar {
    /// Takes up a field. None: it is none, or not for this host.
    pub fn take_up(&mut self, line: &[u8], origin: Origin<'_>, now: i64) -> Option<Change> {
        let cookie = SetCookie::parse(line, origin, now)?;
        let name = cookie.name.to_vec();
        if cookie.has_expired(now) {
            self.0.remove(&name);
            return Some(Change::Remove { name });
        }
        let value = sapi::url_decode(cookie.value);
        let known = Known {
            value: value.clone(),
            scope: cookie.scope,
            expires: cookie.expires,
        };
        self.0.insert(name.clone(), known);
        Some(Change::Set { name, value })
    }

    /// Whether a cookie of the property goes with a request.
    pub fn goes_with(&self, name: &[u8], value: &[u8], origin: Origin<'_>, now: i64) -> bool {
        self.0.get(name).is_none_or(|known| {
            known.value != value
                || (known.scope.includes(origin) && known.expires.is_none_or(|expires| expires > now))
        })
    }

    /// The program has set all cookies anew.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
