//! Byte slices as ASCII text.

impl [u8] {
    #[must_use]
    pub const fn is_ascii(&self) -> bool { self.iter().all(|b| b.is_ascii()) }

    #[must_use]
    pub const fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a.eq_ignore_ascii_case(b))
    }

    pub const fn make_ascii_uppercase(&mut self) {
        for b in self {
            b.make_ascii_uppercase();
        }
    }

    pub const fn make_ascii_lowercase(&mut self) {
        for b in self {
            b.make_ascii_lowercase();
        }
    }

    #[must_use]
    pub fn to_ascii_uppercase(&self) -> crate::vec::Vec<u8> {
        let mut v = self.to_vec();
        v.make_ascii_uppercase();
        v
    }

    #[must_use]
    pub fn to_ascii_lowercase(&self) -> crate::vec::Vec<u8> {
        let mut v = self.to_vec();
        v.make_ascii_lowercase();
        v
    }

    #[must_use]
    pub const fn trim_ascii_start(&self) -> &[u8] {
        let mut bytes = self;
        while let [first, rest @ ..] = bytes {
            if !first.is_ascii_whitespace() {
                break;
            }
            bytes = rest;
        }
        bytes
    }

    #[must_use]
    pub const fn trim_ascii_end(&self) -> &[u8] {
        let mut bytes = self;
        while let [rest @ .., last] = bytes {
            if !last.is_ascii_whitespace() {
                break;
            }
            bytes = rest;
        }
        bytes
    }

    #[must_use]
    pub const fn trim_ascii(&self) -> &[u8] { self.trim_ascii_start().trim_ascii_end() }
}
