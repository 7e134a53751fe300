//! Certificates and keys in PEM files. What cannot be used is said with the file's name, and the command that mends it.

use std::path::Path;

use pkcs8::EncryptedPrivateKeyInfoRef;
use pkcs8::der::Decode;
use rustls::RootCertStore;
use rustls::pki_types::pem::{PemObject, SectionKind};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use super::SettingError;

const ENCRYPTED: &str = "ENCRYPTED PRIVATE KEY";

fn read(path: &str, what: &str) -> Result<Vec<u8>, SettingError> {
    std::fs::read(path).map_err(|error| SettingError(format!("{what}[{path}] cannot be read: {error}")))
}

/// A chain of certificates, the end's first.
pub fn certificates(path: &str, what: &str) -> Result<Vec<CertificateDer<'static>>, SettingError> {
    let pem = read(path, what)?;
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(&pem)
        .collect::<Result<_, _>>()
        .map_err(|error| SettingError(format!("{what}[{path}] is not a PEM file: {error}")))?;
    if certificates.is_empty() {
        return Err(SettingError(format!(
            "{what}[{path}] has no certificate in PEM; a DER file is converted by: \
             openssl x509 -inform der -in {path} -out {path}.pem"
        )));
    }
    Ok(certificates)
}

/// A private key, decrypted if need be.
pub fn private_key(path: &str, passphrase: Option<&str>) -> Result<PrivateKeyDer<'static>, SettingError> {
    let what = "ssl key file";
    let pem = read(path, what)?;
    if let Some(encrypted) = section(&pem, ENCRYPTED) {
        return decrypt(path, &encrypted, passphrase);
    }
    if contains(&pem, b"Proc-Type: 4,ENCRYPTED") {
        return Err(SettingError(format!(
            "{what}[{path}] is encrypted in the old way of PEM, which is not supported; it is converted by: \
             openssl pkcs8 -topk8 -v2 aes256 -in {path} -out {path}.pk8"
        )));
    }
    PrivateKeyDer::from_pem_slice(&pem).map_err(|error| {
        SettingError(format!(
            "{what}[{path}] has no private key in PEM ({error}); one is made of others by: \
             openssl pkcs8 -topk8 -nodes -in {path} -out {path}.pk8"
        ))
    })
}

fn decrypt(path: &str, der: &[u8], passphrase: Option<&str>) -> Result<PrivateKeyDer<'static>, SettingError> {
    let Some(passphrase) = passphrase else {
        return Err(SettingError(format!(
            "ssl key file[{path}] is encrypted: ssl_passphrase is missing"
        )));
    };
    let unsupported = || {
        SettingError(format!(
            "ssl key file[{path}] cannot be decrypted: ssl_passphrase is wrong, or the encryption is one that is not \
             supported; it is converted by: openssl pkcs8 -topk8 -v2 aes256 -in {path} -out {path}.pk8"
        ))
    };
    let encrypted = EncryptedPrivateKeyInfoRef::from_der(der).map_err(|_| unsupported())?;
    let key = encrypted.decrypt(passphrase).map_err(|_| unsupported())?;
    Ok(PrivatePkcs8KeyDer::from(key.as_bytes().to_vec()).into())
}

/// The content of the first section of a kind.
fn section(pem: &[u8], label: &str) -> Option<Vec<u8>> {
    if !contains(pem, format!("-----BEGIN {label}-----").as_bytes()) {
        return None;
    }
    // The reader knows no encrypted keys: the label is the only difference.
    let text = String::from_utf8_lossy(pem).replace(label, "PRIVATE KEY");
    rustls::pki_types::pem::from_buf(&mut text.as_bytes())
        .ok()?
        .filter(|(kind, _)| *kind == SectionKind::PrivateKey)
        .map(|(_, der)| der)
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    memchr::memmem::find(bytes, text).is_some()
}

/// Authorities of a file.
pub fn add_file(roots: &mut Vec<CertificateDer<'static>>, path: &str) -> Result<(), SettingError> {
    roots.extend(certificates(path, "ssl_cafile")?);
    Ok(())
}

/// Authorities of all files in a folder.
pub fn add_folder(roots: &mut Vec<CertificateDer<'static>>, path: &str) -> Result<(), SettingError> {
    let listed = std::fs::read_dir(Path::new(path))
        .map_err(|error| SettingError(format!("ssl_capath[{path}] cannot be read: {error}")))?;
    for entry in listed.flatten() {
        // What else lies there is of no interest.
        if let Ok(pem) = std::fs::read(entry.path()) {
            roots.extend(CertificateDer::pem_slice_iter(&pem).flatten());
        }
    }
    Ok(())
}

/// The system's own authorities, read once.
pub fn system_roots() -> &'static RootCertStore {
    static ROOTS: std::sync::OnceLock<RootCertStore> = std::sync::OnceLock::new();
    ROOTS.get_or_init(|| {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        roots
    })
}
