//! Makes features comparable: what their size costs must not depend on their unit.

/// The mean and the standard deviation of every feature.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    pub(super) means: Vec<f64>,
    /// 1 where a feature never varies.
    pub(super) deviations: Vec<f64>,
}

impl Scale {
    /// Over `rows` of `width` features each, from the first to the last.
    pub(super) fn of<'a, I: Iterator<Item = &'a [f64]>>(
        width: usize,
        rows: impl Fn() -> I,
    ) -> Self {
        let mut means = vec![0.0; width];
        let mut count = 0.0;
        for row in rows() {
            count += 1.0;
            means
                .iter_mut()
                .zip(row)
                .for_each(|(mean, value)| *mean += value);
        }
        means
            .iter_mut()
            .for_each(|mean| *mean /= f64::max(count, 1.0));
        let mut deviations = vec![0.0; width];
        for row in rows() {
            for ((square, value), mean) in deviations.iter_mut().zip(row).zip(&means) {
                *square += (value - mean) * (value - mean);
            }
        }
        for square in &mut deviations {
            *square = (*square / f64::max(count, 1.0)).sqrt();
            if *square < 1e-9 {
                *square = 1.0;
            }
        }
        Self { means, deviations }
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn what_never_varies_keeps_its_size() {
        let rows: [&[f64]; 2] = [&[1.0, 5.0], &[3.0, 5.0]];
        let scale = Scale::of(2, || rows.into_iter());
        assert_eq!(scale.means, [2.0, 5.0]);
        assert_eq!(scale.deviations, [1.0, 1.0]);
    }
}
