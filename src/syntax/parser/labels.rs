//! Names from the scores of labels: the best sequence in which no name goes on that did not begin (Viterbi 1967).

use super::super::relation::NameKind;

/// Outside, then for each kind: begin, inside.
pub const N_LABELS: usize = 1 + 2 * NameKind::ALL.len();

/// The label that begins a name of that kind; the one after it goes on with it.
pub fn begin(kind: NameKind) -> u8 {
    1 + 2 * kind as u8
}

/// The best labels; `scores` has a row of `N_LABELS` for each word.
pub fn best_labels(scores: &[f32], labels: &mut Vec<u8>) {
    labels.clear();
    let n = scores.len() / N_LABELS;
    let mut before = [0.0; N_LABELS];
    let mut origins: Vec<[u8; N_LABELS]> = Vec::with_capacity(n);
    for (at, row) in scores.chunks_exact(N_LABELS).enumerate() {
        let mut origin = [0; N_LABELS];
        let mut now = [0.0; N_LABELS];
        let free = best(&before);
        for label in 0..N_LABELS {
            let is_inside = label > 0 && label % 2 == 0;
            let last = match is_inside {
                false => free,
                true if before[label - 1] > before[label] => label - 1,
                true => label,
            };
            origin[label] = last as u8;
            now[label] = before[last] + row[label] - if is_inside && at == 0 { f32::INFINITY } else { 0.0 };
        }
        before = now;
        origins.push(origin);
    }
    let mut label = best(&before);
    for origin in origins.iter().rev() {
        labels.push(label as u8);
        label = usize::from(origin[label]);
    }
    labels.reverse();
}

fn best(scores: &[f32; N_LABELS]) -> usize {
    let mut best = 0;
    for label in 1..N_LABELS {
        if scores[label] > scores[best] {
            best = label;
        }
    }
    best
}

/// The names among labels: first word, word after the last, kind.
pub fn spans(labels: &[u8]) -> impl Iterator<Item = (usize, usize, NameKind)> + '_ {
    let is_begin = |label: u8| label % 2 == 1;
    (0..labels.len()).filter(move |&at| is_begin(labels[at])).map(move |start| {
        let inside = labels[start] + 1;
        let length = labels[start + 1..].iter().take_while(|&&label| label == inside).count();
        (start, start + 1 + length, NameKind::ALL[usize::from(labels[start] / 2)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(liked: &[u8], expected: &[(usize, usize, NameKind)]) {
        let mut scores = vec![0.0; liked.len() * N_LABELS];
        for (at, &label) in liked.iter().enumerate() {
            scores[at * N_LABELS + usize::from(label)] = 1.0;
        }
        let mut labels = Vec::new();
        best_labels(&scores, &mut labels);
        assert_eq!(labels.len(), liked.len());
        assert_eq!(spans(&labels).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn names_begin_and_go_on() {
        check(&[0, 1, 2, 0, 5], &[(1, 3, NameKind::Person), (4, 5, NameKind::Place)]);
        check(&[1, 1, 2], &[(0, 1, NameKind::Person), (1, 3, NameKind::Person)]);
        check(&[], &[]);
    }

    #[test]
    fn what_did_not_begin_does_not_go_on() {
        // "inside" at the start, and after another kind.
        check(&[2, 2, 2, 0], &[(0, 3, NameKind::Person)]);
        check(&[0, 3, 3, 2, 0], &[(1, 2, NameKind::Organization), (2, 3, NameKind::Organization)]);
    }
}
