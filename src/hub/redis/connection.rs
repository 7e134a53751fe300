//! A connection to a server, or to a cluster. Channels of a cluster are published to where their keys are.

use redis::aio::{ConnectionLike, MultiplexedConnection};
use redis::cluster_async::ClusterConnection;
use redis::{Cmd, Pipeline, RedisError, RedisFuture, Value};

/// Topics in one command.
const AT_ONCE: usize = 512;

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
            Connection::Cluster(cluster) => {
                for command in commands {
                    command.exec_async(cluster).await?;
                }
                Ok(())
            }
        }
    }
}

impl ConnectionLike for Connection {
    fn req_packed_command<'a>(&'a mut self, command: &'a Cmd) -> RedisFuture<'a, Value> {
        match self {
            Connection::Server(server) => server.req_packed_command(command),
            Connection::Cluster(cluster) => cluster.req_packed_command(command),
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
