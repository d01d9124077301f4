"""An edition of four questions, small enough to score by hand, and answers to it."""

from pathlib import Path

METHODOLOGY = """\
[methodology]
id = "small"
title = "A small edition"
version = "1.0.0"
as_of = 2026-01-01
questionnaires = ["one"]
not_known = "1/2"
withheld = "1"

[confidence]
high_answered = "0.8"
high_strong = "0.6"
low_answered = "0.5"
low_fair = "0.4"

[[audience]]
id = "public"
label = "The general public"
short = "public"
[[audience]]
id = "cleared"
label = "People with clearance"
short = "cleared"

[[scale]]
id = "level"
levels = [{ id = "low", label = "low" }, { id = "high", label = "high" }]

[[factor]]
id = "threat"
label = "Threat"
title = "Who owns it"
scale = "level"
cut_points = { high = "50" }
[[factor]]
id = "consequence"
label = "Consequence"
title = "What follows"
scale = "level"
per_audience = true
cut_points = { high = "50" }

[[table]]
id = "risk"
label = "Risk"
title = "Risk"
scale = "level"
rows = "threat"
columns = "consequence"
cells = { low = ["low", "low"], high = ["low", "high"] }

[[determination]]
id = "security"
label = "Security"
title = "Is it safe?"
level = "risk"
headline = "public"

[[disposition]]
id = "none"
label = "no action"
meaning = "Nothing is done."
[[disposition]]
id = "ban"
label = "prohibit"
meaning = "It is prohibited."

[[rule]]
id = "ban_where_high"
determination = "security"
disposition = "ban"
when = 'at_least(risk, "high")'
why = "The risk is high."
[[rule]]
id = "otherwise"
determination = "security"
disposition = "none"
why = "The risk is low."
"""

QUESTIONNAIRE = """\
[questionnaire]
id = "one"
title = "One"
version = "1.0.0"
factor = "threat"

[[section]]
id = "ownership"
title = "Ownership"
[[section.question]]
id = "state_owned"
kind = "yes_no"
ask = "Does a state own it?"
required = true
points = { yes = 4 }
[[section.question]]
id = "seat"
kind = "choice"
ask = "Does a state have a seat on its board?"
option = [{ id = "none", label = "No seat", points = 0 }, { id = "one", label = "One", points = 4 }]
[[section.question]]
id = "founded"
kind = "date"
ask = "When was it founded?"
[[section.question]]
id = "harm"
kind = "grid"
ask = "How bad would it be?"
factor = "consequence"
option = [{ id = "mild", label = "Mild", points = 0 }, { id = "bad", label = "Bad", points = 4 }]

[[finding]]
id = "owned_by_a_state"
title = "A state owns the company."
severity = "high"
when = 'state_owned'
floor = { factor = "threat", level = "high" }
"""

ANSWERS = """\
[case]
as_of = 2023-03-31
[case.subject]
name = "Acme"
operator = "Acme Ltd."
[edition]
id = "small"

[answers.state_owned]
value = true
[answers.seat]
unknown = "The register does not say."
[answers.harm.rows.cleared]
value = "bad"
[answers.harm.rows.public]
value = "mild"
"""


def edition_folder(folder: Path) -> Path:
    """Write the edition into a folder `edition`."""
    place = folder / "edition"
    place.mkdir()
    (place / "methodology.toml").write_text(METHODOLOGY, encoding="utf-8")
    (place / "one.toml").write_text(QUESTIONNAIRE, encoding="utf-8")
    return place


def answer_file(folder: Path, text: str = ANSWERS) -> Path:
    """Write answers into a file `acme.toml`."""
    place = folder / "acme.toml"
    place.write_text(text, encoding="utf-8")
    return place
