//! `--name value` options. Every option that was given must have been asked for: a typing mistake must not
//! silently measure something else.

use std::collections::HashMap;
use std::str::FromStr;

/// The options of one program run.
pub struct Args {
    options: HashMap<String, String>,
}

impl Args {
    /// Reads `--name value` pairs; fails on anything else.
    pub fn new(words: impl Iterator<Item = String>) -> Result<Args, String> {
        let mut options = HashMap::new();
        let mut words = words;
        while let Some(word) = words.next() {
            let Some(name) = word.strip_prefix("--") else {
                return Err(format!("expected --name, got '{word}'"));
            };
            let value = words.next().ok_or_else(|| format!("--{name} needs a value"))?;
            options.insert(name.to_owned(), value);
        }
        Ok(Args { options })
    }

    /// Takes an option, or its default when it was not given.
    pub fn take<T: FromStr>(&mut self, name: &str, default: T) -> Result<T, String> {
        match self.options.remove(name) {
            None => Ok(default),
            Some(text) => text
                .parse()
                .map_err(|_| format!("--{name} does not take '{text}'")),
        }
    }

    /// Takes an option that has no default.
    pub fn need<T: FromStr>(&mut self, name: &str) -> Result<T, String> {
        if !self.options.contains_key(name) {
            return Err(format!("--{name} is needed"));
        }
        let text = self.options.remove(name).unwrap_or_default();
        text.parse()
            .map_err(|_| format!("--{name} does not take '{text}'"))
    }

    /// Fails when an option is left that nobody asked for.
    pub fn finish(self) -> Result<(), String> {
        match self.options.keys().next() {
            None => Ok(()),
            Some(name) => Err(format!("--{name} means nothing here")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(words: &[&str]) -> Result<Args, String> {
        Args::new(words.iter().map(|word| (*word).to_owned()))
    }

    #[test]
    fn takes_values_and_defaults() {
        let mut given = args(&["--port", "80"]).unwrap();
        assert_eq!(given.need::<u16>("port"), Ok(80));
        assert_eq!(given.take("size", 32usize), Ok(32));
        assert!(given.need::<u16>("port").is_err());
        assert!(given.finish().is_ok());
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert!(args(&["port"]).is_err());
        assert!(args(&["--port"]).is_err());
        assert!(args(&["--port", "x"]).unwrap().need::<u16>("port").is_err());
        assert!(args(&["--prot", "80"]).unwrap().finish().is_err());
    }
}
