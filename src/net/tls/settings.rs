//! What `ssl_*` settings say, for clients and servers alike.

use crate::zend::value::Kind;
use crate::zend::{Array, PhpResult, Zval};

/// Bits of `ssl_protocols`, `SWOOLE_SSL_*`.
const TLS_1_2: i64 = 32;
const TLS_1_3: i64 = 64;

/// Certificates between the peer's and its authority's, as OpenSSL bounds them.
const MAX_DEPTH: i64 = 255;

const SNI: &str = "ssl_sni_certs must be an array by host name, such as ['example.org' => ['ssl_cert_file' => ..., \
    'ssl_key_file' => ...]]";

/// Why settings cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SettingError(pub String);

/// A certificate and its key, as files.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct KeyPair {
    pub certificate: Option<String>,
    pub key: Option<String>,
    pub passphrase: Option<String>,
}

/// The settings, as far as they are understood; files are read when a configuration is made of them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TlsSettings {
    pub own: KeyPair,
    /// Of servers: further certificates by host name.
    pub by_name: Vec<(String, KeyPair)>,
    /// None: not said.
    pub verify_peer: Option<bool>,
    pub allow_self_signed: bool,
    pub authority_file: Option<String>,
    pub authority_folder: Option<String>,
    /// Of servers: authorities of clients' certificates.
    pub client_authority_file: Option<String>,
    pub verify_depth: Option<usize>,
    /// Of clients: the name that the server must have, if it is not the host's.
    pub host_name: Option<String>,
    /// 0: all there are.
    pub protocols: i64,
    pub ciphers: Option<String>,
    /// What one of them cannot mean.
    pub wrong: Option<&'static str>,
    /// Settings that are known and have no effect.
    pub ignored: Vec<&'static str>,
}

/// Known to the original, with nothing here that they could change.
const IGNORED: [&str; 10] = [
    "ssl_ecdh_curve",
    "ssl_dhparam",
    "ssl_prefer_server_ciphers",
    "ssl_session_cache",
    "ssl_session_tickets",
    "ssl_stapling",
    "ssl_compress",
    "ssl_disable_compression",
    "ssl_grease",
    "ssl_method",
];

/// Those that have an effect, on servers or clients.
const EFFECTIVE: [&str; 14] = [
    "ssl_cert_file",
    "ssl_key_file",
    "ssl_passphrase",
    "ssl_sni_certs",
    "ssl_verify_peer",
    "ssl_allow_self_signed",
    "ssl_cafile",
    "ssl_capath",
    "ssl_client_cert_file",
    "ssl_verify_depth",
    "ssl_host_name",
    "ssl_protocols",
    "ssl_ciphers",
    "ssl_handshake_timeout",
];

/// Whether a setting of TLS has an effect, or is said to have none when it is read.
pub fn is_known(name: &str) -> bool {
    EFFECTIVE.contains(&name) || IGNORED.contains(&name)
}

impl TlsSettings {
    pub fn read(array: &Array) -> PhpResult<Self> {
        let mut settings = TlsSettings {
            own: KeyPair::read(array)?,
            verify_peer: value(array, "ssl_verify_peer").map(Zval::truthy),
            allow_self_signed: value(array, "ssl_allow_self_signed").is_some_and(Zval::truthy),
            authority_file: text(array, "ssl_cafile")?,
            authority_folder: text(array, "ssl_capath")?,
            client_authority_file: text(array, "ssl_client_cert_file")?,
            host_name: text(array, "ssl_host_name")?,
            ciphers: text(array, "ssl_ciphers")?,
            ..TlsSettings::default()
        };
        if let Some(depth) = value(array, "ssl_verify_depth") {
            match depth.to_long()? {
                depth @ 0..=MAX_DEPTH => settings.verify_depth = Some(depth as usize),
                _ => settings.wrong = Some("ssl_verify_depth must be a number from 0 to 255"),
            }
        }
        if let Some(protocols) = value(array, "ssl_protocols") {
            settings.protocols = protocols.to_long()?;
        }
        match value(array, "ssl_sni_certs").map(Zval::kind) {
            None => {}
            Some(Kind::Array(names)) => {
                for (name, pair) in names.iter() {
                    let Kind::Array(pair) = pair.deref().kind() else {
                        settings.wrong = Some(SNI);
                        continue;
                    };
                    let name = name.text().to_text().to_ascii_lowercase();
                    settings.by_name.push((name, KeyPair::read(pair)?));
                }
            }
            Some(_) => settings.wrong = Some(SNI),
        }
        settings.ignored = IGNORED
            .into_iter()
            .filter(|name| value(array, name).is_some_and(Zval::truthy))
            .collect();
        Ok(settings)
    }

    /// Err: one of them means nothing.
    pub fn check(&self) -> Result<(), SettingError> {
        self.wrong.map_or(Ok(()), |text| Err(SettingError(text.into())))
    }

    /// The versions of TLS that are asked for.
    pub fn versions(&self) -> Result<Vec<&'static rustls::SupportedProtocolVersion>, SettingError> {
        let versions: Vec<_> = [
            (TLS_1_3, &rustls::version::TLS13),
            (TLS_1_2, &rustls::version::TLS12),
        ]
        .into_iter()
        .filter(|(bit, _)| self.protocols == 0 || self.protocols & bit != 0)
        .map(|(_, version)| version)
        .collect();
        if versions.is_empty() {
            return Err(SettingError(
                "ssl_protocols allows none of the versions there are: SWOOLE_SSL_TLSv1_2, SWOOLE_SSL_TLSv1_3"
                    .into(),
            ));
        }
        Ok(versions)
    }
}

impl KeyPair {
    fn read(array: &Array) -> PhpResult<Self> {
        Ok(KeyPair {
            certificate: text(array, "ssl_cert_file")?,
            key: text(array, "ssl_key_file")?,
            passphrase: text(array, "ssl_passphrase")?,
        })
    }
}

fn value<'a>(array: &'a Array, name: &str) -> Option<&'a Zval> {
    array.get(name).map(Zval::deref).filter(|value| !value.is_null())
}

/// A text that is not empty.
fn text(array: &Array, name: &str) -> PhpResult<Option<String>> {
    let Some(value) = value(array, name) else {
        return Ok(None);
    };
    Ok(Some(value.to_str()?.to_text()).filter(|text| !text.is_empty()))
}

/// What is not as a program may expect it, for the log.
pub fn remarks(settings: &TlsSettings) -> Vec<String> {
    let mut remarks: Vec<String> = settings
        .ignored
        .iter()
        .map(|name| format!("{name} has no effect: what is safe is chosen without it"))
        .collect();
    if let Some(ciphers) = &settings.ciphers {
        let unknown: Vec<&str> = names(ciphers).filter(|name| suite(name).is_none()).collect();
        if !unknown.is_empty() {
            remarks.push(format!(
                "ssl_ciphers: {} names nothing that there is here; it is left out",
                unknown.join(":")
            ));
        }
    }
    remarks
}

fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split([':', ',', ' ']).filter(|name| !name.is_empty())
}

/// The suites that a list of OpenSSL's names. None: all there are.
pub fn suites(list: &str) -> Option<Vec<rustls::CipherSuite>> {
    let suites: Vec<_> = names(list).filter_map(suite).collect();
    (!suites.is_empty()).then_some(suites)
}

fn suite(name: &str) -> Option<rustls::CipherSuite> {
    use rustls::CipherSuite as Suite;
    Some(match name {
        "TLS_AES_128_GCM_SHA256" => Suite::TLS13_AES_128_GCM_SHA256,
        "TLS_AES_256_GCM_SHA384" => Suite::TLS13_AES_256_GCM_SHA384,
        "TLS_CHACHA20_POLY1305_SHA256" => Suite::TLS13_CHACHA20_POLY1305_SHA256,
        "ECDHE-ECDSA-AES128-GCM-SHA256" => Suite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        "ECDHE-ECDSA-AES256-GCM-SHA384" => Suite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        "ECDHE-ECDSA-CHACHA20-POLY1305" => Suite::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        "ECDHE-RSA-AES128-GCM-SHA256" => Suite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        "ECDHE-RSA-AES256-GCM-SHA384" => Suite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        "ECDHE-RSA-CHACHA20-POLY1305" => Suite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        _ => return None,
    })
}
