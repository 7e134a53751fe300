//! Cookies as a client keeps them (RFC 6265 section 5): understands `Set-Cookie`, and says to which requests a cookie goes.

use crate::http1::fields::trim_ows;

/// A `Set-Cookie` line, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetCookie<'a> {
    /// It may not be empty.
    pub name: &'a [u8],
    /// As it came, undecoded.
    pub value: &'a [u8],
    /// Where it belongs.
    pub scope: Scope,
    /// Seconds since 1970 when it ends; `None`: with the client.
    pub expires: Option<i64>,
}

/// The requests that a cookie goes with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// In lower case.
    host: Vec<u8>,
    /// Not to the hosts below `host`.
    host_only: bool,
    path: Vec<u8>,
    secure: bool,
}

/// A request, as far as it matters here.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The host's name or address.
    pub host: &'a [u8],
    /// The request target without its query.
    pub path: &'a [u8],
    /// TLS protects it.
    pub secure: bool,
}

impl<'a> SetCookie<'a> {
    /// Reads the value of a field that came at the time `now`. `None`: the line is none, or it is for another host.
    pub fn parse(line: &'a [u8], origin: Origin<'_>, now: i64) -> Option<Self> {
        let mut parts = line.split(|byte| *byte == b';');
        let pair = parts.next()?;
        let equals = pair.iter().position(|byte| *byte == b'=')?;
        let (name, value) = (trim_ows(&pair[..equals]), trim_ows(&pair[equals + 1..]));
        if name.is_empty() || line.iter().any(|byte| *byte < b' ' && *byte != b'\t') {
            return None;
        }
        let host = origin.host.to_ascii_lowercase();
        let mut cookie = SetCookie {
            name,
            value,
            scope: Scope {
                host,
                host_only: true,
                path: default_path(origin.path).to_vec(),
                secure: false,
            },
            expires: None,
        };
        let mut max_age = None;
        for part in parts {
            let equals = part.iter().position(|byte| *byte == b'=').unwrap_or(part.len());
            let value = trim_ows(part.get(equals + 1..).unwrap_or_default());
            match trim_ows(&part[..equals]).to_ascii_lowercase().as_slice() {
                b"expires" => cookie.expires = parse_date(value).or(cookie.expires),
                b"max-age" => max_age = parse_max_age(value).or(max_age),
                b"domain" => {
                    let domain = value.strip_prefix(b".").unwrap_or(value).to_ascii_lowercase();
                    if !domain.is_empty() {
                        cookie.scope.set_domain(domain)?;
                    }
                }
                b"path" => {
                    cookie.scope.path = match value {
                        [b'/', ..] => value.to_vec(),
                        _ => default_path(origin.path).to_vec(),
                    };
                }
                b"secure" => cookie.scope.secure = true,
                _ => {}
            }
        }
        if let Some(seconds) = max_age {
            cookie.expires = Some(now.saturating_add(seconds));
        }
        // One that travelled in the clear must not pass for one that did not.
        if cookie.scope.secure && !origin.secure {
            return None;
        }
        Some(cookie)
    }

    /// It says that the cookie is to be deleted.
    pub fn has_expired(&self, now: i64) -> bool {
        self.expires.is_some_and(|expires| expires <= now)
    }
}

impl Scope {
    /// `None`: the request's host is not in that domain. A name without a dot is nobody's domain.
    fn set_domain(&mut self, domain: Vec<u8>) -> Option<()> {
        if domain == self.host {
            self.host_only = is_address(&self.host);
            return Some(());
        }
        if !domain.contains(&b'.') || !is_below(&self.host, &domain) {
            return None;
        }
        self.host = domain;
        self.host_only = false;
        Some(())
    }

    /// Does the cookie go with this request (section 5.4)?
    pub fn includes(&self, origin: Origin<'_>) -> bool {
        let host = origin.host.to_ascii_lowercase();
        (host == self.host || (!self.host_only && is_below(&host, &self.host)))
            && path_matches(origin.path, &self.path)
            && (origin.secure || !self.secure)
    }
}

/// Is `host` a name below `domain`?
fn is_below(host: &[u8], domain: &[u8]) -> bool {
    !is_address(host)
        && host
            .strip_suffix(domain)
            .is_some_and(|below| below.len() > 1 && below.ends_with(b"."))
}

fn is_address(host: &[u8]) -> bool {
    std::str::from_utf8(host).is_ok_and(|host| host.parse::<std::net::IpAddr>().is_ok())
}

/// Section 5.1.4.
fn default_path(path: &[u8]) -> &[u8] {
    match path.iter().rposition(|byte| *byte == b'/') {
        Some(at) if at > 0 && path[0] == b'/' => &path[..at],
        _ => b"/",
    }
}

/// Section 5.1.4.
fn path_matches(path: &[u8], of_cookie: &[u8]) -> bool {
    let path = if path.is_empty() { b"/" } else { path };
    path.strip_prefix(of_cookie)
        .is_some_and(|rest| rest.is_empty() || of_cookie.ends_with(b"/") || rest.starts_with(b"/"))
}

/// Section 5.2.2; 0 and below: it ends now.
fn parse_max_age(value: &[u8]) -> Option<i64> {
    let (negative, digits) = match value {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let seconds = digits.iter().fold(0i64, |seconds, digit| {
        seconds.saturating_mul(10).saturating_add(i64::from(digit - b'0'))
    });
    Some(if negative { -seconds } else { seconds })
}

/// A date in any of the ways that servers write it (section 5.1.1), as seconds since 1970.
fn parse_date(value: &[u8]) -> Option<i64> {
    let is_delimiter =
        |byte: &u8| matches!(*byte, b'\t' | b' '..=b'/' | b';'..=b'@' | b'['..=b'`' | b'{'..=b'~');
    let (mut time, mut day, mut month, mut year) = (None, None, None, None);
    for token in value.split(is_delimiter).filter(|token| !token.is_empty()) {
        if time.is_none()
            && let Some(found) = parse_time(token)
        {
            time = Some(found);
        } else if day.is_none()
            && let Some(found) = number(token, 1, 2)
        {
            day = Some(found);
        } else if month.is_none()
            && let Some(found) = parse_month(token)
        {
            month = Some(found);
        } else if year.is_none()
            && let Some(found) = number(token, 2, 4)
        {
            year = Some(found);
        }
    }
    let ((hour, minute, second), day, month) = (time?, day?, month?);
    let year = match year? {
        year @ 70..=99 => year + 1900,
        year @ 0..=69 => year + 2000,
        year => year,
    };
    let valid = (1..=31).contains(&day) && year >= 1601 && hour <= 23 && minute <= 59 && second <= 59;
    valid.then(|| days_from_epoch(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second)
}

/// `hh:mm:ss`
fn parse_time(token: &[u8]) -> Option<(i64, i64, i64)> {
    let mut parts = token
        .splitn(3, |byte| *byte == b':')
        .map(|part| number(part, 1, 2));
    Some((parts.next()??, parts.next()??, parts.next()??))
}

fn parse_month(token: &[u8]) -> Option<i64> {
    const MONTHS: &[u8; 36] = b"janfebmaraprmayjunjulaugsepoctnovdec";
    let name = token.get(..3)?.to_ascii_lowercase();
    let index = MONTHS.chunks_exact(3).position(|month| month == name)?;
    i64::try_from(index + 1).ok()
}

/// As many digits at the front, with no further digit behind them.
fn number(token: &[u8], least: usize, most: usize) -> Option<i64> {
    let digits = token.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !(least..=most).contains(&digits) {
        return None;
    }
    std::str::from_utf8(&token[..digits]).ok()?.parse().ok()
}

/// Days since 1 January 1970 in the Gregorian calendar; years begin with March here, so that leap days come last.
fn days_from_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = if month <= 2 { month + 9 } else { month - 3 };
    let (century, of_century) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    century * 146_097 + of_century * 365 + of_century / 4 - of_century / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000;

    fn origin(host: &'static str, path: &'static str, secure: bool) -> Origin<'static> {
        Origin {
            host: host.as_bytes(),
            path: path.as_bytes(),
            secure,
        }
    }

    fn parse(line: &str) -> Option<SetCookie<'_>> {
        SetCookie::parse(line.as_bytes(), origin("www.example.org", "/a/b", true), NOW)
    }

    fn goes(line: &str, host: &'static str, path: &'static str, secure: bool) -> bool {
        parse(line).unwrap().scope.includes(origin(host, path, secure))
    }

    #[test]
    fn names_and_values_are_cut_as_they_come() {
        let cookie = parse(" a = b%20c ; Path=/").unwrap();
        assert_eq!(
            (cookie.name, cookie.value, cookie.expires),
            (&b"a"[..], &b"b%20c"[..], None)
        );
        assert_eq!(parse("a=").unwrap().value, b"");
        assert_eq!(parse("a=b=c").unwrap().value, b"b=c");
        for line in ["", "novalue", "=v", ";", "a=b\u{1}"] {
            assert_eq!(parse(line), None, "{line}");
        }
    }

    #[test]
    fn a_cookie_stays_with_its_host_unless_it_names_a_domain_that_the_host_is_in() {
        assert!(goes("a=b", "WWW.example.org", "/a/x", false));
        assert!(!goes("a=b", "example.org", "/a/x", false));
        assert!(!goes("a=b", "x.www.example.org", "/a/x", false));
        assert!(goes(
            "a=b; Domain=.Example.org",
            "other.example.org",
            "/a/x",
            false
        ));
        assert!(goes("a=b; Domain=example.org", "example.org", "/a/x", false));
        assert!(!goes("a=b; Domain=example.org", "badexample.org", "/a/x", false));
        for domain in ["org", "other.org", "x.www.example.org", "ample.org"] {
            assert_eq!(parse(&format!("a=b; Domain={domain}")), None, "{domain}");
        }
        let at_address = |domain: &str| {
            SetCookie::parse(
                format!("a=b; Domain={domain}").leak().as_bytes(),
                origin("127.0.0.1", "/", false),
                NOW,
            )
        };
        assert!(at_address("127.0.0.1").is_some());
        assert_eq!(at_address("0.0.1"), None);
    }

    #[test]
    fn paths_match_by_whole_segments() {
        for (path, goes_there) in [
            ("/a", true),
            ("/a/b", true),
            ("/a/x/y", true),
            ("/", false),
            ("/ab", false),
        ] {
            assert_eq!(goes("a=b", "www.example.org", path, false), goes_there, "{path}");
        }
        assert!(goes("a=b; Path=/", "www.example.org", "/x", false));
        assert!(!goes("a=b; path=/x/", "www.example.org", "/x", false));
        assert!(goes("a=b; path=/x/", "www.example.org", "/x/y", false));
        assert!(goes("a=b; Path=relative", "www.example.org", "/a/x", false));
    }

    #[test]
    fn secure_cookies_need_tls_both_ways() {
        assert!(goes("a=b; Secure", "www.example.org", "/a", true));
        assert!(!goes("a=b; secure", "www.example.org", "/a", false));
        assert_eq!(
            SetCookie::parse(b"a=b; Secure", origin("h", "/", false), NOW),
            None
        );
    }

    #[test]
    fn the_end_is_a_date_or_an_age_which_counts_first() {
        let expires = |attributes: &str| parse(&format!("a=b; {attributes}")).unwrap().expires;
        for date in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "06 november 1994 8:49:37",
        ] {
            assert_eq!(expires(&format!("Expires={date}")), Some(784_111_777), "{date}");
        }
        assert_eq!(expires("Expires=Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        assert_eq!(
            expires("Expires=Thu, 29-Feb-2024 00:00:00 GMT"),
            Some(1_709_164_800)
        );
        for date in [
            "",
            "0",
            "never",
            "32 Jan 2024 00:00:00",
            "1 Jan 2024 25:00:00",
            "1 Jan 1500 00:00:00",
        ] {
            assert_eq!(expires(&format!("Expires={date}")), None, "{date}");
        }
        assert_eq!(
            expires("Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT"),
            Some(NOW + 60)
        );
        assert_eq!(expires("Max-Age=99999999999999999999"), Some(i64::MAX));
        assert_eq!(expires("Max-Age=x"), None);
        assert!(parse("a=; Max-Age=0").unwrap().has_expired(NOW));
        assert!(parse("a=; Max-Age=-5").unwrap().has_expired(NOW));
        assert!(!parse("a=b").unwrap().has_expired(NOW));
    }
}
