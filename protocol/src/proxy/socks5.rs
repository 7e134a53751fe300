//! A connection through a SOCKS5 proxy. The target is always given by name, so that the proxy looks it up.

const VERSION: u8 = 5;
const NO_AUTHENTICATION: u8 = 0;
const USERNAME_PASSWORD: u8 = 2;
/// The version of the negotiation of RFC 1929.
const PASSWORD_VERSION: u8 = 1;
const CONNECT: u8 = 1;
const IPV4: u8 = 1;
const DOMAIN_NAME: u8 = 3;
const IPV6: u8 = 4;

/// Where to, and as whom.
#[derive(Clone, Debug)]
pub struct Target {
    /// A name or an address, at most 255 bytes.
    pub host: Vec<u8>,
    /// The port there.
    pub port: u16,
    /// Name and password for the proxy, of 1 to 255 bytes each.
    pub credentials: Option<(Vec<u8>, Vec<u8>)>,
}

/// Why there is no connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Socks5Error {
    /// A name, a password or a host of more than 255 bytes, or an empty one.
    TooLong,
    /// The host has control characters, which no name has.
    Host,
    /// The proxy speaks another version.
    Version,
    /// It wants an authentication that is not known here.
    Method,
    /// It does not accept name and password.
    Authentication,
    /// It could not connect: its code (RFC 1928 section 6), or 255 if its answer is none.
    Refused(u8),
}

/// The dialogue: send what [`Handshake::begin`] and [`Handshake::read`] give, until it is done.
#[derive(Debug)]
pub struct Handshake {
    target: Target,
    step: Step,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Method,
    Authentication,
    Reply,
}

/// What follows an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// More of the answer has to come.
    Wait,
    /// So many bytes of the input were the answer; these are to be sent.
    Send(usize, Vec<u8>),
    /// The connection stands. So many bytes of the input were the answer; the rest is the target's.
    Done(usize),
}

impl Handshake {
    /// Gives the first bytes, too.
    pub fn begin(target: Target) -> Result<(Self, Vec<u8>), Socks5Error> {
        let fits = |text: &[u8]| (1..=255).contains(&text.len());
        let credentials_fit = target
            .credentials
            .as_ref()
            .is_none_or(|(name, password)| fits(name) && fits(password));
        if !fits(&target.host) || !credentials_fit {
            return Err(Socks5Error::TooLong);
        }
        if target.host.iter().any(u8::is_ascii_control) {
            return Err(Socks5Error::Host);
        }
        let method = if target.credentials.is_some() {
            USERNAME_PASSWORD
        } else {
            NO_AUTHENTICATION
        };
        let handshake = Handshake {
            target,
            step: Step::Method,
        };
        Ok((handshake, vec![VERSION, 1, method]))
    }

    /// Reads what the proxy has sent since the last answer.
    pub fn read(&mut self, input: &[u8]) -> Result<Next, Socks5Error> {
        match self.step {
            Step::Method => self.method(input),
            Step::Authentication => match input {
                [_, 0, ..] => Ok(Next::Send(2, self.request())),
                [_, _, ..] => Err(Socks5Error::Authentication),
                _ => Ok(Next::Wait),
            },
            Step::Reply => reply(input),
        }
    }

    fn method(&mut self, input: &[u8]) -> Result<Next, Socks5Error> {
        match (input, &self.target.credentials) {
            ([], _) => Ok(Next::Wait),
            ([version, ..], _) if *version != VERSION => Err(Socks5Error::Version),
            ([_], _) => Ok(Next::Wait),
            ([_, NO_AUTHENTICATION, ..], None) => Ok(Next::Send(2, self.request())),
            ([_, USERNAME_PASSWORD, ..], Some((name, password))) => {
                let mut out = vec![PASSWORD_VERSION];
                push_text(&mut out, name);
                push_text(&mut out, password);
                self.step = Step::Authentication;
                Ok(Next::Send(2, out))
            }
            _ => Err(Socks5Error::Method),
        }
    }

    fn request(&mut self) -> Vec<u8> {
        self.step = Step::Reply;
        let mut out = vec![VERSION, CONNECT, 0, DOMAIN_NAME];
        push_text(&mut out, &self.target.host);
        out.extend_from_slice(&self.target.port.to_be_bytes());
        out
    }
}

/// A length and the text; `begin` has looked at the length.
fn push_text(out: &mut Vec<u8>, text: &[u8]) {
    out.push(text.len() as u8);
    out.extend_from_slice(text);
}

/// The address that the proxy has bound is of no interest, but its end has to be found.
fn reply(input: &[u8]) -> Result<Next, Socks5Error> {
    const HEAD_BYTES: usize = 4;
    const PORT_BYTES: usize = 2;
    const NO_ANSWER: u8 = 255;
    match input {
        [version, ..] if *version != VERSION => return Err(Socks5Error::Version),
        [_, code, ..] if *code != 0 => return Err(Socks5Error::Refused(*code)),
        _ => {}
    }
    let address = match input.get(HEAD_BYTES - 1) {
        None => return Ok(Next::Wait),
        Some(&IPV4) => 4,
        Some(&IPV6) => 16,
        Some(&DOMAIN_NAME) => match input.get(HEAD_BYTES) {
            None => return Ok(Next::Wait),
            Some(length) => 1 + usize::from(*length),
        },
        Some(_) => return Err(Socks5Error::Refused(NO_ANSWER)),
    };
    let length = HEAD_BYTES + address + PORT_BYTES;
    if input.len() < length {
        Ok(Next::Wait)
    } else {
        Ok(Next::Done(length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begin(credentials: Option<(&str, &str)>) -> (Handshake, Vec<u8>) {
        Handshake::begin(Target {
            host: b"a.test".to_vec(),
            port: 80,
            credentials: credentials.map(|(name, password)| (name.into(), password.into())),
        })
        .unwrap()
    }

    const REQUEST: &[u8] = b"\x05\x01\x00\x03\x06a.test\x00\x50";

    #[test]
    fn without_credentials_there_are_two_steps() {
        let (mut handshake, first) = begin(None);
        assert_eq!(first, b"\x05\x01\x00");
        assert_eq!(handshake.read(b""), Ok(Next::Wait));
        assert_eq!(handshake.read(b"\x05"), Ok(Next::Wait));
        assert_eq!(handshake.read(b"\x05\x00"), Ok(Next::Send(2, REQUEST.to_vec())));
        for reply in [
            &b"\x05\x00\x00\x01\x01\x02\x03\x04\x00\x50"[..],
            b"\x05\x00\x00\x03\x02ab\x00\x50",
            b"\x05\x00\x00\x04aaaaaaaaaaaaaaaa\x00\x50",
        ] {
            for cut in 0..reply.len() {
                assert_eq!(handshake.read(&reply[..cut]), Ok(Next::Wait), "{reply:?} {cut}");
            }
            let followed = [reply, b"HTTP"].concat();
            assert_eq!(handshake.read(&followed), Ok(Next::Done(reply.len())));
        }
    }

    #[test]
    fn name_and_password_are_sent_when_they_are_asked_for() {
        let (mut handshake, first) = begin(Some(("u", "pw")));
        assert_eq!(first, b"\x05\x01\x02");
        assert_eq!(
            handshake.read(b"\x05\x02"),
            Ok(Next::Send(2, b"\x01\x01u\x02pw".to_vec()))
        );
        assert_eq!(handshake.read(b"\x01"), Ok(Next::Wait));
        assert_eq!(handshake.read(b"\x01\x00"), Ok(Next::Send(2, REQUEST.to_vec())));
    }

    #[test]
    fn refusals_are_told_apart() {
        assert_eq!(begin(None).0.read(b"\x04"), Err(Socks5Error::Version));
        assert_eq!(begin(None).0.read(b"\x05\xff"), Err(Socks5Error::Method));
        assert_eq!(
            begin(Some(("u", "p"))).0.read(b"\x05\x00"),
            Err(Socks5Error::Method)
        );
        let (mut handshake, _) = begin(Some(("u", "p")));
        handshake.read(b"\x05\x02").unwrap();
        assert_eq!(handshake.read(b"\x01\x01"), Err(Socks5Error::Authentication));
        let (mut handshake, _) = begin(None);
        handshake.read(b"\x05\x00").unwrap();
        assert_eq!(handshake.read(b"\x05\x05"), Err(Socks5Error::Refused(5)));
        assert_eq!(
            handshake.read(b"\x05\x00\x00\x09"),
            Err(Socks5Error::Refused(255))
        );
        let long = Target {
            host: vec![b'a'; 256],
            port: 1,
            credentials: None,
        };
        assert_eq!(Handshake::begin(long).map(drop), Err(Socks5Error::TooLong));
        for host in [&b"a\r\nb"[..], b"a\0"] {
            let bad = Target {
                host: host.to_vec(),
                port: 1,
                credentials: None,
            };
            assert_eq!(Handshake::begin(bad).map(drop), Err(Socks5Error::Host));
        }
    }
}
