//! DnsCache of hosts and their addresses: by the system's rules on the thread pool, or from a name server directly. What was
//! found is remembered for a while.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::ffi::{CStr, CString};
use std::net::IpAddr;
use std::time::{Duration, Instant};

use crate::engine::io::Waits;
use crate::engine::{Engine, Interrupt};
use crate::zend::system::{self, Hints};

/// How long an address is remembered, and how many of each family, unless options say otherwise.
pub(in crate::engine) const DEFAULT_EXPIRE: Duration = Duration::from_secs(60);
pub(in crate::engine) const DEFAULT_CAPACITY: usize = 1_000;

/// IPv4 or IPv6.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Family {
    V4,
    V6,
}

impl Family {
    pub fn number(self) -> i32 {
        match self {
            Family::V4 => libc::AF_INET,
            Family::V6 => libc::AF_INET6,
        }
    }

    pub fn is_of(self, address: &IpAddr) -> bool {
        address.is_ipv4() == (self == Family::V4)
    }
}

/// Who has found an address: they need not agree.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Source {
    System,
    NameServer,
}

/// Why a name has no address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LookupError {
    NotFound,
    TimedOut,
    /// No name server is known.
    NoServer,
    /// The system's own number (`EAI_*`).
    System(i32),
}

/// Addresses that were found, those used longest ago the first to go.
#[derive(Default)]
pub(in crate::engine) struct DnsCache {
    tables: RefCell<HashMap<(Source, Family), FamilyCache>>,
}

#[derive(Default)]
struct FamilyCache {
    entries: HashMap<Vec<u8>, Entry>,
    /// Names by their last use.
    uses: BTreeMap<u64, Vec<u8>>,
    clock: u64,
}

struct Entry {
    address: IpAddr,
    expires: Instant,
    used: u64,
}

impl DnsCache {
    pub fn clear(&self) {
        self.tables.borrow_mut().clear();
    }

    fn find(&self, source: Source, family: Family, name: &[u8]) -> Option<IpAddr> {
        let mut tables = self.tables.borrow_mut();
        let table = tables.get_mut(&(source, family))?;
        table.clock += 1;
        let entry = table.entries.get_mut(name)?;
        table.uses.remove(&entry.used);
        if Instant::now() >= entry.expires {
            table.entries.remove(name);
            return None;
        }
        entry.used = table.clock;
        table.uses.insert(table.clock, name.to_vec());
        Some(entry.address)
    }

    fn remember(&self, key: (Source, Family), name: &[u8], address: IpAddr, limits: (usize, Duration)) {
        let (capacity, expire) = limits;
        let mut tables = self.tables.borrow_mut();
        let table = tables.entry(key).or_default();
        table.clock += 1;
        let entry = Entry {
            address,
            expires: Instant::now() + expire,
            used: table.clock,
        };
        if let Some(old) = table.entries.insert(name.to_vec(), entry) {
            table.uses.remove(&old.used);
        }
        table.uses.insert(table.clock, name.to_vec());
        while table.entries.len() > capacity
            && let Some((_, oldest)) = table.uses.pop_first()
        {
            table.entries.remove(&oldest);
        }
    }
}

impl Engine {
    /// The first address of a host, by the system's rules.
    pub fn address_of(
        &self,
        name: &[u8],
        family: Family,
        deadline: Option<Instant>,
    ) -> Result<Result<IpAddr, LookupError>, Interrupt> {
        if let Some(address) = literal(name) {
            return Ok(Some(address)
                .filter(|address| family.is_of(address))
                .ok_or(LookupError::NotFound));
        }
        self.remembered(Source::System, family, name, || {
            let hints = Hints {
                family: family.number(),
                socktype: libc::SOCK_STREAM,
                protocol: 0,
            };
            let found = self.addresses_of(name, None, hints, deadline)?;
            Ok(found.and_then(|addresses| addresses.into_iter().next().ok_or(LookupError::NotFound)))
        })
    }

    /// All addresses of a host, by the system's rules and in its order.
    pub fn addresses_of(
        &self,
        name: &[u8],
        service: Option<&CStr>,
        hints: Hints,
        deadline: Option<Instant>,
    ) -> Result<Result<Vec<IpAddr>, LookupError>, Interrupt> {
        let Ok(name) = CString::new(name) else {
            return Ok(Err(LookupError::System(libc::EAI_NONAME)));
        };
        let service = service.map(CStr::to_owned);
        let found = self.blocking_until(deadline, move || {
            system::addresses(&name, service.as_deref(), hints)
        })?;
        Ok(match found {
            None => Err(LookupError::TimedOut),
            Some(found) => found.map_err(LookupError::System),
        })
    }

    /// What is remembered of a name, or what `look_up` finds.
    pub(in crate::engine) fn remembered(
        &self,
        source: Source,
        family: Family,
        name: &[u8],
        look_up: impl FnOnce() -> Result<Result<IpAddr, LookupError>, Interrupt>,
    ) -> Result<Result<IpAddr, LookupError>, Interrupt> {
        let name = name.to_ascii_lowercase();
        let limits = {
            let options = self.options.borrow();
            (options.dns_cache_capacity, options.dns_cache_expire)
        };
        let remembers = limits.0 > 0 && !limits.1.is_zero();
        if remembers && let Some(address) = self.waits.names.find(source, family, &name) {
            return self.yield_if_over_budget().map(|()| Ok(address));
        }
        let found = look_up()?;
        if remembers && let Ok(address) = found {
            self.waits
                .names
                .remember((source, family), &name, address, limits);
        }
        Ok(found)
    }
}

impl Waits {
    pub fn forget_names(&self) {
        self.names.clear();
    }
}

/// The address that a name spells out.
pub(super) fn literal(name: &[u8]) -> Option<IpAddr> {
    std::str::from_utf8(name).ok()?.parse().ok()
}
