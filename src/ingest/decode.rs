//! Bytes to text, in whatever encoding news comes in.
//!
//! A byte order mark decides; then valid UTF-8; then what a page declares of itself; then a guess from the bytes.
//! The text is kept as decoded: only the byte order mark goes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Problem;

/// Bytes that a guess is made from: enough for any detector, and a 50 MB file costs no more than a small one.
const GUESS_FROM: usize = 1 << 18;

/// Pages declare their encoding within the first kilobyte, by the HTML standard.
const DECLARED_WITHIN: usize = 1024;

/// Text in another encoding is hardly ever UTF-8 by chance: a few whole characters for each broken one are enough.
const WHOLE_PER_BROKEN: usize = 4;

/// Fewer are slips even in a short text.
const MIN_CONTROL: usize = 4;

/// Among so many characters one control character is still no sign of a binary file.
const CHARS_PER_CONTROL: usize = 100;

/// The text of a file.
///
/// # Errors
/// A `Problem` for an empty file and for one that is no text.
pub(super) fn text(name: &str, bytes: &[u8]) -> Result<String, Problem> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::new(name, "is empty"));
    }
    let text = decoded(bytes);
    if is_binary(&text) {
        return Err(Problem::new(name, "is not text (a binary file?); save the article as .txt or .html"));
    }
    if text.trim().is_empty() {
        return Err(Problem::new(name, "is empty"));
    }
    Ok(text)
}

fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, n_mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[n_mark..]).0.into_owned();
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => decoded_by_guess(bytes, error.valid_up_to()),
    }
}

/// UTF-16 without a mark: in Latin script every second byte is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(DECLARED_WITHIN) & !1];
    let n_zero = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let n_most = sample.len() * 2 / 5;
    match (n_zero(0), n_zero(1)) {
        (0, odd) if odd > 0 && odd >= n_most => Some(UTF_16LE),
        (even, 0) if even > 0 && even >= n_most => Some(UTF_16BE),
        _ => None,
    }
}

fn decoded_by_guess(bytes: &[u8], n_valid: usize) -> String {
    if is_damaged_utf8(bytes) {
        return UTF_8.decode_without_bom_handling(bytes).0.into_owned();
    }
    let encoding = declared(bytes).filter(|&encoding| encoding != UTF_8).unwrap_or_else(|| guessed(bytes, n_valid));
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Whether the bytes are UTF-8 with a few broken places, such as a download cut off within a character.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut n_broken, mut n_long) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        n_long += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        n_broken += usize::from(!chunk.invalid().is_empty());
    }
    n_long >= n_broken * WHOLE_PER_BROKEN
}

/// The encoding that a page names in its first kilobyte.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    let at =
        head.find("<meta").and_then(|meta| head[meta..].find("charset=").map(|at| meta + at + "charset=".len()))?;
    let label: String = head[at..]
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter))
        .collect();
    Encoding::for_label(label.as_bytes())
}

fn guessed(bytes: &[u8], n_valid: usize) -> &'static Encoding {
    let from = n_valid.saturating_sub(GUESS_FROM / 2);
    let sample = &bytes[from..bytes.len().min(from + GUESS_FROM)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether decoded text holds what only binary files hold: zero bytes, many control or undecodable characters.
fn is_binary(text: &str) -> bool {
    let mut n_chars = 0;
    let mut n_control = 0;
    for letter in text.chars() {
        n_chars += 1;
        match letter {
            '\0' => n_control += 3,
            '\u{FFFD}' => n_control += 1,
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1b}' | '\u{85}' => {}
            _ if letter.is_control() => n_control += 1,
            _ => {}
        }
    }
    n_control >= MIN_CONTROL && n_control * CHARS_PER_CONTROL > n_chars
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        match (text("f", bytes), expected) {
            (Ok(text), Ok(expected)) => assert_eq!(text, expected),
            (Err(problem), Err(expected)) => assert!(problem.message.contains(expected), "{problem}"),
            (found, _) => panic!("{found:?} for {bytes:?}"),
        }
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn utf8_is_kept_as_it_is() {
        check("Sánchez won\r\nin\u{a0}Málaga\u{ad}".as_bytes(), Ok("Sánchez won\r\nin\u{a0}Málaga\u{ad}"));
        check(b"\xEF\xBB\xBFplain", Ok("plain"));
    }

    #[test]
    fn utf16_with_and_without_a_mark() {
        for big in [false, true] {
            let marked = utf16("\u{feff}The mayor’s “no”", big);
            check(&marked, Ok("The mayor’s “no”"));
            check(&marked[2..], Ok("The mayor’s “no”"));
        }
    }

    #[test]
    fn windows_1252_is_recognised() {
        let text = "The mayor’s café “stays open”, he said – until José returns.";
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
        check(&bytes, Ok(text));
    }

    #[test]
    fn a_page_names_its_encoding() {
        let page = "<html><meta charset=\"windows-1251\"><p>Мэр города";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(page);
        check(&bytes, Ok(page));
    }

    #[test]
    fn a_cut_character_does_not_change_the_encoding() {
        let text = "“No”, said José “again” and “again”, “always”…";
        check(&text.as_bytes()[..text.len() - 1], Ok("“No”, said José “again” and “again”, “always”\u{fffd}"));
    }

    #[test]
    fn what_is_no_text_is_a_problem() {
        check(b"", Err("empty"));
        check(b" \n\n\t", Err("empty"));
        check(b"\xEF\xBB\xBF \n", Err("empty"));
        check(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0", Err("not text"));
        let noise: Vec<u8> = (0..4000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        check(&noise, Err("not text"));
    }
}
