//! What a server needs for TLS, made of its settings.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use ring::digest::{self, SHA256};
use rustls::ServerConfig;
use rustls::pki_types::CertificateDer;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use super::client::refused;
use super::settings::{KeyPair, suites};
use super::tickets::{TicketKeys, Tickets};
use super::verify::ClientCheck;
use super::{SettingError, TlsSettings, pem, provider};

/// A server's configuration. `alpn`: the protocols it speaks, the best first.
pub fn config(
    settings: &TlsSettings,
    alpn: &[&[u8]],
    keys: TicketKeys,
) -> Result<Arc<ServerConfig>, SettingError> {
    settings.check()?;
    let mut provider = provider().as_ref().clone();
    if let Some(suites) = settings.ciphers.as_deref().and_then(suites) {
        provider
            .cipher_suites
            .retain(|suite| suites.contains(&suite.suite()));
    }
    let builder = ServerConfig::builder_with_provider(Arc::new(provider))
        .with_protocol_versions(&settings.versions()?)
        .map_err(refused)?;
    let certificates = Certificates::load(settings)?;
    let authorities = client_authorities(settings)?;
    let rules = rules(
        settings,
        &certificates,
        authorities.as_deref().unwrap_or_default(),
    );
    let builder = match authorities {
        None => builder.with_no_client_auth(),
        Some(authorities) => builder.with_client_cert_verifier(Arc::new(ClientCheck::new(
            authorities,
            settings.allow_self_signed,
            settings.verify_depth,
        ))),
    };
    let mut config = builder.with_cert_resolver(Arc::new(certificates));
    config.alpn_protocols = alpn.iter().map(|protocol| protocol.to_vec()).collect();
    config.ticketer = Arc::new(Tickets::new(keys, rules));
    Ok(Arc::new(config))
}

/// Whose certificates clients must have. None: they need none.
fn client_authorities(settings: &TlsSettings) -> Result<Option<Vec<CertificateDer<'static>>>, SettingError> {
    if settings.verify_peer != Some(true) {
        return Ok(None);
    }
    let mut authorities = Vec::new();
    let files = [
        ("ssl_client_cert_file", &settings.client_authority_file),
        ("ssl_cafile", &settings.authority_file),
    ];
    for (what, file) in files {
        if let Some(file) = file {
            authorities.extend(pem::certificates(file, what)?);
        }
    }
    if let Some(folder) = &settings.authority_folder {
        pem::add_folder(&mut authorities, folder)?;
    }
    if authorities.is_empty() && !settings.allow_self_signed {
        return Err(SettingError(
            "ssl_verify_peer asks clients for certificates: ssl_client_cert_file names the file of their authority".into(),
        ));
    }
    Ok(Some(authorities))
}

/// A digest of all that decides who is let in and as whom: a session goes on only where it could have begun.
fn rules(
    settings: &TlsSettings,
    certificates: &Certificates,
    authorities: &[CertificateDer<'_>],
) -> [u8; 32] {
    let mut digest = digest::Context::new(&SHA256);
    let mut add = |bytes: &[u8]| {
        digest.update(&(bytes.len() as u64).to_be_bytes());
        digest.update(bytes);
    };
    let flags = (
        settings.verify_peer,
        settings.allow_self_signed,
        settings.verify_depth,
    );
    add(format!("{flags:?}").as_bytes());
    for certificate in authorities.iter().chain(&certificates.default.cert) {
        add(certificate);
    }
    digest.finish().as_ref().try_into().unwrap_or_default()
}

/// The certificates of a server: one for each name, and one for the others.
struct Certificates {
    default: Arc<CertifiedKey>,
    by_name: HashMap<String, Arc<CertifiedKey>>,
}

impl Certificates {
    fn load(settings: &TlsSettings) -> Result<Self, SettingError> {
        let by_name = settings
            .by_name
            .iter()
            .map(|(name, pair)| Ok((name.clone(), load(pair)?)))
            .collect::<Result<HashMap<_, _>, SettingError>>()?;
        Ok(Certificates {
            default: load(&settings.own)?,
            by_name,
        })
    }

    /// A name's own certificate, or that of all names beside it.
    fn find(&self, name: &str) -> Option<&Arc<CertifiedKey>> {
        let name = name.to_ascii_lowercase();
        self.by_name.get(&name).or_else(|| {
            let (_, domain) = name.split_once('.')?;
            self.by_name.get(&format!("*.{domain}"))
        })
    }
}

fn load(pair: &KeyPair) -> Result<Arc<CertifiedKey>, SettingError> {
    let Some(certificate) = &pair.certificate else {
        return Err(SettingError(
            "ssl require cert file: ssl_cert_file is missing".into(),
        ));
    };
    let Some(key_file) = &pair.key else {
        return Err(SettingError(
            "ssl require key file: ssl_key_file is missing".into(),
        ));
    };
    let chain = pem::certificates(certificate, "ssl cert file")?;
    let key = pem::private_key(key_file, pair.passphrase.as_deref())?;
    CertifiedKey::from_der(chain, key, provider())
        .map(Arc::new)
        .map_err(|error| match error {
            rustls::Error::InconsistentKeys(_) => SettingError(format!(
                "ssl key file[{key_file}] is not the key of ssl cert file[{certificate}]; these two are to be equal: \
                 openssl pkey -in {key_file} -pubout; openssl x509 -in {certificate} -pubkey -noout"
            )),
            error => SettingError(format!("ssl key file[{key_file}] cannot be used: {error}")),
        })
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let named = hello.server_name().and_then(|name| self.find(name));
        Some(Arc::clone(named.unwrap_or(&self.default)))
    }
}

impl fmt::Debug for Certificates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.by_name.keys()).finish()
    }
}
