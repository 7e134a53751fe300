//! Writes a request's temporary files on the thread pool: one job at a time, so that the bytes of a file keep their
//! order, while the next ones are received.

use std::io;
use std::path::PathBuf;

use crate::engine::{Engine, Interrupt, PoolJob, TempFile};

/// Bytes that are worth a job.
const JOB_BYTES: usize = 256 * 1024;

/// What is to be done with a file, in order.
enum Step {
    /// Begin another one.
    Create,
    Write(Vec<u8>),
    /// It is complete.
    Complete,
    /// It is not wanted any more.
    Discard,
}

/// What became of the files, in the order of their creation.
pub type Files = Vec<io::Result<TempFile>>;

/// The part that goes to the pool and comes back.
struct Work {
    folder: PathBuf,
    files: Files,
    /// An empty buffer that has grown: the next one need not grow again, copying what it has each time.
    spare: Vec<u8>,
}

enum State {
    Idle(Work),
    Busy(PoolJob<Work>),
}

/// Writes of one request to its files, in their order, by jobs of the pool.
pub struct DiskWriter {
    /// None only while a job begins or ends.
    state: Option<State>,
    steps: Vec<Step>,
    /// What the last job has left.
    spare: Vec<u8>,
    /// Bytes of the steps that no job has taken yet.
    waiting: usize,
    /// Bytes that a job has.
    writing: usize,
}

impl DiskWriter {
    pub fn new(folder: PathBuf) -> Self {
        DiskWriter {
            state: Some(State::Idle(Work {
                folder,
                files: Vec::new(),
                spare: Vec::new(),
            })),
            steps: Vec::new(),
            spare: Vec::new(),
            waiting: 0,
            writing: 0,
        }
    }

    pub fn create(&mut self) {
        self.steps.push(Step::Create);
    }

    pub fn write(&mut self, bytes: &[u8]) {
        self.waiting += bytes.len();
        if let Some(Step::Write(last)) = self.steps.last_mut() {
            last.extend_from_slice(bytes);
        } else {
            let mut buffer = std::mem::take(&mut self.spare);
            buffer.reserve(bytes.len().max(JOB_BYTES / 16));
            buffer.extend_from_slice(bytes);
            self.steps.push(Step::Write(buffer));
        }
    }

    pub fn complete(&mut self) {
        self.steps.push(Step::Complete);
    }

    /// Removes the file that is being written.
    pub fn discard(&mut self) {
        if let Some(Step::Write(bytes)) = self.steps.last() {
            self.waiting -= bytes.len();
            self.steps.pop();
        }
        self.steps.push(Step::Discard);
    }

    /// Bytes in memory.
    pub fn held(&self) -> usize {
        self.waiting + self.writing + self.spare.capacity()
    }

    /// Hands over what is worth it; waits for what was handed over before.
    pub fn relieve(&mut self) -> Result<(), Interrupt> {
        if self.waiting >= JOB_BYTES {
            self.hand_over()?;
        }
        Ok(())
    }

    /// Writes all that is left, and gives the files.
    pub fn finish(mut self) -> Result<Files, Interrupt> {
        if !self.steps.is_empty() {
            self.hand_over()?;
        }
        Ok(self.idle()?.files)
    }

    fn hand_over(&mut self) -> Result<(), Interrupt> {
        let mut work = self.idle()?;
        self.spare = std::mem::take(&mut work.spare);
        let steps = std::mem::take(&mut self.steps);
        if !Engine::get().coroutines.can_suspend() {
            steps.into_iter().for_each(|step| work.carry_out(step));
            self.waiting = 0;
            self.state = Some(State::Idle(work));
            return Ok(());
        }
        self.writing = std::mem::take(&mut self.waiting);
        let job = Engine::get().start_pool_job(move || {
            steps.into_iter().for_each(|step| work.carry_out(step));
            work
        })?;
        self.state = Some(State::Busy(job));
        Ok(())
    }

    fn idle(&mut self) -> Result<Work, Interrupt> {
        self.writing = 0;
        match self.state.take() {
            Some(State::Busy(job)) => Engine::get().finish_pool_job(job),
            Some(State::Idle(work)) => Ok(work),
            // An earlier wait was interrupted, and the request with it.
            None => Err(Interrupt::Canceled),
        }
    }
}

impl Work {
    fn carry_out(&mut self, step: Step) {
        if let Step::Create = step {
            self.files.push(TempFile::create(&self.folder));
            return;
        }
        let Some(last) = self.files.last_mut() else { return };
        let Ok(file) = last else { return };
        match step {
            Step::Create => {}
            Step::Write(mut bytes) => {
                if let Err(error) = file.write(&bytes) {
                    *last = Err(error);
                }
                bytes.clear();
                self.spare = bytes;
            }
            Step::Complete => file.complete(),
            Step::Discard => *last = Err(io::ErrorKind::QuotaExceeded.into()),
        }
    }
}
