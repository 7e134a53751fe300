//! What is read of a certificate (X.509, RFC 5280) that rustls does not tell: when it is valid, and whether it was signed by
//! itself.

use rustls::pki_types::UnixTime;

const SEQUENCE: u8 = 0x30;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const VERSION: u8 = 0xa0;

/// The fields of a certificate that are looked at, as DER.
pub struct Certificate<'a> {
    issuer: &'a [u8],
    subject: &'a [u8],
    not_before: u64,
    not_after: u64,
}

impl<'a> Certificate<'a> {
    /// None: it is none.
    pub fn parse(der: &'a [u8]) -> Option<Self> {
        let mut certificate = Reader(Reader(der).value(SEQUENCE)?);
        let mut fields = Reader(certificate.value(SEQUENCE)?);
        if fields.0.first() == Some(&VERSION) {
            fields.value(VERSION)?;
        }
        fields.any()?; // the serial number
        fields.any()?; // the signature's algorithm
        let issuer = fields.value(SEQUENCE)?;
        let mut validity = Reader(fields.value(SEQUENCE)?);
        let (not_before, not_after) = (validity.time()?, validity.time()?);
        let subject = fields.value(SEQUENCE)?;
        Some(Certificate {
            issuer,
            subject,
            not_before,
            not_after,
        })
    }

    /// Its issuer is itself.
    pub fn is_self_issued(&self) -> bool {
        self.issuer == self.subject
    }

    pub fn has_begun(&self, now: UnixTime) -> bool {
        self.not_before <= now.as_secs()
    }

    pub fn has_ended(&self, now: UnixTime) -> bool {
        self.not_after < now.as_secs()
    }
}

/// DER values, one after the other.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// The next value: its tag and its content.
    fn any(&mut self) -> Option<(u8, &'a [u8])> {
        let (&[tag, first], rest) = self.0.split_first_chunk()?;
        let (length, rest) = if first < 0x80 {
            (usize::from(first), rest)
        } else {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            if bytes.len() > 4 {
                return None;
            }
            let length = bytes
                .iter()
                .fold(0, |length, byte| length << 8 | usize::from(*byte));
            (length, rest)
        };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((tag, content))
    }

    fn value(&mut self, tag: u8) -> Option<&'a [u8]> {
        self.any()
            .filter(|(found, _)| *found == tag)
            .map(|(_, content)| content)
    }

    /// A time, in seconds since 1970; one before that is 0.
    fn time(&mut self) -> Option<u64> {
        let (tag, text) = self.any()?;
        let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
        let (year, rest) = match tag {
            UTC_TIME => {
                let year: i64 = text.get(..2)?.parse().ok()?;
                (if year < 50 { 2000 + year } else { 1900 + year }, text.get(2..)?)
            }
            GENERALIZED_TIME => (text.get(..4)?.parse().ok()?, text.get(4..)?),
            _ => return None,
        };
        let part = |at: usize| rest.get(at..at + 2)?.parse::<i64>().ok();
        let (month, day) = (part(0)?, part(2)?);
        let (hour, minute, second) = (part(4)?, part(6)?, part(8)?);
        let seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
        Some(u64::try_from(seconds).unwrap_or(0))
    }
}

/// Days since 1970 of a date in the Gregorian calendar, counted in years that begin in March.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// A certificate as PEM.
pub fn to_pem(der: &[u8]) -> String {
    const LINE: usize = 64;
    let encoded = base64(der);
    let mut pem = String::from("-----BEGIN CERTIFICATE-----\n");
    for line in encoded.as_bytes().chunks(LINE) {
        pem.extend(line.iter().map(|byte| char::from(*byte)));
        pem.push('\n');
    }
    pem.push_str("-----END CERTIFICATE-----\n");
    pem
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk
            .iter()
            .fold(0u32, |group, byte| group << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for digit in 0..4 {
            encoded.push(match digit > chunk.len() {
                true => '=',
                false => char::from(DIGITS[(group >> (18 - 6 * digit)) as usize & 63]),
            });
        }
    }
    encoded
}
