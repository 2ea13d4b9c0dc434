//! `inspect mentions --kind KIND`: dates, quantities, names, roles, places and quotations of each article.
//!
//! One function per kind, in text order.

use corroborate::mention::{DateKind, DateModifier, QuantityModifier, Quote, QuoteKind, Speaker, Tenure};
use corroborate::report::words::name_kind_word;
use corroborate::text::Span;
use serde_json::{Value, json};

use super::analysis::Analysis;
use super::item::Lines;

/// One line per time expression.
pub fn dates(analysis: &Analysis, lines: &mut Lines<'_>) {
    for (at, reading) in analysis.readings().iter().enumerate() {
        for date in &reading.mentions.dates {
            let more = json!({
                "type": date_kind_word(date.kind),
                "value": date.value,
                "mod": date.modifier.map(date_modifier_word),
                "from": date.interval.map(|(from, _)| from.to_string()),
                "to": date.interval.map(|(_, to)| to.to_string()),
            });
            lines.push(at, date.span, more);
        }
    }
}

/// One line per quantity.
pub fn quantities(analysis: &Analysis, lines: &mut Lines<'_>) {
    for (at, reading) in analysis.readings().iter().enumerate() {
        for quantity in &reading.mentions.quantities {
            let counted = quantity.counted.map(|tokens| lines.text_of(at, reading.document.span(tokens)));
            let more = json!({
                "low": quantity.low.map(number),
                "high": quantity.high.map(number),
                "modifier": quantity_modifier_word(quantity.modifier),
                "unit": quantity.unit,
                "counted": counted,
            });
            lines.push(at, quantity.span, more);
        }
    }
}

/// One line per name.
pub fn names(analysis: &Analysis, lines: &mut Lines<'_>) {
    for (at, reading) in analysis.readings().iter().enumerate() {
        for (number, name) in reading.mentions.names.iter().enumerate() {
            let alias_of = name.alias_of.and_then(|other| reading.mentions.names.get(other as usize));
            let more = json!({
                "type": name_kind_word(name.kind),
                "entity": analysis.entity_of_name(at, number as u32),
                "head": lines.text_of(at, name.span),
                "full": lines.text_of(at, name.full),
                "alias_of": alias_of.map(|other| lines.text_of(at, other.span)),
            });
            lines.push(at, name.span, more);
        }
    }
}

/// One line per role.
pub fn roles(analysis: &Analysis, lines: &mut Lines<'_>) {
    for (at, reading) in analysis.readings().iter().enumerate() {
        for role in &reading.mentions.roles {
            let holder = reading.mentions.names.get(role.holder as usize);
            let more = json!({
                "of": analysis.entity_of_name(at, role.holder),
                "holder": holder.map(|name| lines.text_of(at, name.span)),
                "role": role.office,
                "is_rank": role.is_rank,
                "organization": role.organization,
                "tenure": tenure_word(role.tenure),
            });
            lines.push(at, role.span, more);
        }
    }
}

/// One line per place.
pub fn places(analysis: &Analysis, lines: &mut Lines<'_>) {
    for (at, reading) in analysis.readings().iter().enumerate() {
        for place in &reading.mentions.places {
            let more = json!({
                "place": place.place,
                "within": place.within,
                "open": place.is_open,
                "government_of": place.government_of,
            });
            lines.push(at, place.span, more);
        }
    }
}

/// One line per quotation.
pub fn quotes(analysis: &Analysis, lines: &mut Lines<'_>) {
    for (at, reading) in analysis.readings().iter().enumerate() {
        for quote in &reading.mentions.quotes {
            let content: Vec<Value> = quote.content.iter().map(|&span| lines.place(at, span)).collect();
            let place = |speaker: &Speaker| {
                let mut place = lines.place(at, speaker.span);
                place["exact"] = json!(lines.text_of(at, speaker.span));
                place["entity"] = json!(speaker.name.and_then(|name| analysis.entity_of_name(at, name)));
                place
            };
            let more = json!({
                "direct": quote.direct,
                "kind": quote_kind_word(quote.kind),
                "content": content,
                "cue": quote.cue.map(|cue| lines.place(at, cue)),
                "speaker": quote.speaker.as_ref().map(place),
                "via": quote.via.as_ref().map(place),
            });
            lines.push(at, cover(quote), more);
        }
    }
}

fn quote_kind_word(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Utterance => "utterance",
        QuoteKind::Fragment => "fragment",
        QuoteKind::Term => "term",
        QuoteKind::Reported => "reported",
        QuoteKind::Thought => "thought",
    }
}

/// From the first piece of a quotation to its last.
fn cover(quote: &Quote) -> Span {
    quote.content.iter().copied().reduce(Span::cover).unwrap_or_default()
}

/// Whole numbers without a point.
fn number(value: f64) -> Value {
    // Beyond 2^53 a float no longer tells neighbouring whole numbers apart.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT { json!(value as i64) } else { json!(value) }
}

fn date_kind_word(kind: DateKind) -> &'static str {
    match kind {
        DateKind::Date => "DATE",
        DateKind::Time => "TIME",
        DateKind::Duration => "DURATION",
        DateKind::Set => "SET",
    }
}

fn date_modifier_word(modifier: DateModifier) -> &'static str {
    match modifier {
        DateModifier::Approx => "APPROX",
        DateModifier::Before => "BEFORE",
        DateModifier::After => "AFTER",
        DateModifier::Start => "START",
        DateModifier::Mid => "MID",
        DateModifier::End => "END",
        DateModifier::LessThan | DateModifier::Nearly => "LESS_THAN",
        DateModifier::MoreThan | DateModifier::JustOver => "MORE_THAN",
    }
}

fn quantity_modifier_word(modifier: QuantityModifier) -> &'static str {
    match modifier {
        QuantityModifier::Exact => "exact",
        QuantityModifier::About => "about",
        QuantityModifier::MoreThan => "more_than",
        QuantityModifier::LessThan => "less_than",
        QuantityModifier::AtLeast => "at_least",
        QuantityModifier::AtMost => "at_most",
        QuantityModifier::Between => "between",
        QuantityModifier::Ordinal => "ordinal",
    }
}

fn tenure_word(tenure: Tenure) -> &'static str {
    match tenure {
        Tenure::Current => "current",
        Tenure::Former => "former",
        Tenure::Acting => "acting",
        Tenure::Elect => "elect",
    }
}
