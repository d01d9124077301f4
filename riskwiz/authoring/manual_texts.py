"""The manual pages of diagnostics that no rule of its own gives: of reading, silences, versions."""

TEXTS: dict[str, str] = {
    "RW001": """An edition has a methodology.

The folder that is checked holds a file `methodology.toml`; it names the questionnaires.""",
    "RW002": """A file is not too long to be read.

Five million characters fit. A longer file is hardly a questionnaire; if it is, split it.""",
    "RW003": """A file is TOML, in UTF-8 without a byte order mark.

Text stands between quotation marks, a key and its value are joined by `=`, and every bracket that
opens closes. Only the first such mistake of a file is told, as nothing behind it can be read. The
place is where something is to be written or taken out; where that cannot be told, it is where
reading had to stop, and the mistake may be just before it.""",
    "RW004": """Values are not nested too deeply.

Nothing in these files is more than a few levels deep.""",
    "RW005": """A text holds no control characters.

Characters that command a terminal, or reverse the order in which text is read, are refused; so
are line breaks and tabs in texts of one line.""",
    "RW010": """Every key is known.

A key with a typing error would otherwise be left out without a word. The keys that can stand there
are listed.""",
    "RW011": """No key that is needed is missing.

The diagnostic shows what to add.""",
    "RW012": """A value is of the right type.

Text stands between quotes, numbers and `true` do not; one value is not a list of one.""",
    "RW013": """The kind of a question is known.

The kinds are listed in the diagnostic.""",
    "RW014": """An id is a small letter, then small letters, digits and `_`.

Expressions, answer files and cases name things by their ids, so ids are plain.""",
    "RW015": """A number, text or list is within its limits.

The diagnostic says what the limit is.""",
    "RW016": """A word is among those that can stand there.

The words are listed in the diagnostic.""",
    "RW017": """An exact number is written as text: "12.5" or "1/3".

Numbers that decide something are kept exactly, so they are written between quotes.""",
    "RW405": """A silence says what it silences and why.

`# riskwiz: allow RW402 because …` silences a warning on its own line, or on the next one where the
comment stands alone; with `throughout` before `because`, in the whole file. Whoever reads the file
should learn the reason.""",
    "RW406": """A silence silences something.

A silence for a warning that is no longer given can go; that is said once nothing is an error.
Errors cannot be silenced, as an edition with an error cannot be used. A warning.""",
    "RW501": """An answer is to a question of the edition.

An answer file names questions by their ids.""",
    "RW502": """A grid is answered row by row, and nothing else has rows.

The rows of a grid are the audiences of the edition.""",
    "RW503": """An answer can be taken as given.

It is among the options, within the limits, and of the question's kind.""",
    "RW504": """A question is answered in one way.

A value, `unknown`, `withheld` and `not_applicable` exclude one another.""",
    "RW505": """Evidence that an answer links is described.

`id = "x"` under an answer needs `[evidence.x]` in the same file.""",
    "RW506": """An answer links a piece of evidence once.

Keep the link that says most.""",
    "RW507": """Evidence that is described supports an answer.

Evidence without a link has no effect. A warning.""",
    "RW508": """Answers are read with the edition that they answer.

The file names the edition by its id; give it with `--edition`.""",
    "RW509": """The edition has not changed since it was answered.

The answers are read with the texts of now; what no longer fits is set aside. A warning.""",
    "RW510": """No expression fails on the answers.

The edition's author can mend it: an expression divides by zero, say.""",
    "RW511": """An answer that is begun says something.

It has neither a value nor a reason, note or evidence. A warning.""",
    "RW512": """A mitigation is one of the edition.

What a subject can promise stands in the methodology under `[[mitigation]]`; an answer file names
it by its id. What is promised beside that is a note.
""",
    "RW700": """Not proven.

Some proofs try all combinations of the answers behind a condition. Past 65,536 of them, or where
an expression cannot be looked into, nothing is claimed. A note; nothing need be done. Fewer
questions in one condition, or a derived value that puts them together, make a proof possible.""",
    "RW801": """A text that changed has a new version.

An option or question removed, or points changed: the first number rises (major). A question,
option or finding added: the second (minor). Only wording: the third (patch). A questionnaire's
version is about its own text; the methodology's is the edition's, and rises with the largest
change in any of its files. Found by `riskwiz check --against OLD`.""",
    "RW802": """What changed since the older edition.

Says which change decided about the version. A note of `riskwiz check --against OLD`.""",
}
