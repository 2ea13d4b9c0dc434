//! Model files: a head with magic, version, kind and checksum, then numbers in a compact form.
//!
//! Written by the training command, compiled in, read once. A file that is damaged or of another kind is refused.

const MAGIC: &[u8; 4] = b"CRBM";

/// Bytes before the content: magic, version, kind, checksum.
const HEAD: usize = 4 + 1 + 1 + 8;

/// A model file that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the model file is damaged, or was trained for another version: train it again (see docs/syntax.md)")]
pub struct Corrupt;

/// What a model does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Parts of speech.
    Tagger = 1,
    /// Dependencies.
    Parser = 2,
}

impl Kind {
    /// Changes with every change to features, columns or format.
    fn version(self) -> u8 {
        match self {
            Kind::Tagger => 2,
            Kind::Parser => 1,
        }
    }
}

/// Puts the head before a model's content.
pub fn seal(kind: Kind, content: &[u8]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.extend([kind.version(), kind as u8]);
    file.extend(checksum(content).to_le_bytes());
    file.extend(content);
    file
}

/// One file with the models of tagger and parser, each with its own head.
pub fn bundle(tagger: &[u8], parser: &[u8]) -> Vec<u8> {
    let mut file = (tagger.len() as u64).to_le_bytes().to_vec();
    file.extend(tagger);
    file.extend(parser);
    file
}

/// The models of tagger and parser in one file; empty where the file is too short, which their readers then refuse.
pub fn parts(file: &[u8]) -> (&[u8], &[u8]) {
    let Some((length, rest)) = file.split_first_chunk::<8>() else { return (&[], &[]) };
    let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX);
    rest.split_at_checked(length).unwrap_or((&[], &[]))
}

/// The models that are compiled in.
pub(super) const ENGLISH: &[u8] = include_bytes!("../../data/models/english.bin");

/// Checks the head and hands out the content.
pub(super) fn open(kind: Kind, file: &[u8]) -> Result<Bytes<'_>, Corrupt> {
    let (head, content) = file.split_at_checked(HEAD).ok_or(Corrupt)?;
    let fits = head.starts_with(MAGIC) && head[4] == kind.version() && head[5] == kind as u8;
    if fits && head[6..] == checksum(content).to_le_bytes() { Ok(Bytes(content)) } else { Err(Corrupt) }
}

fn checksum(content: &[u8]) -> u64 {
    super::hash::bytes(content)
}

/// Content still to be read.
pub(super) struct Bytes<'f>(&'f [u8]);

impl<'f> Bytes<'f> {
    /// The next `count` bytes, where they lie.
    pub(super) fn take(&mut self, count: usize) -> Result<&'f [u8], Corrupt> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Corrupt)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn byte(&mut self) -> Result<u8, Corrupt> {
        let (&byte, rest) = self.0.split_first().ok_or(Corrupt)?;
        self.0 = rest;
        Ok(byte)
    }

    /// A number in as few bytes as it needs, seven bits in each.
    pub(super) fn number(&mut self) -> Result<u32, Corrupt> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return u32::try_from(number).map_err(|_| Corrupt);
            }
        }
        Err(Corrupt)
    }
}

/// Appends a number as `Bytes::number` reads it.
pub fn push_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 128 {
        out.push(number as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_noticed() {
        let mut file = seal(Kind::Tagger, b"some content that is long enough");
        assert!(open(Kind::Tagger, &file).is_ok());
        assert!(open(Kind::Parser, &file).is_err());
        file[20] ^= 1;
        assert!(open(Kind::Tagger, &file).is_err());
        assert!(open(Kind::Tagger, b"CRBM").is_err());
    }

    #[test]
    fn numbers_survive() {
        for number in [0, 1, 127, 128, 300, 1 << 20, u32::MAX] {
            let mut out = Vec::new();
            push_number(&mut out, number);
            assert_eq!(Bytes(&out).number(), Ok(number));
        }
    }
}
