use crate::text::Language;

/// What a language is called.
pub(super) fn language(language: Language) -> String {
    let name = match language {
        Language::English => "English",
        Language::Danish => "Danish",
        Language::Dutch => "Dutch",
        Language::Finnish => "Finnish",
        Language::French => "French",
        Language::German => "German",
        Language::Hungarian => "Hungarian",
        Language::Italian => "Italian",
        Language::Norwegian => "Norwegian",
        Language::Portuguese => "Portuguese",
        Language::Romanian => "Romanian",
        Language::Russian => "Russian",
        Language::Spanish => "Spanish",
        Language::Swedish => "Swedish",
        Language::Turkish => "Turkish",
        Language::Other(code) => match &code {
            b"ar " => "Arabic",
            b"cs " => "Czech",
            b"el " => "Greek",
            b"he " => "Hebrew",
            b"hi " => "Hindi",
            b"ja " => "Japanese",
            b"ko " => "Korean",
            b"pl " => "Polish",
            b"th " => "Thai",
            b"uk " => "Ukrainian",
            b"vi " => "Vietnamese",
            b"zh " => "Chinese",
            _ => return format!("the language ‘{language}’"),
        },
    };
    name.to_owned()
}
