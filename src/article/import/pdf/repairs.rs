use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// Rewrites what the extraction reads wrongly, or passes over without a word,
/// in forms that it knows and that mean the same.
pub(super) fn mend(document: &mut Document) {
    simplify_operators(document);
    spell_out_widths(document);
}

/// Writes the operators `'` and `"`, which show a text on the next line and
/// would be lost with it, as the simpler operators that they stand for.
fn simplify_operators(document: &mut Document) {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    for page in pages {
        let simpler = document
            .get_page_content(page)
            .ok()
            .and_then(|content| simplified(&content));
        if let Some(content) = simpler {
            let stream = document.add_object(Stream::new(Dictionary::new(), content));
            if let Ok(Object::Dictionary(page)) = document.get_object_mut(page) {
                page.set("Contents", stream);
            }
        }
    }
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        if !is(&stream.dict, b"Form") {
            continue;
        }
        if let Some(content) = stream
            .get_plain_content()
            .ok()
            .and_then(|content| simplified(&content))
        {
            stream.set_plain_content(content);
        }
    }
}

/// Writes the widths of letters that are given for ranges one by one: the
/// ranges would be misread, and the places of words with them.
fn spell_out_widths(document: &mut Document) {
    let spelt: Vec<(ObjectId, Vec<Object>)> = document
        .objects
        .iter()
        .filter_map(|(&id, object)| {
            let font = object.as_dict().ok()?;
            if !is(font, b"CIDFontType0") && !is(font, b"CIDFontType2") {
                return None;
            }
            let (_, widths) = document.dereference(font.get(b"W").ok()?).ok()?;
            Some((id, spelt_out(widths.as_array().ok()?)?))
        })
        .collect();
    for (id, widths) in spelt {
        if let Ok(Object::Dictionary(font)) = document.get_object_mut(id) {
            font.set("W", widths);
        }
    }
}

fn is(dictionary: &Dictionary, subtype: &[u8]) -> bool {
    dictionary
        .get(b"Subtype")
        .and_then(Object::as_name)
        .is_ok_and(|name| name == subtype)
}

/// "1 3 500" as "1 [500 500 500]"; lists stay. `None` if it is no such array.
fn spelt_out(widths: &[Object]) -> Option<Vec<Object>> {
    let mut spelt = Vec::with_capacity(widths.len());
    let mut rest = widths;
    while let [first, second, more @ ..] = rest {
        spelt.push(first.clone());
        if let Object::Array(_) = second {
            spelt.push(second.clone());
            rest = more;
        } else {
            let (width, more) = more.split_first()?;
            let count = second
                .as_i64()
                .ok()?
                .checked_sub(first.as_i64().ok()?)?
                .checked_add(1)?;
            if !(1..=65_536).contains(&count) {
                return None;
            }
            spelt.push(Object::Array(vec![
                width.clone();
                usize::try_from(count).ok()?
            ]));
            rest = more;
        }
    }
    rest.is_empty().then_some(spelt)
}

/// The content without these operators, or `None` if it has none.
fn simplified(content: &[u8]) -> Option<Vec<u8>> {
    // Cheaper than decoding every page.
    if !content.iter().any(|byte| matches!(byte, b'\'' | b'"')) {
        return None;
    }
    let decoded = Content::decode(content).ok()?;
    let is_meant = |operation: &Operation| matches!(operation.operator.as_str(), "'" | "\"");
    if !decoded.operations.iter().any(is_meant) {
        return None;
    }
    let mut operations = Vec::with_capacity(decoded.operations.len() + 16);
    for operation in decoded.operations {
        let mut operands = operation.operands.into_iter();
        match operation.operator.as_str() {
            "'" => {
                operations.push(Operation::new("T*", Vec::new()));
                operations.push(Operation::new("Tj", operands.collect()));
            }
            "\"" => {
                for setting in ["Tw", "Tc"] {
                    operations.extend(
                        operands
                            .next()
                            .map(|value| Operation::new(setting, vec![value])),
                    );
                }
                operations.push(Operation::new("T*", Vec::new()));
                operations.push(Operation::new("Tj", operands.collect()));
            }
            // Pictures within the content hold no text.
            "BI" | "ID" | "EI" => {}
            other => operations.push(Operation::new(other, operands.collect())),
        }
    }
    Content { operations }.encode().ok()
}

#[cfg(test)]
mod tests {
    use super::{Object, simplified, spelt_out};

    #[test]
    fn showing_on_the_next_line_is_written_out() {
        let simpler = simplified(b"BT 12 TL (one) ' 1 2 (two) \" ET").expect("simpler content");
        let text = String::from_utf8_lossy(&simpler)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        assert_eq!(text, "BT 12 TL T* (one) Tj 1 Tw 2 Tc T* (two) Tj ET");
    }

    #[test]
    fn ranges_of_widths_are_spelt_out() {
        let list =
            |widths: &[i64]| Object::Array(widths.iter().map(|&width| width.into()).collect());
        let widths = [
            1.into(),
            3.into(),
            500.into(),
            7.into(),
            list(&[1, 2]),
            9.into(),
            9.into(),
            5.into(),
        ];
        let expected = vec![
            1.into(),
            list(&[500, 500, 500]),
            7.into(),
            list(&[1, 2]),
            9.into(),
            list(&[5]),
        ];
        assert_eq!(spelt_out(&widths), Some(expected));
        assert_eq!(spelt_out(&[1.into(), 3.into()]), None);
        assert_eq!(spelt_out(&[3.into(), 1.into(), 5.into()]), None);
        assert_eq!(spelt_out(&[0.into(), i64::MAX.into(), 5.into()]), None);
    }

    #[test]
    fn other_content_stays_as_it_is() {
        assert_eq!(simplified(b"BT (one) Tj ET"), None);
        assert_eq!(simplified(b"BT (don't say \"no\") Tj ET"), None);
        assert_eq!(simplified(b"\"'\"'\"("), None);
    }
}
