//! A quantity as a reader sees it.
//!
//! `Quantity::display` shows the words of the article; `Quantity::value_text` a plain form that needs no article.

use crate::syntax::Document;

use super::{Quantity, QuantityKind, QuantityModifier};

impl Quantity {
    /// The words of the article, with what is counted: "at least 544 women". `text` and `document` are the article's.
    pub fn display(&self, text: &str, document: &Document) -> String {
        let counted = self.counted.map(|range| document.span(range)).filter(|span| !self.span.contains(*span));
        let shown = match counted {
            Some(span) if span.start() >= self.span.end() => self.span.cover(span),
            _ => self.span,
        };
        shown.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A plain form from the values alone: "at least 544", "363,053 US dollars", "134-63".
    pub fn value_text(&self) -> String {
        if let Some((first, second)) = self.score {
            return format!("{}-{}", grouped(first), grouped(second));
        }
        let number = match (self.low, self.high) {
            (Some(low), Some(high)) if low != high && high.is_infinite() => format!("{} or more", grouped(low)),
            (Some(low), Some(high)) if low != high => format!("{} to {}", grouped(low), grouped(high)),
            (Some(value), _) | (_, Some(value)) => grouped(value),
            (None, None) => String::new(),
        };
        let unit = if self.kind == QuantityKind::Ordinal || self.unit.is_empty() {
            String::new()
        } else {
            format!(" {}", self.unit)
        };
        let per = self.per.as_deref().map_or(String::new(), |per| format!(" per {per}"));
        format!("{}{number}{unit}{per}", self.prefix())
    }

    fn prefix(&self) -> &'static str {
        match self.modifier {
            QuantityModifier::Exact | QuantityModifier::Between => "",
            QuantityModifier::About => "about ",
            QuantityModifier::MoreThan => "more than ",
            QuantityModifier::LessThan => "less than ",
            QuantityModifier::AtLeast => "at least ",
            QuantityModifier::AtMost => "at most ",
            QuantityModifier::Ordinal => "no. ",
        }
    }
}

/// A number with commas between thousands and at most two decimals.
fn grouped(value: f64) -> String {
    let cents = format!("{:.2}", value.abs());
    let (whole, decimals) = cents.split_once('.').unwrap_or((&cents, ""));
    let mut text = String::from(if value < 0.0 { "-" } else { "" });
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    let decimals = decimals.trim_end_matches('0');
    if !decimals.is_empty() {
        text.push('.');
        text.push_str(decimals);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn groups_thousands() {
        assert_eq!(grouped(1_512_000.0), "1,512,000");
        assert_eq!(grouped(0.5), "0.5");
        assert_eq!(grouped(-12.345), "-12.35");
        assert_eq!(grouped(999.0), "999");
    }
}
