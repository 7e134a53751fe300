//! Message queues of System V (msgop(2)): messages between processes that need not be related, with borders, each of a
//! type that receivers may choose by.
//!
//! The kernel has no readiness for them, so a coroutine that waits asks again and again.

use std::io;
use std::path::Path;
use std::time::Duration;

use crate::engine::{Engine, Interrupt};

/// How long a coroutine waits before it asks again: at first, and at most.
pub const FIRST_PAUSE: Duration = Duration::from_millis(1);
pub const LONGEST_PAUSE: Duration = Duration::from_millis(20);
/// The longest message, in bytes, whatever the system allows.
pub const LONGEST: usize = 65_536;
/// Receivers that take messages of any type ask for this one.
pub const ANY_TYPE: i64 = 0;

/// A queue of the system's; it stays until it is removed, whatever becomes of the process.
#[derive(Clone, Copy)]
pub struct MessageQueue {
    id: i32,
    key: i32,
    /// Calls fail with EAGAIN or ENOMSG instead of waiting.
    never_waits: bool,
}

/// What a queue holds.
pub struct Contents {
    pub messages: u64,
    pub bytes: u64,
}

/// The key that a file gives (ftok(3)), for programs that name none.
pub fn key_of_file(path: &Path) -> Option<i32> {
    use std::os::unix::ffi::OsStrExt;
    const PROJECT: i32 = 1;
    let path = std::ffi::CString::new(path.as_os_str().as_bytes()).ok()?;
    // SAFETY: a C string; the call looks at the file's numbers.
    let key = unsafe { libc::ftok(path.as_ptr(), PROJECT) };
    (key != -1).then_some(key)
}

impl MessageQueue {
    /// Opens the queue of a key, or makes it, for this user only. `capacity`: bytes that it may hold, if not the system's
    /// usual number.
    pub fn open(key: i32, capacity: Option<u64>, never_waits: bool) -> io::Result<Self> {
        // SAFETY: plain numbers.
        let id = unsafe { libc::msgget(key, libc::IPC_CREAT | 0o600) };
        if id < 0 {
            return Err(io::Error::last_os_error());
        }
        let queue = MessageQueue { id, key, never_waits };
        if let Some(capacity) = capacity {
            let mut settings = queue.settings()?;
            settings.msg_qbytes = capacity;
            // SAFETY: reads a structure of ours.
            if unsafe { libc::msgctl(id, libc::IPC_SET, &raw mut settings) } != 0 {
                return Err(io::Error::last_os_error());
            }
        }
        Ok(queue)
    }

    pub fn id(&self) -> i32 {
        self.id
    }

    pub fn key(&self) -> i32 {
        self.key
    }

    fn settings(&self) -> io::Result<libc::msqid_ds> {
        // SAFETY: all bytes zero is a valid structure, which the call fills.
        unsafe {
            let mut settings: libc::msqid_ds = std::mem::zeroed();
            match libc::msgctl(self.id, libc::IPC_STAT, &raw mut settings) {
                0 => Ok(settings),
                _ => Err(io::Error::last_os_error()),
            }
        }
    }

    pub fn contents(&self) -> io::Result<Contents> {
        let settings = self.settings()?;
        Ok(Contents {
            messages: settings.msg_qnum,
            bytes: settings.__msg_cbytes,
        })
    }

    pub fn remove(&self) -> io::Result<()> {
        // SAFETY: plain numbers; no structure is read.
        match unsafe { libc::msgctl(self.id, libc::IPC_RMID, std::ptr::null_mut()) } {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }

    /// Sends a message of a type above 0, waiting for room: with the running coroutine, or with the whole process.
    pub fn send(&self, engine: &Engine, kind: i64, data: &[u8]) -> Result<io::Result<()>, Interrupt> {
        let mut message = vec![0_i64; 1 + data.len().div_ceil(8)];
        message[0] = kind;
        // SAFETY: the words behind the first have room for the data.
        unsafe {
            let text = message.as_mut_ptr().add(1).cast::<u8>();
            std::ptr::copy_nonoverlapping(data.as_ptr(), text, data.len());
        }
        self.until_possible(engine, |flags| {
            // SAFETY: a type and as many bytes as said.
            let sent = unsafe { libc::msgsnd(self.id, message.as_ptr().cast(), data.len(), flags) };
            if sent == 0 {
                Ok(())
            } else {
                Err(io::Error::last_os_error())
            }
        })
    }

    /// Takes the first message of a type, or of any (`ANY_TYPE`), of at most so many bytes; a longer one stays where it is
    /// (E2BIG).
    pub fn receive(&self, engine: &Engine, kind: i64, most: usize) -> Result<io::Result<Vec<u8>>, Interrupt> {
        let mut buffer = Buffer::for_message(most);
        let received = self.until_possible(engine, |flags| buffer.receive(self.id, kind, flags))?;
        Ok(received.map(|length| buffer.text(length).to_vec()))
    }

    /// The same without waiting; None: there is no such message.
    pub fn try_receive(&self, kind: i64, most: usize) -> io::Result<Option<Vec<u8>>> {
        let mut buffer = Buffer::for_message(most);
        match buffer.receive(self.id, kind, libc::IPC_NOWAIT) {
            Ok(length) => Ok(Some(buffer.text(length).to_vec())),
            Err(error) if is_not_now(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn until_possible<T>(
        &self,
        engine: &Engine,
        mut call: impl FnMut(i32) -> io::Result<T>,
    ) -> Result<io::Result<T>, Interrupt> {
        if !self.never_waits && !engine.coroutines.can_suspend() {
            return Ok(call(0));
        }
        let mut pause = FIRST_PAUSE;
        loop {
            match call(libc::IPC_NOWAIT) {
                Err(error) if !self.never_waits && is_not_now(&error) => {}
                done => return Ok(done),
            }
            engine.sleep(pause)?;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }
}

/// Room for a type and a text, as msgrcv(2) has them.
struct Buffer {
    words: Vec<i64>,
    most: usize,
}

impl Buffer {
    fn for_message(most: usize) -> Self {
        Buffer {
            words: vec![0; 1 + most.div_ceil(8)],
            most,
        }
    }

    /// The length of the text received.
    fn receive(&mut self, queue: i32, kind: i64, flags: i32) -> io::Result<usize> {
        // SAFETY: room for a type and as many bytes as said.
        let received = unsafe { libc::msgrcv(queue, self.words.as_mut_ptr().cast(), self.most, kind, flags) };
        usize::try_from(received).map_err(|_| io::Error::last_os_error())
    }

    fn text(&self, length: usize) -> &[u8] {
        // SAFETY: the text stands behind the type, and is not longer than there is room for.
        unsafe { std::slice::from_raw_parts(self.words.as_ptr().add(1).cast::<u8>(), length.min(self.most)) }
    }
}

fn is_not_now(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(libc::EAGAIN | libc::ENOMSG))
}
