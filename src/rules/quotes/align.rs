//! Which words of a shorter sentence stand in a longer one, in order, for `quotes/altered-quote`.

/// The longest row of pairs of equal words, in order; the earliest in the longer sentence.
pub(super) fn align(short: &[(u64, usize)], long: &[(u64, usize)]) -> Option<Vec<(usize, usize)>> {
    let width = long.len() + 1;
    let mut kept = vec![0_u8; (short.len() + 1) * width];
    for (i, a) in short.iter().enumerate().rev() {
        for (j, b) in long.iter().enumerate().rev() {
            let skip = kept[(i + 1) * width + j].max(kept[i * width + j + 1]);
            let pair = if a.0 == b.0 { 1 + kept[(i + 1) * width + j + 1] } else { 0 };
            kept[i * width + j] = skip.max(pair);
        }
    }
    let mut pairs = Vec::new();
    // The end of the longer sentence from which the whole row is still to be had: nothing but the row lies behind it.
    let mut j = (0..long.len()).rfind(|&j| kept[j] == kept[0])?;
    let mut i = 0;
    while i < short.len() && j < long.len() {
        if short[i].0 == long[j].0 && kept[i * width + j] == 1 + kept[(i + 1) * width + j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if kept[(i + 1) * width + j] == kept[i * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    Some(pairs)
}
