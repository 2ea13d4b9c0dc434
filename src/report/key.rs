//! The key of a finding: what it says, in short, so that a decision finds it again in a later report.
//!
//! A key is made of the kind, the slot, and for each value the passages that prove it, as hashes of their words:
//! `diverge/number:5f0c11d2.08aa7e51|77f0a3c4`. Numbers of a report change when articles are added; passages do not.

use crate::decision::plain;
use crate::finding::{FindingKind, Slot};

use super::model::ValueEntry;
use super::words::{kind_word, slot_word};

/// The key of a finding of `values`.
pub fn of(kind: FindingKind, slot: Slot, values: &[ValueEntry]) -> String {
    let parts: Vec<String> = values.iter().map(|value| parts(slot, value).join(".")).collect();
    format!("{}/{}:{}", kind_word(kind), slot_word(slot), parts.join("|"))
}

/// Whether the finding of key `fresh` is the one of key `known`, articles having been added or taken away meanwhile.
///
/// A discrepancy is known where each of its values has a passage of a value of the known one, no two of them of the
/// same: another outlet on one of the sides changes nothing, but a value that nobody gave before is news. What has one
/// value is known by more than half of the passages of the shorter of the two, and by two of them where it has two.
///
/// ```
/// use corroborate::report::key::is_known;
/// assert!(is_known("diverge/number:a.b|c", "diverge/number:a.d|c.e"));
/// assert!(!is_known("diverge/number:a|c", "diverge/number:a|c|f"), "a third value is news");
/// assert!(!is_known("diverge/number:a|c", "diverge/date:a|c"));
/// assert!(is_known("agree/event:a.b.c", "agree/event:a.b.d"));
/// assert!(!is_known("agree/event:a.b.c", "agree/event:a.d.e"));
/// ```
pub fn is_known(known: &str, fresh: &str) -> bool {
    let (Some((known_head, known)), Some((fresh_head, fresh))) = (known.split_once(':'), fresh.split_once(':')) else {
        return false;
    };
    let (known, fresh) = (values(known), values(fresh));
    if known_head != fresh_head || known.is_empty() {
        return false;
    }
    if known == fresh {
        return known.iter().any(|value| !value.is_empty());
    }
    if let ([known], [fresh]) = (known.as_slice(), fresh.as_slice()) {
        let n_common = fresh.iter().filter(|part| known.contains(part)).count();
        let n_shorter = known.len().min(fresh.len());
        return 2 * n_common > n_shorter && n_common >= n_shorter.min(2);
    }
    let mut met: Vec<usize> = Vec::new();
    for value in &fresh {
        let n_common = |side: &usize| value.iter().filter(|part| known[*side].contains(part)).count();
        let free = (0..known.len()).filter(|side| !met.contains(side) && n_common(side) > 0);
        // The first of those that share most.
        match free.max_by_key(|side| (n_common(side), std::cmp::Reverse(*side))) {
            Some(side) => met.push(side),
            None => return false,
        }
    }
    met.len() > 1
}

/// The values of a key, each with its parts.
fn values(parts: &str) -> Vec<Vec<&str>> {
    parts.split('|').map(|value| value.split('.').filter(|part| !part.is_empty()).collect()).collect()
}

/// The passages of a value, each once, in the order of their hashes. Passages often hold several figures, so that a
/// value that is no sentence belongs to them.
fn parts(slot: Slot, value: &ValueEntry) -> Vec<String> {
    let is_short = matches!(slot, Slot::Number | Slot::Date | Slot::Place | Slot::Role | Slot::Name);
    let shown = value.normalized.as_deref().unwrap_or(&value.value);
    let head = if is_short { plain(shown) } else { String::new() };
    let mut parts: Vec<String> =
        value.evidence.iter().map(|evidence| hash(&format!("{head}\n{}", plain(&evidence.exact)))).collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}

/// Eight hexadecimal digits (FNV-1a; Fowler, Noll and Vo 1991), the same on every machine and in every version.
fn hash(text: &str) -> String {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    format!("{:08x}", (hash ^ (hash >> 32)) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing;

    #[test]
    fn a_key_stays_what_it_is() {
        let report = testing::report();
        let keys: Vec<&str> = report.events[0].findings.iter().map(|finding| finding.key.as_str()).collect();
        assert!(keys.iter().all(|key| is_known(key, key)), "{keys:?}");
        assert!(keys.iter().enumerate().all(|(at, key)| !keys[..at].contains(key)), "{keys:?}");
        assert_eq!(hash("twelve people"), "3e544721");
    }

    #[test]
    fn sides_must_not_be_mixed_up() {
        assert!(!is_known("diverge/number:a|b", "diverge/number:a|a"));
        assert!(!is_known("diverge/number:a|b", "diverge/number:a|c"));
        assert!(!is_known("", "diverge/number:a|b") && !is_known("x:", "x:"));
        assert!(is_known("only/event:a", "only/event:a"));
        assert!(is_known("wording/quote:a.b|c.a", "wording/quote:a.b|c.a"), "values that share a passage");
        assert!(
            !is_known("agree/event:a.b.c.d.e", "agree/event:a.b.x.y.z"),
            "two of five passages are another finding"
        );
    }
}
