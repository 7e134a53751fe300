//! Which of the files that a script consists of have changed. Their folders are watched and not they themselves: an editor
//! that saves puts another file in the place of the old one.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::io;
use std::os::fd::{AsRawFd, RawFd};
use std::path::{Path, PathBuf};

use inotify::{EventMask, Inotify, WatchDescriptor, WatchMask};

/// Bytes of events that are read at once.
const EVENTS: usize = 16 * 1024;

/// The files that a watched script consists of, by the folders that inotify looks at.
pub struct Files {
    inotify: Inotify,
    folders: HashMap<WatchDescriptor, PathBuf>,
    known: HashSet<PathBuf>,
}

impl Files {
    pub fn new() -> io::Result<Self> {
        Ok(Files {
            inotify: Inotify::init()?,
            folders: HashMap::new(),
            known: HashSet::new(),
        })
    }

    pub fn fd(&self) -> RawFd {
        self.inotify.as_raw_fd()
    }

    /// Watches a file, too. It may be no file of the system's: then it does not change.
    pub fn add(&mut self, path: &Path) {
        let Some(folder) = path.parent().filter(|_| path.is_absolute()) else {
            return;
        };
        if self.known.contains(path) {
            return;
        }
        let changes = WatchMask::CLOSE_WRITE | WatchMask::MOVED_TO | WatchMask::CREATE | WatchMask::ONLYDIR;
        if let Ok(watch) = self.inotify.watches().add(folder, changes) {
            self.folders.insert(watch, folder.to_owned());
            self.known.insert(path.to_owned());
        }
    }

    /// Takes what has happened. True: a file has changed. `any`: any file of PHP's in those folders counts, since the
    /// program has not said what it consists of, or has ended.
    pub fn take_changes(&mut self, any: bool) -> bool {
        let mut buffer = [0; EVENTS];
        let mut changed = false;
        while let Ok(events) = self.inotify.read_events(&mut buffer) {
            let mut none = true;
            for event in events {
                none = false;
                // More has happened than the kernel could note down.
                changed |= event.mask.contains(EventMask::Q_OVERFLOW);
                if let (Some(folder), Some(name)) = (self.folders.get(&event.wd), event.name) {
                    let path = folder.join(name);
                    changed |= self.known.contains(&path) || (any && is_php(&path));
                }
            }
            if none {
                break;
            }
        }
        changed
    }
}

fn is_php(path: &Path) -> bool {
    matches!(path.extension().and_then(OsStr::to_str), Some("php" | "inc"))
}
