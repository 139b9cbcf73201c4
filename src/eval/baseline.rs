//! An earlier measurement, to compare with.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::EvalError;
use super::records::ArticleRecord;
use super::report::{fingerprint, name, side_name};
use super::split::Split;
use super::squad::Case;

/// Measurements that were written as JSON: one object a line, or an array of
/// them.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    path: PathBuf,
    measured: Vec<Measured>,
}

/// As much of a [`Report`](super::Report) as is compared.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Measured {
    file: String,
    split: String,
    /// Earlier versions didn't say.
    #[serde(default)]
    cross_validated: bool,
    fingerprint: String,
    records: Vec<ArticleRecord>,
}

impl Baseline {
    /// Reads what `footnote eval --json` wrote to `path`.
    ///
    /// # Errors
    /// If the file can't be read, or is something else.
    pub fn read(path: &Path) -> Result<Self, EvalError> {
        let bytes = std::fs::read(path).map_err(|source| EvalError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(path, &bytes)
    }

    /// Likewise from `bytes`; `path` names them in errors.
    ///
    /// # Errors
    /// If they are something else.
    pub fn parse(path: &Path, bytes: &[u8]) -> Result<Self, EvalError> {
        let no_baseline = |problem: String| EvalError::NoBaseline {
            path: path.to_owned(),
            problem,
        };
        let mut measured = Vec::new();
        let values = serde_json::Deserializer::from_slice(bytes).into_iter::<serde_json::Value>();
        for value in values {
            let objects = match value.map_err(|error| no_baseline(error.to_string()))? {
                serde_json::Value::Array(objects) => objects,
                object => vec![object],
            };
            for object in objects {
                let one = serde_json::from_value(object);
                measured.push(one.map_err(|error| no_baseline(error.to_string()))?);
            }
        }
        if measured.is_empty() {
            return Err(no_baseline("it is empty".to_owned()));
        }
        Ok(Self {
            path: path.to_owned(),
            measured,
        })
    }

    /// The records of the same questions: those of a side of `file`.
    ///
    /// # Errors
    /// If it has none, because another file was measured, another side, by what was
    /// learned otherwise, or the file has changed.
    pub fn records(
        &self,
        file: &Path,
        side: Option<Split>,
        cross_validated: bool,
        cases: &[&Case],
    ) -> Result<&[ArticleRecord], EvalError> {
        let differs = |problem: String, remedy: &'static str| EvalError::OtherBaseline {
            path: self.path.clone(),
            problem,
            remedy,
        };
        let (file, side) = (name(file), side_name(side));
        let of_file = |measured: &&Measured| measured.file == file;
        let sides: Vec<&Measured> = self.measured.iter().filter(of_file).collect();
        if sides.is_empty() {
            let files: Vec<&str> = self.measured.iter().map(|one| one.file.as_str()).collect();
            return Err(differs(
                format!("does not measure {file}, but {}", files.join(", ")),
                "measure the same files",
            ));
        }
        let of_side = |measured: &&&Measured| measured.split == side;
        // Of several, the latest.
        let Some(measured) = sides.iter().rfind(of_side) else {
            return Err(differs(
                format!(
                    "measures {file} with --split {}, not {side}",
                    sides[0].split
                ),
                "measure the same side",
            ));
        };
        if measured.cross_validated != cross_validated {
            let how = if measured.cross_validated {
                "with"
            } else {
                "without"
            };
            return Err(differs(
                format!("measures {file} {how} --cross-validate"),
                "measure both alike: with what is built in, or with what the other articles teach",
            ));
        }
        let same_shape = || {
            measured.records.len() == cases.len()
                && measured.records.iter().zip(cases).all(|(record, case)| {
                    record.own.len() + record.impossible.len() == case.questions.len()
                })
        };
        if measured.fingerprint != fingerprint(cases) || !same_shape() {
            return Err(differs(
                format!("asked other questions of {file}, which has changed since"),
                "measure the file as it is now with the earlier version, and compare with that",
            ));
        }
        Ok(&measured.records)
    }
}
