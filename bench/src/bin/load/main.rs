//! The load client: one thread, epoll, one figure line per run. It must cost less than the server it measures, so
//! buffers are reused, requests are made once, and one `recv` takes all that a connection has.
//!
//! Each mode is a file; `peer` has what they share: connecting, reading frames, writing what the kernel takes.

mod broadcast;
mod chaos;
mod churn;
mod deflate;
mod echo;
mod flood;
mod hold;
mod http;
mod latency;
mod peer;
mod rate;
mod upload;
mod window;

use std::process::ExitCode;
use swoole_rs_bench::args::Args;

const USAGE: &str = "load MODE --port N [--name value ...]

  ws-echo       --connections 64 --size 32 --deflate 0 --seconds 3 --warmup 0.5 --path /websocket
  ws-broadcast  --connections 64 --size 32 --window 1 --seconds 3 --warmup 0.5 --path /websocket
  http          --connections 64 --pipeline 1 --headers plain|browser|gzip --seconds 3 --warmup 0.5 --path /
  upload        --connections 4 --bytes 16777216 --seconds 3 --path /upload
  ws-idle       --connections 1000 --echo 1 --seconds 60 --path /websocket
  announce      --connections 64 --bytes 16777216 --seconds 60 --path /websocket
  http-churn    --count 10000 --seconds 60 --path /
  ws-churn      --count 10000 --seconds 60 --leave clean|abrupt --path /websocket
  ws-latency    --connections 16 --size 32 --interval-us 2000 --seconds 3 --warmup 0.5 --path /websocket
  http-rate     --rate 10000 --connections 64 --headers plain --seconds 3 --warmup 0.5 --path /
  ws-rate       --rate 10000 --connections 64 --size 32 --seconds 3 --warmup 0.5 --path /websocket
  chaos         --deaf 16 --slow 64 --pingers 4 --fragmenters 4 --seconds 60 --path /websocket
  flood         --size 32 --interval-us 500 --seconds 3 --warmup 0.5 --path /websocket

ws-idle, announce and chaos hold until standard input closes or the seconds are over; the first line comes when all
are up.
All modes take --host 127.0.0.1. The result is one JSON line; a wrong or missing answer is an error.";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let Some(mode) = words.next() else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match run(&mode, words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("load {mode}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mode: &str, words: impl Iterator<Item = String>) -> Result<(), String> {
    let args = Args::new(words)?;
    match mode {
        "ws-echo" => echo::run(args),
        "ws-broadcast" => broadcast::run(args),
        "http" => http::run(args),
        "upload" => upload::run(args),
        "ws-idle" => hold::idle(args),
        "announce" => hold::announce(args),
        "http-churn" => churn::http(args),
        "ws-churn" => churn::websocket(args),
        "ws-latency" => latency::run(args),
        "http-rate" => rate::http(args),
        "ws-rate" => rate::websocket(args),
        "chaos" => chaos::run(args),
        "flood" => flood::run(args),
        _ => Err(format!("no such mode\n\n{USAGE}")),
    }
}
