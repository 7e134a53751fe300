<?php

// Versions: SWOOLE_VERSION is the API level that applications test for, SWOOLE_RS_VERSION the project's own.
const SWOOLE_VERSION = '6.2.1';
const SWOOLE_VERSION_ID = 60201;
const SWOOLE_MAJOR_VERSION = 6;
const SWOOLE_MINOR_VERSION = 2;
const SWOOLE_RELEASE_VERSION = 1;
const SWOOLE_EXTRA_VERSION = '';
const SWOOLE_DEBUG = false;
/** @env CARGO_PKG_VERSION */
const SWOOLE_RS_VERSION = '0.1.0';
/** @dynamic swoole.use_shortname */
const SWOOLE_USE_SHORTNAME = true;
/** @library */
const SWOOLE_LIBRARY = true;

// Content codings
const SWOOLE_HAVE_COMPRESSION = true;
const SWOOLE_HAVE_ZLIB = true;
const SWOOLE_HAVE_BROTLI = true;
const SWOOLE_HAVE_ZSTD = true;
const SWOOLE_USE_HTTP2 = true;

// Coroutines
const SWOOLE_DEFAULT_MAX_CORO_NUM = 100000;
const SWOOLE_CORO_MAX_NUM_LIMIT = PHP_INT_MAX;
const SWOOLE_CORO_INIT = 0;
const SWOOLE_CORO_WAITING = 1;
const SWOOLE_CORO_RUNNING = 2;
const SWOOLE_CORO_END = 3;

// Channel::$errCode
const SWOOLE_CHANNEL_OK = 0;
const SWOOLE_CHANNEL_TIMEOUT = -1;
const SWOOLE_CHANNEL_CLOSED = -2;
const SWOOLE_CHANNEL_CANCELED = -3;

// What Event and System::waitEvent() wait for
const SWOOLE_EVENT_READ = 512;
const SWOOLE_EVENT_WRITE = 1024;

// The times that a Timer takes
const SWOOLE_TIMER_MIN_MS = 1;
const SWOOLE_TIMER_MIN_SEC = 0.001;
const SWOOLE_TIMER_MAX_MS = PHP_INT_MAX;
const SWOOLE_TIMER_MAX_SEC = 9223372036854776.0;

// Blocking functions that Runtime::enableCoroutine() and the option hook_flags let suspend only their coroutine
const SWOOLE_HOOK_TCP = 2;
const SWOOLE_HOOK_UDP = 4;
const SWOOLE_HOOK_UNIX = 8;
const SWOOLE_HOOK_UDG = 16;
const SWOOLE_HOOK_SSL = 32;
const SWOOLE_HOOK_TLS = 64;
const SWOOLE_HOOK_STREAM_FUNCTION = 128;
const SWOOLE_HOOK_STREAM_SELECT = 128;
const SWOOLE_HOOK_FILE = 256;
const SWOOLE_HOOK_SLEEP = 512;
const SWOOLE_HOOK_PROC = 1024;
const SWOOLE_HOOK_CURL = 2048;
const SWOOLE_HOOK_NATIVE_CURL = 4096;
const SWOOLE_HOOK_SOCKETS = 16384;
const SWOOLE_HOOK_STDIO = 32768;
const SWOOLE_HOOK_PDO_PGSQL = 65536;
const SWOOLE_HOOK_PDO_SQLITE = 524288;
const SWOOLE_HOOK_NET_FUNCTION = 2097152;
const SWOOLE_HOOK_MONGODB = 4194304;
/** All but SWOOLE_HOOK_CURL, which SWOOLE_HOOK_NATIVE_CURL replaces, and SWOOLE_HOOK_MONGODB. */
const SWOOLE_HOOK_ALL = 0x7fbff7ff;

// How processes talk to each other
const SWOOLE_IPC_NONE = 0;
const SWOOLE_IPC_UNIXSOCK = 1;
const SWOOLE_IPC_UNSOCK = 1;
const SWOOLE_IPC_MSGQUEUE = 2;
const SWOOLE_IPC_SOCKET = 3;
const SWOOLE_IPC_PREEMPTIVE = 3;
const SWOOLE_MSGQUEUE_ORIENT = 1;
const SWOOLE_MSGQUEUE_BALANCE = 2;
const SWOOLE_IOV_MAX = 1024;

// Kinds of locks
const FILE_LOCK = 2;
const SWOOLE_MUTEX = 3;
const SWOOLE_RWLOCK = 1;
const SWOOLE_SPINLOCK = 5;

// ExitException::getFlags()
const SWOOLE_EXIT_IN_COROUTINE = 2;
const SWOOLE_EXIT_IN_SERVER = 4;

// The kinds of error numbers that swoole_strerror() knows
const SWOOLE_STRERROR_SYSTEM = 0;
const SWOOLE_STRERROR_GAI = 1;
const SWOOLE_STRERROR_DNS = 2;
const SWOOLE_STRERROR_SWOOLE = 9;
