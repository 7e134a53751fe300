//! Who a process is to the kernel. One that has started as root gives that up for good.

use std::ffi::{CString, c_char};
use std::io;

/// Room for what the system knows of a user or group.
const ENTRY_BYTES: usize = 64 * 1024;

/// A user and a group that are known to the system.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    /// Name and number. None: the user stays.
    user: Option<(CString, libc::uid_t)>,
    group: libc::gid_t,
}

impl Identity {
    /// Looks them up. Without a group it is the user's. Err: says which is not known.
    pub fn named(user: Option<&str>, group: Option<&str>) -> Result<Self, String> {
        let found = |name: &str| {
            let name = CString::new(name).ok()?;
            let (uid, gid) = user_entry(&name)?;
            Some(((name, uid), gid))
        };
        let user = user
            .map(|name| found(name).ok_or_else(|| format!("the user '{name}' is not known (setting user)")))
            .transpose()?;
        let group = group
            .map(|name| {
                let entry = CString::new(name).ok().and_then(|name| group_entry(&name));
                entry.ok_or_else(|| format!("the group '{name}' is not known (setting group)"))
            })
            .transpose()?;
        let group = group.or(user.as_ref().map(|(_, gid)| *gid));
        Ok(Identity {
            user: user.map(|(user, _)| user),
            group: group.unwrap_or_else(current_group),
        })
    }

    /// The process, with all its threads, is that from here on, and cannot go back.
    pub fn assume(&self) -> io::Result<()> {
        if self.is_assumed() {
            return Ok(());
        }
        // SAFETY: numbers, and a name that ends with NUL. libc has all threads change.
        unsafe {
            match &self.user {
                Some((name, _)) => check(libc::initgroups(name.as_ptr(), self.group))?,
                None => check(libc::setgroups(1, &raw const self.group))?,
            }
            check(libc::setresgid(self.group, self.group, self.group))?;
            if let Some((_, uid)) = &self.user {
                check(libc::setresuid(*uid, *uid, *uid))?;
            }
        }
        if self.is_assumed() {
            Ok(())
        } else {
            Err(io::ErrorKind::PermissionDenied.into())
        }
    }

    /// In every respect: real, effective, and what could be gone back to.
    fn is_assumed(&self) -> bool {
        let mut uids: [libc::uid_t; 3] = [0; 3];
        let mut gids: [libc::gid_t; 3] = [0; 3];
        // SAFETY: fills three numbers each.
        let told = unsafe {
            libc::getresuid(&raw mut uids[0], &raw mut uids[1], &raw mut uids[2]) == 0
                && libc::getresgid(&raw mut gids[0], &raw mut gids[1], &raw mut gids[2]) == 0
        };
        let is_user = self.user.as_ref().is_none_or(|(_, uid)| uids == [*uid; 3]);
        told && is_user && gids == [self.group; 3]
    }
}

fn check(result: libc::c_int) -> io::Result<()> {
    if result == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

fn current_group() -> libc::gid_t {
    // SAFETY: asks for a number.
    unsafe { libc::getegid() }
}

/// The numbers of a user and of its group.
fn user_entry(name: &CString) -> Option<(libc::uid_t, libc::gid_t)> {
    let mut buffer: Vec<c_char> = vec![0; ENTRY_BYTES];
    let mut found = std::ptr::null_mut();
    // SAFETY: all zeroes are a valid entry, which the call fills; its texts lie in the buffer, which outlives it.
    unsafe {
        let mut entry: libc::passwd = std::mem::zeroed();
        libc::getpwnam_r(
            name.as_ptr(),
            &raw mut entry,
            buffer.as_mut_ptr(),
            buffer.len(),
            &raw mut found,
        );
        (!found.is_null()).then_some((entry.pw_uid, entry.pw_gid))
    }
}

fn group_entry(name: &CString) -> Option<libc::gid_t> {
    let mut buffer: Vec<c_char> = vec![0; ENTRY_BYTES];
    let mut found = std::ptr::null_mut();
    // SAFETY: as with users.
    unsafe {
        let mut entry: libc::group = std::mem::zeroed();
        libc::getgrnam_r(
            name.as_ptr(),
            &raw mut entry,
            buffer.as_mut_ptr(),
            buffer.len(),
            &raw mut found,
        );
        (!found.is_null()).then_some(entry.gr_gid)
    }
}
