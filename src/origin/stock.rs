//! Words that are nobody's own: an outlet's closing lines, an agency's licence, a phrase that all use.
//!
//! They show in that they recur across events. Two events alone do not show it, as one happening may have been taken
//! for two; but an outlet that says the same on two events says it always.

use rustc_hash::FxHashMap;

use crate::event::EventGroup;
use crate::mention::Reading;

/// Events in which words of any outlets recur when they are nobody's own.
const MIN_EVENTS: usize = 3;

/// Where each article stands.
pub(super) struct Stock {
    /// The event of each article.
    events: Vec<u32>,
    /// The outlet of each article; a number of its own where it is not known.
    outlets: Vec<u32>,
}

impl Stock {
    pub(super) fn new(readings: &[Reading<'_>], groups: &[EventGroup]) -> Stock {
        let mut events = vec![0; readings.len()];
        for (number, group) in groups.iter().enumerate() {
            group.articles.iter().for_each(|article| events[article.index()] = number as u32);
        }
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut outlets = Vec::with_capacity(readings.len());
        for (at, reading) in readings.iter().enumerate() {
            // Known outlets count down, the others up, so that they never meet.
            let next = u32::MAX - numbers.len() as u32;
            let outlet = reading.article.outlet.as_deref();
            outlets.push(outlet.map_or(at as u32, |outlet| *numbers.entry(outlet).or_insert(next)));
        }
        Stock { events, outlets }
    }

    /// Whether a print that these articles hold is nobody's own.
    pub(super) fn is_held_by(&self, articles: &[u32]) -> bool {
        let first = articles.first().map_or(0, |&article| self.events[article as usize]);
        if articles.iter().all(|&article| self.events[article as usize] == first) {
            return false;
        }
        let mut places: Vec<(u32, u32)> =
            articles.iter().map(|&article| (self.outlets[article as usize], self.events[article as usize])).collect();
        places.sort_unstable();
        places.dedup();
        if places.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return true;
        }
        let mut events: Vec<u32> = places.into_iter().map(|(_, event)| event).collect();
        events.sort_unstable();
        events.dedup();
        events.len() >= MIN_EVENTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(places: &[(u32, u32)], expected: bool) {
        let (outlets, events) = places.iter().copied().unzip();
        let articles: Vec<u32> = (0..places.len() as u32).collect();
        assert_eq!(Stock { events, outlets }.is_held_by(&articles), expected, "{places:?}");
    }

    #[test]
    fn what_recurs_across_events_is_nobodys_own() {
        check(&[(7, 0), (7, 1)], true);
        check(&[(7, 0), (8, 1), (9, 2)], true);
    }

    #[test]
    fn copies_on_one_event_are_no_stock() {
        check(&[(7, 0), (8, 0), (7, 0)], false);
        check(&[(7, 0), (8, 1)], false);
    }
}
