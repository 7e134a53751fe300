//! Whose certificates are believed: those of the authorities, and single ones that were named themselves.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{WebPkiServerVerifier, verify_server_name};
use rustls::crypto::{verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::server::{ParsedCertificate, WebPkiClientVerifier};
use rustls::{
    CertificateError, DigitallySignedStruct, DistinguishedName, Error, RootCertStore, SignatureScheme,
};

use super::certificate::Certificate;
use super::provider;

/// What both kinds of verifier do alike: signatures are as the provider checks them.
macro_rules! signatures_by_provider {
    () => {
        fn verify_tls12_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signature: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            let algorithms = &provider().signature_verification_algorithms;
            verify_tls12_signature(message, certificate, signature, algorithms)
        }

        fn verify_tls13_signature(
            &self,
            message: &[u8],
            certificate: &CertificateDer<'_>,
            signature: &DigitallySignedStruct,
        ) -> Result<HandshakeSignatureValid, Error> {
            let algorithms = &provider().signature_verification_algorithms;
            verify_tls13_signature(message, certificate, signature, algorithms)
        }

        fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
            provider()
                .signature_verification_algorithms
                .supported_schemes()
        }
    };
}

/// How a client looks at a server's certificate. A program may not want it looked at: then the server only has to have the key
/// of the one it shows.
#[derive(Debug)]
pub struct ServerCheck(pub Option<Trust>);

/// Whose certificates are believed.
#[derive(Debug)]
pub struct Trust {
    /// None: no authority is believed.
    authorities: Option<Arc<WebPkiServerVerifier>>,
    /// Certificates that are believed themselves, whatever they may be used for: tools make servers' certificates that are
    /// authorities, too.
    named: Vec<CertificateDer<'static>>,
    allow_self_signed: bool,
    /// How many certificates may stand between the server's and the authority's.
    depth: Option<usize>,
}

impl Trust {
    pub fn new(
        roots: RootCertStore,
        named: Vec<CertificateDer<'static>>,
        allow_self_signed: bool,
        depth: Option<usize>,
    ) -> Self {
        let authorities = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider().clone())
            .build()
            .ok();
        Trust {
            authorities,
            named,
            allow_self_signed,
            depth,
        }
    }

    fn is_believed_itself(&self, end: &CertificateDer<'_>) -> bool {
        self.named.iter().any(|named| named.as_ref() == end.as_ref())
            || (self.allow_self_signed && is_self_issued(end))
    }

    fn check(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<(), Error> {
        if self.depth.is_some_and(|depth| intermediates.len() > depth) {
            return Err(CertificateError::ApplicationVerificationFailure.into());
        }
        if self.is_believed_itself(end_entity) {
            return check_alone(end_entity, server_name, now);
        }
        let unknown = || Err(CertificateError::UnknownIssuer.into());
        let Some(authorities) = &self.authorities else {
            return unknown();
        };
        let verified =
            authorities.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        match verified {
            // Whatever else is wrong with it, nobody answers for it.
            Err(_) if is_self_issued(end_entity) => unknown(),
            verified => verified.map(drop),
        }
    }
}

fn is_self_issued(certificate: &CertificateDer<'_>) -> bool {
    Certificate::parse(certificate).is_some_and(|certificate| certificate.is_self_issued())
}

/// The time and the name of a certificate that no authority answers for.
fn check_alone(end: &CertificateDer<'_>, name: &ServerName<'_>, now: UnixTime) -> Result<(), Error> {
    check_time(end, now)?;
    verify_server_name(&ParsedCertificate::try_from(end)?, name)
}

fn check_time(end: &CertificateDer<'_>, now: UnixTime) -> Result<(), Error> {
    let certificate = Certificate::parse(end).ok_or(CertificateError::BadEncoding)?;
    if certificate.has_ended(now) {
        return Err(CertificateError::Expired.into());
    }
    if !certificate.has_begun(now) {
        return Err(CertificateError::NotValidYet.into());
    }
    Ok(())
}

impl ServerCertVerifier for ServerCheck {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if let Some(trust) = &self.0 {
            trust.check(end_entity, intermediates, server_name, ocsp_response, now)?;
        }
        Ok(ServerCertVerified::assertion())
    }

    signatures_by_provider!();
}

/// How a server looks at a client's certificate.
#[derive(Debug)]
pub struct ClientCheck {
    /// None: no authority is believed.
    authorities: Option<Arc<dyn ClientCertVerifier>>,
    /// Certificates that are believed themselves, as with servers.
    named: Vec<CertificateDer<'static>>,
    allow_self_signed: bool,
    /// How many certificates may stand between the client's and the authority's.
    depth: Option<usize>,
}

impl ClientCheck {
    pub fn new(
        authorities: Vec<CertificateDer<'static>>,
        allow_self_signed: bool,
        depth: Option<usize>,
    ) -> Self {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(authorities.iter().cloned());
        ClientCheck {
            authorities: WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider().clone())
                .build()
                .ok(),
            named: authorities,
            allow_self_signed,
            depth,
        }
    }
}

impl ClientCertVerifier for ClientCheck {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        match &self.authorities {
            // One who may be signed by anybody is not told by whom.
            Some(authorities) if !self.allow_self_signed => authorities.root_hint_subjects(),
            _ => &[],
        }
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        if self.depth.is_some_and(|depth| intermediates.len() > depth) {
            return Err(CertificateError::ApplicationVerificationFailure.into());
        }
        let is_named = self
            .named
            .iter()
            .any(|named| named.as_ref() == end_entity.as_ref());
        if is_named || (self.allow_self_signed && is_self_issued(end_entity)) {
            check_time(end_entity, now)?;
            return Ok(ClientCertVerified::assertion());
        }
        match &self.authorities {
            Some(authorities) => authorities.verify_client_cert(end_entity, intermediates, now),
            None => Err(CertificateError::UnknownIssuer.into()),
        }
    }

    signatures_by_provider!();
}
