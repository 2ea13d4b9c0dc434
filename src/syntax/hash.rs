//! The hash that names features in trained models. It must never change, or every model becomes foreign.

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// One step: takes `value` into `state`.
#[inline]
pub(super) fn mix(state: u64, value: u64) -> u64 {
    let mixed = (state ^ value).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 29)
}

/// The hash of a word.
#[inline]
pub(super) fn bytes(word: &[u8]) -> u64 {
    let mut state = word.len() as u64;
    for chunk in word.chunks(8) {
        state = mix(state, tail(chunk));
    }
    state
}

/// Up to the last eight bytes as one number, the last byte highest.
#[inline]
pub(super) fn tail(word: &[u8]) -> u64 {
    let from = word.len().saturating_sub(8);
    word[from..].iter().fold(0, |number, &byte| number >> 8 | u64::from(byte) << 56)
}

/// Up to the first eight bytes as one number, the first byte lowest.
#[inline]
pub(super) fn front(word: &[u8]) -> u64 {
    word.iter().take(8).rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}
