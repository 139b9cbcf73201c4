//! PDF files made by hand: pages of lines in Helvetica.

use std::fmt::Write as _;

/// A line of text: its distance from the left and from the foot of the page,
/// the size of its letters, all in points, and what it says.
pub(super) struct Line<'a>(
    pub(super) f64,
    pub(super) f64,
    pub(super) f64,
    pub(super) &'a str,
);

/// A PDF of `pages`, with what its information and its trailer say besides.
pub(super) fn pdf(pages: &[Vec<Line<'_>>], info: &str, trailer: &str) -> Vec<u8> {
    let contents: Vec<String> = pages.iter().map(|lines| content(lines)).collect();
    let contents: Vec<&str> = contents.iter().map(String::as_str).collect();
    pdf_of(&contents, info, trailer)
}

/// A PDF whose pages are drawn by `contents`.
pub(super) fn pdf_of(contents: &[&str], info: &str, trailer: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..contents.len())
        .map(|page| format!("{} 0 R", 5 + 2 * page))
        .collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Count {} /Kids [{}] >>",
            contents.len(),
            kids.join(" ")
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
        format!("<< {info} >>"),
    ];
    for (page, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            6 + 2 * page
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1).expect("written");
    }
    let start = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).expect("written");
    for place in &places {
        writeln!(file, "{place:010} 00000 n ").expect("written");
    }
    let size = places.len() + 1;
    write!(
        file,
        "trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    )
    .expect("written");
    file.into_bytes()
}

fn content(lines: &[Line<'_>]) -> String {
    let mut content = String::new();
    for Line(left, foot, size, text) in lines {
        assert!(text.is_ascii(), "only ASCII is the same in WinAnsi: {text}");
        let text = text
            .replace('\\', "\\\\")
            .replace('(', "\\(")
            .replace(')', "\\)");
        writeln!(content, "BT /F1 {size} Tf {left} {foot} Td ({text}) Tj ET").expect("written");
    }
    content
}

/// `text` in lines of at most `width` characters, parted at spaces, after
/// hyphens, and with a hyphen at the places marked by `|`.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let mut rest = word.to_owned();
        loop {
            let line = lines.last_mut().expect("a line");
            let space = usize::from(!line.is_empty());
            let room = width.saturating_sub(line.len() + space);
            let whole = rest.replace('|', "");
            if whole.len() <= room || line.is_empty() && !rest.contains('|') {
                line.push_str(&" "[..space]);
                line.push_str(&whole);
                break;
            }
            let head = rest
                .char_indices()
                .filter(|&(_, c)| c == '|' || c == '-')
                .map(|(at, _)| (rest[..at].replace('|', "") + "-", rest[at + 1..].to_owned()))
                .rfind(|(head, _)| head.len() <= room);
            if let Some((head, tail)) = head {
                line.push_str(&" "[..space]);
                line.push_str(&head);
                rest = tail;
            }
            lines.push(String::new());
        }
    }
    lines
}
