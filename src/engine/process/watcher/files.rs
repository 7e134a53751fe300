//! Which of the files that a script consists of have changed. Their folders are watched and not they themselves: an editor
//! that saves puts another file in the place of the old one. What is above the folders is watched, too: whoever unpacks or
//! deploys puts another folder, or a link to one, in the place of the old one.

use std::collections::{BTreeMap, HashMap, HashSet};
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
    known: HashSet<PathBuf>,
    /// The folders of known files and those above them; a folder comes before what is in it.
    folders: BTreeMap<PathBuf, Folder>,
    /// The names of what inotify looks at: one folder has several if links lead to it.
    names: HashMap<WatchDescriptor, Vec<PathBuf>>,
}

#[derive(Default)]
struct Folder {
    /// Known files are in it, and not only folders of them.
    has_files: bool,
    /// None: it does not exist, or cannot be watched.
    watch: Option<WatchDescriptor>,
}

impl Files {
    pub fn new() -> io::Result<Self> {
        Ok(Files {
            inotify: Inotify::init()?,
            known: HashSet::new(),
            folders: BTreeMap::new(),
            names: HashMap::new(),
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
        if !self.known.insert(path.to_owned()) || self.has_files(folder) {
            return;
        }
        self.folders.entry(folder.to_owned()).or_default().has_files = true;
        let above: Vec<_> = folder.ancestors().skip(1).collect();
        for above in above.into_iter().rev() {
            if !self.folders.contains_key(above) {
                self.folders.insert(above.to_owned(), Folder::default());
                self.watch(above);
            }
        }
        self.watch(folder);
    }

    fn has_files(&self, folder: &Path) -> bool {
        self.folders.get(folder).is_some_and(|folder| folder.has_files)
    }

    /// Watches what has the folder's name now, and no longer what had it before.
    fn watch(&mut self, path: &Path) {
        let Some(folder) = self.folders.get_mut(path) else {
            return;
        };
        let mut changes = WatchMask::MOVED_TO | WatchMask::CREATE | WatchMask::ONLYDIR | WatchMask::MASK_ADD;
        if folder.has_files {
            changes |= WatchMask::CLOSE_WRITE;
        }
        let watch = self.inotify.watches().add(path, changes).ok();
        let before = std::mem::replace(&mut folder.watch, watch.clone());
        if before == watch {
            return;
        }
        if let Some(before) = before
            && let Some(names) = self.names.get_mut(&before)
        {
            names.retain(|name| name != path);
            if names.is_empty() {
                self.names.remove(&before);
                // The kernel may have done so itself, with the folder's end.
                let _ = self.inotify.watches().remove(before);
            }
        }
        if let Some(watch) = watch {
            self.names.entry(watch).or_default().push(path.to_owned());
        }
    }

    /// A folder before what is in it: what does not exist yet is heard of by the folder that it will be in.
    fn watch_anew(&mut self) {
        let folders: Vec<_> = self.folders.keys().cloned().collect();
        for folder in folders {
            self.watch(&folder);
        }
    }

    /// Takes what has happened. True: a file has changed. `any`: any file of PHP's in those folders counts, since the
    /// program has not said what it consists of, or has ended.
    pub fn take_changes(&mut self, any: bool) -> bool {
        let mut buffer = [0; EVENTS];
        let (mut changed, mut has_new_folders) = (false, false);
        while let Ok(events) = self.inotify.read_events(&mut buffer) {
            let mut none = true;
            for event in events {
                none = false;
                if event.mask.contains(EventMask::Q_OVERFLOW) {
                    // More has happened than the kernel could note down.
                    has_new_folders = true;
                }
                let (Some(folders), Some(name)) = (self.names.get(&event.wd), event.name) else {
                    continue;
                };
                for folder in folders {
                    let path = folder.join(name);
                    has_new_folders |= self.folders.contains_key(&path);
                    changed |= self.known.contains(&path)
                        || (self.has_files(folder)
                            && is_php(&path)
                            && (any || is_new_link(&path, event.mask)));
                }
            }
            if none {
                break;
            }
        }
        if has_new_folders {
            self.watch_anew();
        }
        changed || has_new_folders
    }
}

fn is_php(path: &Path) -> bool {
    matches!(path.extension().and_then(OsStr::to_str), Some("php" | "inc"))
}

/// PHP tells of included files by the names of what links lead to. Where one leads now may be a file that is not known. One
/// that leads nowhere is an editor's note that somebody edits a file.
fn is_new_link(path: &Path, event: EventMask) -> bool {
    event.intersects(EventMask::CREATE | EventMask::MOVED_TO) && path.is_symlink() && path.is_file()
}
