//! A connection to a server, or to a cluster. Channels of a cluster are published to where their keys are.
//!
//! Commands publish and count: none may be done twice. What a cluster refuses, because a key is elsewhere or a server is missing, is
//! repeated here for a while; what it may have done is not.

use std::time::Duration;

use redis::aio::{ConnectionLike, MultiplexedConnection};
use redis::cluster_async::ClusterConnection;
use redis::{Cmd, ErrorKind, Pipeline, RedisError, RedisFuture, RetryMethod, Value};
use tokio::time::sleep;

/// Topics in one command.
const AT_ONCE: usize = 512;
/// How often a cluster is asked that refuses, and the first pause, which doubles up to the longest: two seconds in all.
const ATTEMPTS: u32 = 12;
const FIRST_PAUSE: Duration = Duration::from_millis(5);
const LONGEST_PAUSE: Duration = Duration::from_millis(320);

#[derive(Clone)]
pub enum Connection {
    Server(MultiplexedConnection),
    Cluster(ClusterConnection),
}

impl Connection {
    pub fn is_cluster(&self) -> bool {
        matches!(self, Connection::Cluster(_))
    }

    /// The command that publishes to a channel's topic.
    pub fn publish(&self) -> &'static str {
        if self.is_cluster() { "SPUBLISH" } else { "PUBLISH" }
    }

    /// To topics of channels.
    pub async fn subscribe(&mut self, topics: Vec<String>) -> Result<(), RedisError> {
        match self {
            Connection::Server(server) => {
                for some in topics.chunks(AT_ONCE) {
                    server.subscribe(some).await?;
                }
            }
            Connection::Cluster(cluster) => {
                for topic in topics {
                    cluster.ssubscribe(topic).await?;
                }
            }
        }
        Ok(())
    }

    pub async fn unsubscribe(&mut self, topic: &str) -> Result<(), RedisError> {
        match self {
            Connection::Server(server) => server.unsubscribe(topic).await,
            Connection::Cluster(cluster) => cluster.sunsubscribe(topic).await,
        }
    }

    /// To what is published to all nodes of a cluster.
    pub async fn subscribe_everywhere(&mut self, topic: String) -> Result<(), RedisError> {
        match self {
            Connection::Server(server) => server.subscribe(topic).await,
            Connection::Cluster(cluster) => cluster.subscribe(topic).await,
        }
    }

    /// Commands whose keys may be anywhere, and whose answers say nothing.
    pub async fn run_all(&mut self, commands: Vec<Cmd>) -> Result<(), RedisError> {
        match self {
            Connection::Server(server) => {
                let mut pipe = redis::pipe();
                for command in commands {
                    pipe.add_command(command).ignore();
                }
                pipe.query_async(server).await
            }
            Connection::Cluster(_) => {
                for command in commands {
                    command.exec_async(self).await?;
                }
                Ok(())
            }
        }
    }
}

async fn ask_cluster(cluster: &mut ClusterConnection, command: &Cmd) -> Result<Value, RedisError> {
    let mut pause = FIRST_PAUSE;
    for _ in 1..ATTEMPTS {
        match cluster.req_packed_command(command).await {
            Err(refused) if was_not_done(&refused) => {}
            answer => return answer,
        }
        sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
    cluster.req_packed_command(command).await
}

/// A server has said so, or there is none to say anything.
fn was_not_done(refused: &RedisError) -> bool {
    refused.kind() == ErrorKind::ClusterConnectionNotFound
        || (matches!(refused.kind(), ErrorKind::Server(_))
            && !matches!(refused.retry_method(), RetryMethod::NoRetry))
}

impl ConnectionLike for Connection {
    fn req_packed_command<'a>(&'a mut self, command: &'a Cmd) -> RedisFuture<'a, Value> {
        match self {
            Connection::Server(server) => server.req_packed_command(command),
            Connection::Cluster(cluster) => Box::pin(ask_cluster(cluster, command)),
        }
    }

    fn req_packed_commands<'a>(
        &'a mut self,
        pipeline: &'a Pipeline,
        offset: usize,
        count: usize,
    ) -> RedisFuture<'a, Vec<Value>> {
        match self {
            Connection::Server(server) => server.req_packed_commands(pipeline, offset, count),
            Connection::Cluster(cluster) => cluster.req_packed_commands(pipeline, offset, count),
        }
    }

    fn get_db(&self) -> i64 {
        match self {
            Connection::Server(server) => server.get_db(),
            Connection::Cluster(cluster) => cluster.get_db(),
        }
    }
}
