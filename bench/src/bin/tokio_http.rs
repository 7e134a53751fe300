//! Hello world on tokio's current_thread runtime without PHP: one task per connection, heads parsed by httparse, the
//! same response bytes as the extension's. The extension's CPU per request is measured against this one's. Its clients are
//! measured with it: `/1k` answers with a kilobyte.

use httparse::{EMPTY_HEADER, Request, Status};
use std::cell::RefCell;
use std::io;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant, SystemTime};
use swoole_rs_bench::{http, listen};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::LocalSet;

/// Bytes that a connection's buffer has room for at least before each read.
const READ_SIZE: usize = 4 * 1024;
/// Request headers that are parsed at most.
const HEADERS_MAX: usize = 64;
/// The resolution of the Date header.
const DATE_AGE_MAX: Duration = Duration::from_secs(1);

/// What one client gets that wants more than a greeting.
const KILOBYTE: [u8; 1024] = [b'x'; 1024];

/// The whole responses, made anew once a second.
struct Answer {
    hello: Vec<u8>,
    kilobyte: Vec<u8>,
    made: Instant,
}

impl Answer {
    fn new() -> Answer {
        let now = SystemTime::now();
        Answer {
            hello: http::hello_response(now),
            kilobyte: http::response(now, &KILOBYTE),
            made: Instant::now(),
        }
    }

    fn put(&mut self, request: &Asked, out: &mut Vec<u8>) {
        if self.made.elapsed() >= DATE_AGE_MAX {
            *self = Answer::new();
        }
        out.extend_from_slice(if request.kilobyte {
            &self.kilobyte
        } else {
            &self.hello
        });
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tokio-http: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let listener = listen::from_args()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .map_err(|e| e.to_string())?;
    let tasks = LocalSet::new();
    tasks
        .block_on(&runtime, async { accept(TcpListener::from_std(listener)?).await })
        .map_err(|error| error.to_string())
}

async fn accept(listener: TcpListener) -> io::Result<()> {
    let answer = Rc::new(RefCell::new(Answer::new()));
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let answer = Rc::clone(&answer);
        // a connection that fails ends alone
        tokio::task::spawn_local(async move { connection(stream, &answer).await.ok() });
    }
}

async fn connection(mut stream: TcpStream, answer: &RefCell<Answer>) -> io::Result<()> {
    let mut input = Vec::with_capacity(READ_SIZE);
    let mut output = Vec::with_capacity(READ_SIZE);
    loop {
        input.reserve(READ_SIZE);
        if stream.read_buf(&mut input).await? == 0 {
            return Ok(());
        }
        let mut used = 0;
        let mut keep = true;
        while keep && let Some(asked) = request(&input[used..])? {
            answer.borrow_mut().put(&asked, &mut output);
            used += asked.size;
            keep = asked.keep_alive;
        }
        input.drain(..used);
        stream.write_all(&output).await?;
        output.clear();
        if !keep {
            return Ok(());
        }
    }
}

/// A request, as far as it matters here.
struct Asked {
    size: usize,
    keep_alive: bool,
    kilobyte: bool,
}

/// The request at the front of `bytes`; `None` while incomplete.
fn request(bytes: &[u8]) -> io::Result<Option<Asked>> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let mut headers = [EMPTY_HEADER; HEADERS_MAX];
    let mut request = Request::new(&mut headers);
    match request.parse(bytes).map_err(io::Error::other)? {
        Status::Partial => Ok(None),
        Status::Complete(size) => {
            let close = request.headers.iter().any(|header| {
                header.name.eq_ignore_ascii_case("connection") && header.value.eq_ignore_ascii_case(b"close")
            });
            Ok(Some(Asked {
                size,
                keep_alive: !close,
                kilobyte: request.path == Some("/1k"),
            }))
        }
    }
}
