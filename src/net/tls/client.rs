//! What a client needs for TLS, made of its settings.

use std::sync::Arc;

use rustls::pki_types::ServerName;
use rustls::{CertificateError, ClientConfig, Error, RootCertStore};

use super::settings::suites;
use super::verify::{ServerCheck, Trust};
use super::{SettingError, TlsSettings, pem, provider};

/// A client's configuration. `alpn`: the protocols it offers, the best first.
pub fn config(settings: &TlsSettings, alpn: &[&[u8]]) -> Result<Arc<ClientConfig>, SettingError> {
    let mut provider = provider().as_ref().clone();
    if let Some(suites) = settings.ciphers.as_deref().and_then(suites) {
        provider
            .cipher_suites
            .retain(|suite| suites.contains(&suite.suite()));
    }
    let builder = ClientConfig::builder_with_provider(Arc::new(provider))
        .with_protocol_versions(&settings.versions()?)
        .map_err(refused)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(ServerCheck(trust(settings)?)));
    let mut config = match (&settings.own.certificate, &settings.own.key) {
        (None, None) => builder.with_no_client_auth(),
        (Some(certificate), key) => {
            let chain = pem::certificates(certificate, "ssl cert file")?;
            // One file may hold both.
            let key_file = key.as_ref().unwrap_or(certificate);
            let key = pem::private_key(key_file, settings.own.passphrase.as_deref())?;
            builder.with_client_auth_cert(chain, key).map_err(|error| {
                SettingError(format!(
                    "ssl cert file[{certificate}] and ssl key file[{key_file}]: {error}"
                ))
            })?
        }
        (None, Some(_)) => return Err(SettingError("ssl require cert file".into())),
    };
    config.alpn_protocols = alpn.iter().map(|protocol| protocol.to_vec()).collect();
    Ok(Arc::new(config))
}

/// None: whatever the server shows is believed.
fn trust(settings: &TlsSettings) -> Result<Option<Trust>, SettingError> {
    if settings.verify_peer == Some(false) {
        return Ok(None);
    }
    let mut named = Vec::new();
    if let Some(file) = &settings.authority_file {
        pem::add_file(&mut named, file)?;
    }
    if let Some(folder) = &settings.authority_folder {
        pem::add_folder(&mut named, folder)?;
    }
    let roots = if settings.authority_file.is_none() && settings.authority_folder.is_none() {
        pem::system_roots().clone()
    } else {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(named.iter().cloned());
        roots
    };
    let (allow_self_signed, depth) = (settings.allow_self_signed, settings.verify_depth);
    Ok(Some(Trust::new(roots, named, allow_self_signed, depth)))
}

pub(super) fn refused(error: Error) -> SettingError {
    SettingError(format!("the ssl_* settings do not fit together: {error}"))
}

/// The name that a server must have: that of the settings, or the host's. Without verifying any will do.
pub fn server_name(settings: &TlsSettings, host: &str) -> Result<ServerName<'static>, SettingError> {
    let name = settings.host_name.as_deref().unwrap_or(host);
    let name = name.trim_start_matches('[').trim_end_matches(']');
    match ServerName::try_from(name.to_owned()) {
        Ok(name) => Ok(name),
        Err(_) if settings.verify_peer == Some(false) => {
            Ok(ServerName::try_from("localhost").expect("it is a host's name"))
        }
        Err(_) => Err(SettingError(format!(
            "'{name}' is no name that a certificate could have: ssl_host_name says the server's"
        ))),
    }
}

/// What to do about a certificate that was not believed. None: the certificate is not to blame.
pub fn explain(error: &Error) -> Option<String> {
    let Error::InvalidCertificate(why) = error else {
        return None;
    };
    Some(match why {
        CertificateError::UnknownIssuer => {
            "its issuer is not known: ssl_cafile names the file of another authority, or of the certificate itself".into()
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "it is not for this host: ssl_host_name says which name the server has".into()
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "it has expired".into(),
        CertificateError::ApplicationVerificationFailure => {
            "its chain is longer than ssl_verify_depth allows".into()
        }
        other => format!("{other:?}"),
    })
}
