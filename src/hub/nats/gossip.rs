//! What nodes tell each other of their members: a line that says what it is, and perhaps more.
//!
//! * `+NODE VERSION NUMBER CHANNEL\n` and the info: a member came, or has another info.
//! * `-NODE VERSION NUMBER CHANNEL\n`: it went.
//! * `=NODE VERSION NODES\n`: the node lives, and knows of so many.
//! * `?NODE\n`: who is there?
//! * `!NODE\n`: this node wants all that the one who is asked has.
//! * `#NODE VERSION PART PARTS\n`: a part of that, a line and the info for each member: `NUMBER LENGTH CHANNEL\n`.
//! * `~NODE\n`: the node goes.
//!
//! VERSION numbers the node's changes: who has missed one asks for all.

use std::rc::Rc;

use super::subjects::{of_token, token};
use crate::hub::presence::Change;
use crate::hub::{Info, Name};

/// A member of its node's.
pub type Key = (Name, u64);

/// What a node tells the others of its members.
pub enum Gossip {
    Changed {
        version: u64,
        change: Change,
        key: Key,
        info: Info,
    },
    Alive {
        version: u64,
        nodes: usize,
    },
    WhoIsThere,
    Wanted,
    Part {
        version: u64,
        part: usize,
        parts: usize,
        members: Vec<(Key, Info)>,
    },
    Goodbye,
}

pub fn changed(node: &str, version: u64, change: Change, key: &Key, info: &[u8]) -> Vec<u8> {
    let sign = match change {
        Change::Joined => '+',
        Change::Left => '-',
    };
    let head = format!("{sign}{node} {version} {} {}\n", key.1, token(&key.0));
    [head.as_bytes(), info].concat()
}

pub fn alive(node: &str, version: u64, nodes: usize) -> Vec<u8> {
    format!("={node} {version} {nodes}\n").into_bytes()
}

pub fn who_is_there(node: &str) -> Vec<u8> {
    format!("?{node}\n").into_bytes()
}

pub fn wanted(node: &str) -> Vec<u8> {
    format!("!{node}\n").into_bytes()
}

pub fn goodbye(node: &str) -> Vec<u8> {
    format!("~{node}\n").into_bytes()
}

/// All members of a node, in parts that the server takes.
pub fn parts<'a>(
    node: &str,
    version: u64,
    members: impl Iterator<Item = (&'a Key, &'a Info)>,
    max_body: usize,
) -> Vec<Vec<u8>> {
    let mut bodies = vec![Vec::new()];
    for ((channel, number), info) in members {
        let mut entry = format!("{number} {} {}\n", info.len(), token(channel)).into_bytes();
        entry.extend_from_slice(info);
        let body = bodies.last_mut().expect("there is one from the beginning");
        if !body.is_empty() && body.len() + entry.len() > max_body / 2 {
            bodies.push(entry);
        } else {
            body.append(&mut entry);
        }
    }
    let parts = bodies.len();
    let numbered = bodies.into_iter().enumerate();
    numbered
        .map(|(part, body)| [format!("#{node} {version} {part} {parts}\n").as_bytes(), &body].concat())
        .collect()
}

/// Who says it, and what. None: it is none of ours.
pub fn decode(bytes: &[u8]) -> Option<(String, Gossip)> {
    let (head, rest) = line(bytes)?;
    let (sign, head) = head.split_at_checked(1)?;
    let mut words = head.split(' ');
    let node = words.next()?.to_owned();
    let mut number = || words.next()?.parse::<u64>().ok();
    let gossip = match sign {
        "+" | "-" => {
            let (version, member) = (number()?, number()?);
            Gossip::Changed {
                version,
                change: if sign == "+" { Change::Joined } else { Change::Left },
                key: (of_token(words.next()?)?.into(), member),
                info: rest.into(),
            }
        }
        "=" => Gossip::Alive {
            version: number()?,
            nodes: number()? as usize,
        },
        "?" => Gossip::WhoIsThere,
        "!" => Gossip::Wanted,
        "#" => Gossip::Part {
            version: number()?,
            part: number()? as usize,
            parts: number()? as usize,
            members: members(rest)?,
        },
        "~" => Gossip::Goodbye,
        _ => return None,
    };
    Some((node, gossip))
}

fn members(mut rest: &[u8]) -> Option<Vec<(Key, Info)>> {
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (head, tail) = line(rest)?;
        let mut words = head.split(' ');
        let number = words.next()?.parse().ok()?;
        let length: usize = words.next()?.parse().ok()?;
        let channel: Name = of_token(words.next()?)?.into();
        let (info, tail) = tail.split_at_checked(length)?;
        found.push(((channel, number), Rc::from(info)));
        rest = tail;
    }
    Some(found)
}

fn line(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = memchr::memchr(b'\n', bytes)?;
    Some((std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 1..]))
}
