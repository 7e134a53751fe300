//! Builds the value of a Set-Cookie field (RFC 6265 section 4.1, plus SameSite, Priority and Partitioned) and refuses
//! what would break out of its attribute. The errors' texts are the warnings that PHP code sees.

use std::fmt;

use super::date::{LAST_SECOND, imf_fixdate};

/// One cookie, as given. Empty texts are absent attributes.
#[derive(Clone, Copy, Debug, Default)]
pub struct SetCookie<'a> {
    /// Neither empty nor with a separator.
    pub name: &'a [u8],
    /// Empty deletes the cookie.
    pub value: &'a [u8],
    /// Url-encode the value as PHP's `urlencode` does; otherwise it is sent as it is, and checked.
    pub encode: bool,
    /// Unix seconds; 0 and below make a session cookie.
    pub expires: i64,
    /// `path=`
    pub path: &'a [u8],
    /// `domain=`
    pub domain: &'a [u8],
    /// `SameSite=`
    pub same_site: &'a [u8],
    /// `Priority=`
    pub priority: &'a [u8],
    /// `secure`
    pub secure: bool,
    /// `HttpOnly`
    pub http_only: bool,
    /// `Partitioned`
    pub partitioned: bool,
}

/// The part of a cookie that an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The name
    Name,
    /// The value
    Value,
    /// The path option
    Path,
    /// The domain option
    Domain,
    /// The samesite option
    SameSite,
    /// The priority option
    Priority,
}

/// Why a cookie is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookieError {
    /// There is no name.
    EmptyName,
    /// A separator, white space or line break in this part.
    Separator(Part),
    /// A NUL byte in this part.
    Nul(Part),
    /// The year has five digits.
    Expires,
}

impl fmt::Display for CookieError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LIST: &str = r#"",", ";", " ", "\t", "\r", "\n", "\013", or "\014""#;
        let text = |part: &Part| match part {
            Part::Name => "name",
            Part::Value => "value",
            Part::Path => "path option",
            Part::Domain => "domain option",
            Part::SameSite => "samesite option",
            Part::Priority => "priority option",
        };
        match self {
            Self::EmptyName => out.write_str("The name cannot be empty"),
            Self::Separator(Part::Name) => write!(out, r#"The name cannot contain "=", {LIST}"#),
            Self::Separator(part) => write!(out, "The {} cannot contain {LIST}", text(part)),
            Self::Nul(part) => write!(out, "The {} cannot contain NUL bytes", text(part)),
            Self::Expires => out.write_str("The expires cannot have a year greater than 9999"),
        }
    }
}

impl std::error::Error for CookieError {}

impl SetCookie<'_> {
    /// Appends `name=value; ...`, without the field's name. `now` is the Unix second that Max-Age counts from.
    /// On an error nothing is appended.
    pub fn encode(&self, now: i64, out: &mut Vec<u8>) -> Result<(), CookieError> {
        self.check()?;
        out.extend_from_slice(self.name);
        out.push(b'=');
        if self.value.is_empty() {
            out.extend_from_slice(b"deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0");
        } else {
            if self.encode {
                urlencode(self.value, out);
            } else {
                out.extend_from_slice(self.value);
            }
            if self.expires > 0 {
                out.extend_from_slice(b"; expires=");
                out.extend_from_slice(&cookie_date(self.expires.unsigned_abs()));
                out.extend_from_slice(b"; Max-Age=");
                let age = self.expires.saturating_sub(now).max(0);
                out.extend_from_slice(itoa::Buffer::new().format(age).as_bytes());
            }
        }
        text_attribute(out, b"; path=", self.path);
        text_attribute(out, b"; domain=", self.domain);
        flag(out, b"; secure", self.secure);
        flag(out, b"; HttpOnly", self.http_only);
        text_attribute(out, b"; SameSite=", self.same_site);
        text_attribute(out, b"; Priority=", self.priority);
        flag(out, b"; Partitioned", self.partitioned);
        Ok(())
    }

    /// Would [`SetCookie::encode`] succeed?
    pub fn check(&self) -> Result<(), CookieError> {
        if self.name.is_empty() {
            return Err(CookieError::EmptyName);
        }
        if self.name.contains(&b'=') {
            return Err(CookieError::Separator(Part::Name));
        }
        check_part(Part::Name, self.name)?;
        if !self.encode {
            check_part(Part::Value, self.value)?;
        }
        check_part(Part::Path, self.path)?;
        check_part(Part::Domain, self.domain)?;
        check_part(Part::SameSite, self.same_site)?;
        check_part(Part::Priority, self.priority)?;
        if !self.value.is_empty() && self.expires > LAST_SECOND.cast_signed() {
            return Err(CookieError::Expires);
        }
        Ok(())
    }
}

fn check_part(part: Part, text: &[u8]) -> Result<(), CookieError> {
    for byte in text {
        match byte {
            b',' | b';' | b' ' | b'\t' | b'\r' | b'\n' | 0x0b | 0x0c => {
                return Err(CookieError::Separator(part));
            }
            0 => return Err(CookieError::Nul(part)),
            _ => {}
        }
    }
    Ok(())
}

fn text_attribute(out: &mut Vec<u8>, label: &[u8], text: &[u8]) {
    if !text.is_empty() {
        out.extend_from_slice(label);
        out.extend_from_slice(text);
    }
}

fn flag(out: &mut Vec<u8>, label: &[u8], set: bool) {
    if set {
        out.extend_from_slice(label);
    }
}

/// `Fri, 01-Jan-2100 00:00:00 GMT`: IMF-fixdate with hyphens, the older form that every browser reads.
fn cookie_date(second: u64) -> [u8; super::date::DATE_BYTES] {
    let mut date = imf_fixdate(second);
    date[7] = b'-';
    date[11] = b'-';
    date
}

/// As PHP's `urlencode`: letters, digits, `-`, `_` and `.` stay, a space becomes `+`, the rest `%XX`.
pub fn urlencode(text: &[u8], out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for &byte in text {
        match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'_' | b'.' => out.push(byte),
            b' ' => out.push(b'+'),
            _ => out.extend_from_slice(&[
                b'%',
                DIGITS[usize::from(byte >> 4)],
                DIGITS[usize::from(byte & 15)],
            ]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_340_775;

    fn line(cookie: SetCookie<'_>) -> Result<String, String> {
        let mut out = Vec::new();
        cookie.encode(NOW, &mut out).map_err(|error| error.to_string())?;
        Ok(String::from_utf8(out).unwrap())
    }

    fn named(name: &str) -> SetCookie<'_> {
        SetCookie {
            name: name.as_bytes(),
            value: b"v",
            encode: true,
            ..Default::default()
        }
    }

    #[test]
    fn attributes_come_in_the_documented_order() {
        let cookie = SetCookie {
            path: b"/",
            domain: b"ex.com",
            secure: true,
            http_only: true,
            same_site: b"Lax",
            priority: b"High",
            partitioned: true,
            ..named("n")
        };
        let expected =
            "n=v; path=/; domain=ex.com; secure; HttpOnly; SameSite=Lax; Priority=High; Partitioned";
        assert_eq!(line(cookie).unwrap(), expected);
        assert_eq!(line(named("n")).unwrap(), "n=v");
    }

    #[test]
    fn expiry_is_told_twice_and_never_negative() {
        let future = SetCookie {
            expires: 4_102_444_800,
            ..named("n")
        };
        let age = 4_102_444_800 - NOW;
        assert_eq!(
            line(future).unwrap(),
            format!("n=v; expires=Fri, 01-Jan-2100 00:00:00 GMT; Max-Age={age}")
        );
        let past = SetCookie {
            expires: 1,
            ..named("n")
        };
        assert_eq!(
            line(past).unwrap(),
            "n=v; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0"
        );
        assert_eq!(
            line(SetCookie {
                expires: -5,
                ..named("n")
            })
            .unwrap(),
            "n=v"
        );
        assert!(
            line(SetCookie {
                expires: 253_402_300_799,
                ..named("n")
            })
            .is_ok()
        );
        let never = SetCookie {
            expires: 253_402_300_800,
            ..named("n")
        };
        assert_eq!(
            line(never).unwrap_err(),
            "The expires cannot have a year greater than 9999"
        );
    }

    #[test]
    fn an_empty_value_deletes() {
        let cookie = SetCookie {
            value: b"",
            expires: i64::MAX,
            path: b"/",
            ..named("n")
        };
        let expected = "n=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0; path=/";
        assert_eq!(line(cookie).unwrap(), expected);
    }

    #[test]
    fn values_are_encoded_as_php_does_or_sent_raw() {
        let value = "a b~-_.\0;\u{e4}*".as_bytes();
        assert_eq!(
            line(SetCookie { value, ..named("n") }).unwrap(),
            "n=a+b%7E-_.%00%3B%C3%A4%2A"
        );
        let raw = SetCookie {
            value: b"a=b%41~",
            encode: false,
            ..named("n")
        };
        assert_eq!(line(raw).unwrap(), "n=a=b%41~");
    }

    #[test]
    fn the_warnings_are_exact() {
        const LIST: &str = r#"",", ";", " ", "\t", "\r", "\n", "\013", or "\014""#;
        assert_eq!(line(named("")).unwrap_err(), "The name cannot be empty");
        for name in ["a=b", "a;b", "a b", "a\u{c}"] {
            assert_eq!(
                line(named(name)).unwrap_err(),
                format!(r#"The name cannot contain "=", {LIST}"#)
            );
        }
        let raw = SetCookie {
            value: b"a;b",
            encode: false,
            ..named("n")
        };
        assert_eq!(line(raw).unwrap_err(), format!("The value cannot contain {LIST}"));
        let path = SetCookie {
            path: b"/;",
            ..named("n")
        };
        assert_eq!(
            line(path).unwrap_err(),
            format!("The path option cannot contain {LIST}")
        );
        let domain = SetCookie {
            domain: b"a\r\n",
            ..named("n")
        };
        assert_eq!(
            line(domain).unwrap_err(),
            format!("The domain option cannot contain {LIST}")
        );
        let same_site = SetCookie {
            same_site: b"Lax; domain=evil",
            ..named("n")
        };
        assert_eq!(
            line(same_site).unwrap_err(),
            format!("The samesite option cannot contain {LIST}")
        );
        let priority = SetCookie {
            priority: b"High;",
            ..named("n")
        };
        assert_eq!(
            line(priority).unwrap_err(),
            format!("The priority option cannot contain {LIST}")
        );
        assert_eq!(
            line(named("a\0;")).unwrap_err(),
            "The name cannot contain NUL bytes"
        );
    }
}
