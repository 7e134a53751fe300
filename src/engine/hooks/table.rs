//! What is hooked: which functions of libc, in which objects, under which flags, and what becomes of a call that would
//! wait. The documentation's table is made from this one (`tests.rs` compares them).

/// What becomes of a call that would wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Treatment {
    /// It is made when it does not wait any more; the coroutine is suspended until then.
    Suspends,
    /// It is made by another thread; the coroutine is suspended until that is done.
    Pool,
    /// It is tried again and again, with the coroutine asleep in between.
    Retries,
    /// It fails, so that who calls reads and writes instead.
    Refused,
    /// It waits for nothing, and is looked at for the sake of the others.
    Watched,
}

/// Functions that belong together.
// What says it to people is read by the tests, which compare the documentation.
#[allow(dead_code)]
#[derive(Debug)]
pub struct Group {
    pub what: &'static str,
    pub functions: &'static [&'static str],
    /// Names of `SWOOLE_HOOK_*`, of which one is enough.
    pub flags: &'static str,
    pub treatment: Treatment,
}

const DESCRIPTORS: &str = "TCP, UDP, UNIX, UDG, SSL, TLS, STREAM_FUNCTION, SOCKETS, NATIVE_CURL, PDO_PGSQL";

pub const GROUPS: &[Group] = &[
    Group {
        what: "waiting for descriptors",
        functions: &[
            "poll",
            "__poll_chk",
            "ppoll",
            "__ppoll_chk",
            "select",
            "pselect",
            "epoll_wait",
            "epoll_pwait",
            "epoll_pwait2",
        ],
        flags: DESCRIPTORS,
        treatment: Treatment::Suspends,
    },
    Group {
        what: "sockets",
        functions: &[
            "connect",
            "accept",
            "accept4",
            "recv",
            "__recv_chk",
            "recvfrom",
            "__recvfrom_chk",
            "recvmsg",
            "send",
            "sendto",
            "sendmsg",
        ],
        flags: DESCRIPTORS,
        treatment: Treatment::Suspends,
    },
    Group {
        what: "pipes, terminals, sockets",
        functions: &["read", "__read_chk", "readv", "write", "writev"],
        flags: "STDIO, PROC, and those of sockets",
        treatment: Treatment::Suspends,
    },
    Group {
        what: "files that are not in the page cache; opening named pipes",
        functions: &[
            "read",
            "__read_chk",
            "readv",
            "pread",
            "pread64",
            "__pread_chk",
            "__pread64_chk",
            "open",
            "open64",
            "__open_2",
            "__open64_2",
        ],
        flags: "FILE, STDIO",
        treatment: Treatment::Pool,
    },
    Group {
        what: "disks",
        functions: &[
            "fsync",
            "fdatasync",
            "ftruncate",
            "ftruncate64",
            "unlink",
            "rename",
            "mkdir",
            "rmdir",
            "copy_file_range",
            "opendir",
            "glob",
            "glob64",
        ],
        flags: "FILE, STDIO",
        treatment: Treatment::Pool,
    },
    Group {
        what: "copying inside the kernel",
        functions: &["sendfile", "sendfile64", "splice"],
        flags: DESCRIPTORS,
        treatment: Treatment::Refused,
    },
    Group {
        what: "locks of files",
        functions: &["flock", "fcntl", "fcntl64"],
        flags: "FILE, STDIO",
        treatment: Treatment::Retries,
    },
    Group {
        what: "queues and semaphores of System V",
        functions: &["msgrcv", "msgsnd", "semop"],
        flags: "FILE, STDIO",
        treatment: Treatment::Retries,
    },
    Group {
        what: "sleeping",
        functions: &["sleep", "usleep", "nanosleep", "clock_nanosleep"],
        flags: "SLEEP; of SQLite PDO_SQLITE",
        treatment: Treatment::Suspends,
    },
    Group {
        what: "names of hosts",
        functions: &[
            "getaddrinfo",
            "gethostbyname_r",
            "getnameinfo",
            "res_nsearch",
            "__res_nsearch",
        ],
        flags: "NET_FUNCTION; of curl NATIVE_CURL",
        treatment: Treatment::Pool,
    },
    Group {
        what: "threads of libraries, such as libcurl's for names",
        functions: &["pthread_join"],
        flags: "NET_FUNCTION; of curl NATIVE_CURL",
        treatment: Treatment::Retries,
    },
    Group {
        what: "processes",
        functions: &["waitpid", "wait", "wait3", "wait4", "popen", "pclose"],
        flags: "PROC, STDIO; of mail() NET_FUNCTION",
        treatment: Treatment::Suspends,
    },
    Group {
        what: "signals that a script takes itself",
        functions: &["sigwait", "sigwaitinfo", "sigtimedwait"],
        flags: "PROC, STDIO",
        treatment: Treatment::Retries,
    },
    Group {
        what: "loading libraries, which are hooked then",
        functions: &[LOADING],
        flags: "any",
        treatment: Treatment::Watched,
    },
    Group {
        what: "closing what others wait for; what was just opened; locks that a library holds over a wait",
        functions: &[
            "close",
            "fclose",
            "fstat",
            "fstat64",
            "pthread_mutex_lock",
            "pthread_mutex_trylock",
            "pthread_mutex_timedlock",
            "pthread_mutex_unlock",
            "pthread_rwlock_rdlock",
            "pthread_rwlock_tryrdlock",
            "pthread_rwlock_wrlock",
            "pthread_rwlock_trywrlock",
            "pthread_rwlock_unlock",
        ],
        flags: "any",
        treatment: Treatment::Watched,
    },
];

/// Loads objects.
const LOADING: &str = "dlopen";

/// Which functions of an object are replaced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    All,
    /// Only so far that a call which was interrupted does not go on trying.
    Interruptions,
    /// It holds locks of its own over everything else.
    Sleeps,
    /// It loads others, and waits for nothing.
    Loads,
}

/// Objects by the beginnings of their file names; the executable has none.
pub const OBJECTS: &[(&str, Scope)] = &[
    ("php", Scope::All),
    ("libphp", Scope::All),
    ("sockets.", Scope::All),
    ("curl.", Scope::All),
    ("ftp.", Scope::All),
    ("ldap.", Scope::All),
    ("mysqlnd.", Scope::All),
    ("mysqli.", Scope::All),
    ("pgsql.", Scope::All),
    ("pdo_pgsql.", Scope::All),
    ("pcntl.", Scope::All),
    ("sysvmsg.", Scope::All),
    ("sysvsem.", Scope::All),
    ("redis.", Scope::All),
    ("mongodb.", Scope::All),
    ("amqp.", Scope::All),
    ("memcached.", Scope::All),
    ("soap.", Scope::All),
    ("libpq.", Scope::All),
    ("libcurl", Scope::All),
    ("libmysqlclient", Scope::All),
    ("libmariadb", Scope::All),
    ("librabbitmq", Scope::All),
    ("libmemcached", Scope::All),
    ("libhiredis", Scope::All),
    ("libssh2.", Scope::All),
    ("libldap", Scope::All),
    ("liblber", Scope::All),
    ("libkrb5.", Scope::All),
    ("libedit.", Scope::All),
    ("libreadline", Scope::All),
    ("libcrypto", Scope::Interruptions),
    ("libsqlite3", Scope::Sleeps),
    ("ffi.", Scope::Loads),
    ("libltdl.", Scope::Loads),
];

/// How an object's functions are replaced; None: not at all. `more`: what a setting adds, separated by commas.
pub fn scope_of(path: &str, more: &str) -> Option<Scope> {
    let file = match path.rsplit('/').next() {
        None | Some("") => "php",
        Some(file) => file,
    };
    let listed = OBJECTS.iter().find(|(start, _)| file.starts_with(start));
    match listed {
        Some((_, scope)) => Some(*scope),
        None => {
            let mut added = more.split(',').map(str::trim).filter(|start| !start.is_empty());
            added.any(|start| file.starts_with(start)).then_some(Scope::All)
        }
    }
}

/// Other names that libc exports functions of the table by.
const ALIASES: &[(&str, &str)] = &[
    ("__close", "close"),
    ("__connect", "connect"),
    ("__fcntl", "fcntl"),
    ("__nanosleep", "nanosleep"),
    ("__open", "open"),
    ("__open64", "open64"),
    ("__poll", "poll"),
    ("__pread64", "pread64"),
    ("__pthread_mutex_lock", "pthread_mutex_lock"),
    ("__pthread_mutex_trylock", "pthread_mutex_trylock"),
    ("__pthread_mutex_unlock", "pthread_mutex_unlock"),
    ("__pthread_rwlock_rdlock", "pthread_rwlock_rdlock"),
    ("__pthread_rwlock_tryrdlock", "pthread_rwlock_tryrdlock"),
    ("__pthread_rwlock_trywrlock", "pthread_rwlock_trywrlock"),
    ("__pthread_rwlock_unlock", "pthread_rwlock_unlock"),
    ("__pthread_rwlock_wrlock", "pthread_rwlock_wrlock"),
    ("__read", "read"),
    ("__select", "select"),
    ("__send", "send"),
    ("__wait", "wait"),
    ("__waitpid", "waitpid"),
    ("__write", "write"),
    ("_IO_fclose", "fclose"),
    ("_IO_popen", "popen"),
];

/// The name by which the table has a function.
pub fn listed_name(function: &str) -> &str {
    let alias = ALIASES.iter().find(|(alias, _)| *alias == function);
    alias.map_or(function, |(_, listed)| listed)
}

/// Whether a function waits for what others do, and not only for a disk: `read` and `write`, which everybody has, do not tell.
pub fn waits(function: &str) -> bool {
    const NOT_ONLY: [&str; 5] = ["read", "__read_chk", "readv", "write", "writev"];
    let function = listed_name(function);
    let mut groups = GROUPS
        .iter()
        .filter(|group| group.treatment == Treatment::Suspends);
    groups.any(|group| group.functions.contains(&function)) && !NOT_ONLY.contains(&function)
}

/// Whether a function is replaced in an object of that scope.
pub fn is_replaced(scope: Scope, function: &str) -> bool {
    let function = listed_name(function);
    match scope {
        Scope::All => GROUPS.iter().any(|group| group.functions.contains(&function)),
        Scope::Interruptions => matches!(function, "read" | "write"),
        Scope::Loads => function == LOADING,
        Scope::Sleeps => matches!(function, "sleep" | "usleep" | "nanosleep" | "clock_nanosleep"),
    }
}
