//! Where Redis is: a server, the one that Sentinels name, or a cluster.

use std::time::Duration;

use redis::aio::MultiplexedConnection;
use redis::cluster::ClusterClientBuilder;
use redis::{
    AsyncConnectionConfig, Client, ConnectionInfo, ErrorKind, IntoConnectionInfo, ProtocolVersion, PushInfo,
    RedisConnectionInfo, RedisError, TlsCertificates,
};
use tokio::sync::mpsc::UnboundedSender;

use super::connection::Connection;
use crate::hub::options::Authorities;

/// Commands that may be on their way to Redis before others wait.
const PIPELINE: usize = 1_024;
const SENTINEL_PORT: u16 = 26_379;

pub const SCHEMES: [&str; 8] = [
    "redis://",
    "rediss://",
    "unix://",
    "redis+unix://",
    "redis+sentinel://",
    "rediss+sentinel://",
    "redis+cluster://",
    "rediss+cluster://",
];

#[derive(Clone, Debug)]
pub struct RedisAddress {
    place: Place,
    authorities: Option<Vec<u8>>,
}

#[derive(Clone, Debug)]
enum Place {
    Server(ConnectionInfo),
    Sentinels {
        sentinels: Vec<ConnectionInfo>,
        /// What they call the server.
        name: String,
        /// The server's address but for its host and port: what is before and after.
        around: (String, String),
    },
    Cluster(Vec<ConnectionInfo>),
}

impl RedisAddress {
    pub fn parse(text: &str, authorities: Option<Authorities>) -> Result<Self, String> {
        let place = match text.split_once("+sentinel://") {
            Some((scheme, rest)) => sentinels(scheme, rest)?,
            None => match text.split_once("+cluster://") {
                Some((scheme, rest)) => cluster(scheme, rest)?,
                None => Place::Server(info(text)?),
            },
        };
        let address = RedisAddress {
            place,
            authorities: authorities.map(|authorities| authorities.pem),
        };
        // What TLS has against the authorities is said now.
        if let Place::Server(info) = &address.place {
            address.client(info).map_err(|error| error.to_string())?;
        }
        Ok(address)
    }

    fn certificates(&self) -> Option<TlsCertificates> {
        self.authorities.clone().map(|pem| TlsCertificates {
            client_tls: None,
            root_cert: Some(pem),
        })
    }

    fn client(&self, info: &ConnectionInfo) -> Result<Client, RedisError> {
        match self.certificates() {
            None => Client::open(info.clone()),
            Some(certificates) => Client::build_with_tls(info.clone(), certificates),
        }
    }

    /// Connects for commands and for what is published, which `pushes` gets.
    pub async fn connect(
        &self,
        limit: Duration,
        pushes: UnboundedSender<PushInfo>,
    ) -> Result<(Connection, Connection), RedisError> {
        let info = match &self.place {
            Place::Cluster(nodes) => return self.connect_to_cluster(nodes, limit, pushes).await,
            Place::Server(info) => info.clone(),
            Place::Sentinels {
                sentinels,
                name,
                around,
            } => {
                let server = format!("{}localhost{}", around.0, around.1).into_connection_info()?;
                let (host, port) = self.ask(sentinels, name, server.redis_settings(), limit).await?;
                let host = if host.contains(':') {
                    format!("[{host}]")
                } else {
                    host
                };
                resp3(format!("{}{host}:{port}{}", around.0, around.1).into_connection_info()?)
            }
        };
        let client = self.client(&info)?;
        let config = config(limit)
            .set_pipeline_buffer_size(PIPELINE)
            .set_push_sender(pushes);
        let commands = client
            .get_multiplexed_async_connection_with_config(&config)
            .await?;
        let subscriptions = client
            .get_multiplexed_async_connection_with_config(&config)
            .await?;
        Ok((Connection::Server(commands), Connection::Server(subscriptions)))
    }

    async fn connect_to_cluster(
        &self,
        nodes: &[ConnectionInfo],
        limit: Duration,
        pushes: UnboundedSender<PushInfo>,
    ) -> Result<(Connection, Connection), RedisError> {
        let builder = || {
            let builder = ClusterClientBuilder::new(nodes.to_vec())
                .use_protocol(ProtocolVersion::RESP3)
                .connection_timeout(limit)
                .response_timeout(limit)
                .push_sender(pushes.clone());
            match self.certificates() {
                Some(certificates) => builder.certs(certificates),
                None => builder,
            }
        };
        // The client repeats what was on its way when a connection was lost, and which may be done already.
        let commands = builder().retries(0).build()?.get_async_connection().await?;
        let subscriptions = builder().build()?.get_async_connection().await?;
        Ok((Connection::Cluster(commands), Connection::Cluster(subscriptions)))
    }

    /// The first Sentinel that answers says where the server is.
    async fn ask(
        &self,
        sentinels: &[ConnectionInfo],
        name: &str,
        server: &RedisConnectionInfo,
        limit: Duration,
    ) -> Result<(String, u16), RedisError> {
        let mut why = None;
        // Each has its part of the time, so that one which does not answer leaves some to the others.
        let each = limit / sentinels.len() as u32;
        for sentinel in sentinels {
            let answer = match self.ask_one(sentinel, name, each).await {
                // It wants what the server wants.
                Err(error) if error.code() == Some("NOAUTH") => {
                    let as_server = sentinel.clone().set_redis_settings(as_user_of(server));
                    self.ask_one(&as_server, name, each).await
                }
                answer => answer,
            };
            match answer {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => {
                    let unknown = (
                        ErrorKind::InvalidClientConfig,
                        "the Sentinel knows no server of that name",
                    );
                    why = Some(unknown.into());
                }
                Err(error) => why = why.or(Some(error)),
            }
        }
        Err(why.unwrap_or_else(|| (ErrorKind::InvalidClientConfig, "there is no Sentinel").into()))
    }

    async fn ask_one(
        &self,
        sentinel: &ConnectionInfo,
        name: &str,
        limit: Duration,
    ) -> Result<Option<(String, u16)>, RedisError> {
        let client = self.client(sentinel)?;
        let mut connection: MultiplexedConnection = client
            .get_multiplexed_async_connection_with_config(&config(limit))
            .await?;
        redis::cmd("SENTINEL")
            .arg("GET-MASTER-ADDR-BY-NAME")
            .arg(name)
            .query_async(&mut connection)
            .await
    }
}

fn config(limit: Duration) -> AsyncConnectionConfig {
    AsyncConnectionConfig::new()
        .set_connection_timeout(Some(limit))
        .set_response_timeout(Some(limit))
}

fn info(text: &str) -> Result<ConnectionInfo, String> {
    let info = text.into_connection_info().map_err(|error| error.to_string())?;
    Ok(resp3(info))
}

fn resp3(info: ConnectionInfo) -> ConnectionInfo {
    let settings = info.redis_settings().clone().set_protocol(ProtocolVersion::RESP3);
    info.set_redis_settings(settings)
}

/// The same user and password, in no database.
fn as_user_of(server: &RedisConnectionInfo) -> RedisConnectionInfo {
    let mut settings = RedisConnectionInfo::default();
    if let Some(user) = server.username() {
        settings = settings.set_username(user);
    }
    if let Some(password) = server.password() {
        settings = settings.set_password(password);
    }
    settings
}

/// The user with its password, if there is one, and what comes after.
fn split_user(rest: &str) -> (&str, &str) {
    match rest.rfind('@') {
        Some(at) => rest.split_at(at + 1),
        None => ("", rest),
    }
}

fn sentinels(scheme: &str, rest: &str) -> Result<Place, String> {
    let (user, rest) = split_user(rest);
    let (hosts, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (name, database) = path.split_once('/').unwrap_or((path, ""));
    if name.is_empty() {
        return Err("the name of the server that the Sentinels watch is missing".to_owned());
    }
    let sentinels = hosts.split(',').map(|host| {
        let has_port = host.rsplit_once(':').is_some_and(|(_, port)| !port.contains(']'));
        match has_port {
            true => format!("{scheme}://{host}").into_connection_info(),
            false => format!("{scheme}://{host}:{SENTINEL_PORT}").into_connection_info(),
        }
    });
    let sentinels = sentinels
        .collect::<Result<_, _>>()
        .map_err(|error| error.to_string())?;
    let around = (format!("{scheme}://{user}"), format!("/{database}"));
    info(&format!("{}localhost{}", around.0, around.1))?;
    Ok(Place::Sentinels {
        sentinels,
        name: name.to_owned(),
        around,
    })
}

fn cluster(scheme: &str, rest: &str) -> Result<Place, String> {
    let (user, hosts) = split_user(rest);
    if hosts.contains('/') {
        return Err("a cluster has no databases".to_owned());
    }
    let nodes = hosts
        .split(',')
        .map(|host| info(&format!("{scheme}://{user}{host}")));
    Ok(Place::Cluster(nodes.collect::<Result<_, _>>()?))
}
