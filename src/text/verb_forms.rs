use super::{Analyser, Language};

/// The stems of the forms that a verb of `analyser`'s language may have, if `folded` is one:
/// those that its stemmer keeps apart, since the root's vowel or the beginning changes. Most
/// of them are no words; of the others, a few are of another verb.
///
/// ```
/// use footnote::text::{Analyser, Language, verb_forms};
///
/// let spanish = Analyser::new(Language::Spanish);
/// let forms = verb_forms(&spanish, "vuelve");
/// assert!(forms.contains(&spanish.lexeme("volverá").term));
/// assert!(verb_forms(&Analyser::new(Language::English), "went").is_empty());
/// ```
#[must_use]
pub fn verb_forms(analyser: &Analyser, folded: &str) -> Vec<String> {
    let forms = match analyser.language() {
        Language::Spanish => spanish(folded),
        Language::German => german(folded),
        _ => return Vec::new(),
    };
    let forms = forms.iter().map(|form| analyser.lexeme(form).term);
    let mut stems: Vec<String> = forms.collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Roots of fewer letters are of too many words.
const SHORTEST_ROOT: usize = 3;

/// Endings of Spanish forms, the longest first.
const SPANISH: &[&str] = &[
    "aremos", "eremos", "iremos", "ieron", "iendo", "arian", "erian", "irian", "aron", "aban",
    "ando", "amos", "emos", "imos", "aran", "eran", "iran", "aria", "eria", "iria", "ado", "ada",
    "ido", "ida", "aba", "ian", "ara", "era", "ira", "ar", "er", "ir", "an", "en", "ia", "io", "a",
    "e", "o",
];
/// Of those, the ones whose stems stand for the rest.
const SPANISH_FORMS: &[&str] = &[
    "a", "an", "ar", "aron", "ará", "arán", "e", "er", "erá", "erán", "ido", "ieron", "ir", "irá",
    "irán",
];
/// The vowels of a root under stress, and else.
const VOWELS: &[(&str, &str)] = &[("ie", "e"), ("ue", "o"), ("i", "e"), ("u", "o")];

fn spanish(folded: &str) -> Vec<String> {
    let mut cut = SPANISH
        .iter()
        .filter_map(|ending| folded.strip_suffix(ending));
    let Some(root) = cut.find(|root| root.chars().count() >= SHORTEST_ROOT) else {
        return Vec::new();
    };
    let mut roots = vec![root.to_owned()];
    for (stressed, plain) in VOWELS {
        roots.extend(with_last(root, stressed, plain));
        // "Pide" is of "pedir", but what has an "e" mostly keeps it.
        if stressed.len() > 1 {
            roots.extend(with_last(root, plain, stressed));
        }
    }
    // "Saldrá" is of "sale".
    roots.extend(root.strip_suffix("dr").map(str::to_owned));
    let mut forms: Vec<String> = roots
        .iter()
        .flat_map(|root| SPANISH_FORMS.iter().map(move |end| format!("{root}{end}")))
        .collect();
    if root.ends_with(['l', 'n']) {
        forms.extend(["drá", "drán"].map(|end| format!("{root}{end}")));
    }
    forms
}

/// `root` with the last `from` as `to`.
fn with_last(root: &str, from: &str, to: &str) -> Option<String> {
    let at = root.rfind(from)?;
    Some(format!("{}{to}{}", &root[..at], &root[at + from.len()..]))
}

/// Endings of German forms, the longest first.
const GERMAN: &[&str] = &[
    "eten", "ete", "ten", "en", "et", "te", "st", "e", "n", "t", "",
];
/// Of those, the ones whose stems stand for the rest.
const GERMAN_FORMS: &[&str] = &["", "en", "et", "ete", "eten", "t", "te", "ten"];
/// Behind these a participle has no "ge", or has it in the middle.
const PREFIXES: &[&str] = &[
    "", "ab", "an", "auf", "aus", "be", "bei", "durch", "ein", "ent", "er", "fest", "her", "hin",
    "mit", "nach", "statt", "uber", "um", "unter", "ver", "vor", "weg", "wieder", "zer", "zu",
    "zuruck",
];
/// The roots of verbs whose vowel changes, one verb a line.
const STRONG: &str = "\
befehl befahl befiehl befohl
beginn begann begonn
beiss biss
bieg bog
biet bot
bind band bund
bitt bat bet
blas blies
bleib blieb
brech brach brich broch
brenn brann
bring brach
denk dach
ess ass iss gess
fahr fuhr
fall fiel
fang fing
find fand fund
flieg flog
fliess floss
geb gab gib
geh ging gang
gelt galt gilt golt
gewinn gewann gewonn
giess goss
grab grub
greif griff
halt hielt
hang hing
heb hob
helf half hilf holf
kenn kann
komm kam
lad lud
lass liess
lauf lief
leid litt
leih lieh
les las lies
lieg lag leg
lug log
mess mass miss
nehm nahm nimm nomm
rat riet
reiss riss
reit ritt
ruf rief
scheid schied
schein schien
schieb schob
schiess schoss
schlaf schlief
schlag schlug
schliess schloss
schneid schnitt
schreib schrieb
schrei schrie
schweig schwieg
schwimm schwamm schwomm
seh sah sieh
sing sang sung
sink sank sunk
sitz sass sess
sprech sprach sprich sproch
spring sprang sprung
steh stand
stehl stahl stiehl stohl
steig stieg
sterb starb stirb storb
streit stritt
trag trug
treff traf triff troff
treib trieb
tret trat tritt
trink trank trunk
vergess vergass vergiss
verlier verlor
wachs wuchs
wasch wusch
weis wies
werb warb wirb worb
werf warf wirf worf
wieg wog
wiss wuss
zieh zog
zwing zwang zwung";

fn german(folded: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for prefix in PREFIXES {
        let Some(rest) = folded.strip_prefix(prefix) else {
            continue;
        };
        let inner = [Some(rest), rest.strip_prefix("ge"), rest.strip_prefix("zu")];
        for root in inner.into_iter().flatten().flat_map(german_roots) {
            let of_root = GERMAN_FORMS.iter().flat_map(|ending| {
                ["", "ge"].map(|participle| format!("{prefix}{participle}{root}{ending}"))
            });
            forms.extend(of_root);
        }
    }
    forms
}

/// The roots of a form without prefix: all of a verb whose vowel changes, else what the two
/// longest endings leave ("kost" and "koste" of "kostete").
fn german_roots(form: &str) -> Vec<&str> {
    const TRIED: usize = 2;
    let cut = GERMAN.iter().filter_map(|ending| form.strip_suffix(ending));
    let roots: Vec<&str> = cut
        .filter(|root| root.chars().count() >= SHORTEST_ROOT)
        .collect();
    let strong = STRONG.lines().find(|verb| {
        let mut of_verb = verb.split(' ');
        of_verb.any(|root| roots.contains(&root))
    });
    match strong {
        Some(verb) => verb.split(' ').collect(),
        None => roots.into_iter().take(TRIED).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Analyser, Language};
    use super::{GERMAN, SPANISH, verb_forms};

    #[track_caller]
    fn related(language: Language, asked: &str, said: &str, expected: bool) {
        let analyser = Analyser::new(language);
        let asked_as = analyser.lexeme(asked);
        let said_as = analyser.lexeme(said).term;
        let is_same = asked_as.term == said_as;
        let found = is_same || verb_forms(&analyser, &asked_as.folded).contains(&said_as);
        assert_eq!(found, expected, "{asked} - {said}");
    }

    #[test]
    fn forms_of_a_spanish_verb_meet() {
        for (asked, said) in [
            ("empiezan", "empezarán"),
            ("vuelve", "volverá"),
            ("volverá", "vuelve"),
            ("sale", "saldrá"),
            ("saldrán", "sale"),
            ("abren", "abrirá"),
            ("cierran", "cerrará"),
            ("piden", "pedirán"),
        ] {
            related(Language::Spanish, asked, said, true);
        }
        related(Language::Spanish, "cuenta", "cantar", false);
        related(Language::Spanish, "va", "ira", false);
    }

    #[test]
    fn forms_of_a_german_verb_meet() {
        for (asked, said) in [
            ("gekostet", "kostete"),
            ("kostet", "gekostet"),
            ("gebaut", "bauten"),
            ("gewonnen", "gewann"),
            ("angefangen", "anfing"),
            ("eingeladen", "einlud"),
            ("stattgefunden", "stattfand"),
            ("verloren", "verlor"),
            ("stirbt", "gestorben"),
        ] {
            related(Language::German, asked, said, true);
        }
        related(Language::German, "stadt", "staat", false);
        related(Language::German, "garten", "gestern", false);
    }

    #[test]
    fn endings_stand_longest_first() {
        for list in [SPANISH, GERMAN] {
            assert!(list.windows(2).all(|pair| pair[0].len() >= pair[1].len()));
        }
    }
}
