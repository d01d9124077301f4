"""Hostile texts, and a case and an edition with one of them in every field that a person fills."""

from collections.abc import Iterator
from decimal import Decimal
from html import escape
from urllib.parse import quote

import tomli

from riskwiz.core.analysis.analysis import analyse
from riskwiz.core.analysis.analysis_result import Analysis
from riskwiz.core.answer import Cell, State, answered
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment
from riskwiz.core.case import Case, replay
from riskwiz.core.edition import Edition
from riskwiz.core.event import (
    AnswerGiven,
    AssessmentSigned,
    Event,
    EvidenceAdded,
    MarkingSet,
    MitigationRecorded,
    NoteWritten,
    Subject,
    SubjectDescribed,
)
from riskwiz.core.evidence import Evidence
from tests.editions import made
from tests.memo.little_case import (
    AS_OF,
    EVENTS,
    METHODOLOGY,
    OPENED,
    QUESTIONNAIRE,
    REFERENCE,
    link,
    said,
    without_value,
)

_SEEDS = (
    "<script>alert(1)</script>",
    "<script src=//example.org/x.js></script>",
    "<img src=x onerror=alert(1)>",
    "<img src=file:///etc/passwd>",
    "<img src='http://example.org/x.png'>",
    "<svg onload=alert(1)>",
    "<svg><image href='http://example.org/x.png'/></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
    "<iframe src=file:///etc/passwd></iframe>",
    "<object data=file:///etc/passwd></object>",
    "<embed src=file:///etc/passwd>",
    "<link rel=attachment href=file:///etc/passwd>",
    "<link rel=stylesheet href=http://example.org/x.css>",
    "<base href=http://example.org/>",
    "<meta http-equiv=refresh content='0;url=http://example.org'>",
    "<style>* { display: none }</style>",
    "<style>@import url(http://example.org/x.css);</style>",
    "<style>td::after { content: '9' }</style>",
    "<p style='position:fixed;inset:0;background:#fff'>",
    "<div style=\"background:url('file:///etc/passwd')\">",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='data:text/html,x'>x</a>",
    "<table><tr><td>",
    "</td></tr></table></section></main></body></html>",
    "</title></head><body>",
    "</style></svg>",
    "<!-- ",
    "--><b>x</b><!--",
    "<![CDATA[ x ]]>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "<?xml-stylesheet href='http://example.org/x.css'?>",
    "{{ 7 * 7 }}",
    "{{ assessment.__class__.__mro__ }}",
    "{% include '/etc/passwd' %}",
    "{% for x in range(9) %}{{ x }}{% endfor %}",
    "{# gone #}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "@import url(file:///etc/passwd);",
    "url(http://example.org/x.png)",
    "expression(alert(1))",
    "} body { display: none } a {",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "`-alert(1)-`",
    "javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd",
    "http://example.org/?a=1&b=2#c",
    'https://example.org/"onx="y',
    "\\\\host\\share\\x.png",
    "../../../../etc/passwd",
    '=HYPERLINK("http://example.org")',
    "&lt;b&gt; &amp; &#60;b&#62; &quot;",
    "(x) Tj ET /Contents << /S /JavaScript /JS (app.alert(1)) >>",
    "endstream endobj %%EOF",
    "a\u202egnp.exe b",
    "a\u2066b\u2069c \u200fd",
    "z\u0301\u0302\u0303\u0304a",
    "W" * 390,
    "مرحبا 你好 \U0001f600 Ω ß İ",
    "%s %n %x {0} {x!r}",
)


def payloads() -> Iterator[str]:
    """Yield hostile texts: each as it is, dressed up, and with a word around it."""
    for seed in _SEEDS:
        yield seed
        yield f"before {seed[:380]} after"
        yield seed.upper()
        for dressed in (escape(seed), quote(seed), f"]]>{seed}", f"\"'>{seed}"):
            if dressed != seed and len(dressed) <= 400:
                yield dressed


PAYLOADS = tuple(dict.fromkeys(payloads()))

_MORE_METHODOLOGY = """
[robustness]
spread_of_points = "1/5"
spread_of_cut_points = "5"
count = 100
seed = 1
why = "Careful authors differ."
[[mitigation]]
id = "counting"
label = "Count them"
help = "Nobody has."
verified_by = "A count."
cite = ["later_act s. 3"]
[[mitigation.effect]]
set = "harmed"
to = "few"
[[mitigation.effect]]
set = "ties"
to = 0
"""

_MORE_QUESTIONNAIRE = """
[[section]]
id = "more"
title = "More"
[[section.question]]
id = "chain"
kind = "table"
ask = "Who owns the owners, and since when?"
[[section.question.column]]
id = "owner"
label = "Owner"
kind = "text"
[[section.question.column]]
id = "of"
label = "Of"
kind = "text"
[[section.question.column]]
id = "country"
label = "Country"
kind = "country"
[[section.question.column]]
id = "share"
label = "Share"
kind = "percent"
[[section.question.column]]
id = "since"
label = "Since"
kind = "date"
[[section.question]]
id = "people"
kind = "number"
ask = "How many people work there?"
unit = "people"
[[derived]]
id = "ties"
label = "Ties"
kind = "number"
value = "tracked ? 1.0 : 0.0"
factor = "threat"
cite = ["cfius_regs 800.211"]
band = [
  { from = "0", label = "none", points = 0 },
  { from = "1", label = "some", points = 2 },
]
[[contradiction]]
id = "both"
says = "Both cannot be."
when = "compelled && tracked"
cite = ["later_act s. 4"]
"""
"""What the little edition lacks of what an author can word."""

_WORDED = {
    "title", "label", "meaning", "why", "remedy", "outside", "ask", "help", "url", "unit", "says",
    "verified_by", "note",
}  # fmt: skip
LONGEST_PLACE = 180
"""Longer texts are left out of the places in authorities, which take 200 characters."""


def worded(value: object, payload: str, key: str = "") -> object:
    """Put a payload in place of every text that an author words, the places cited included."""
    if isinstance(value, dict):
        return {name: worded(inside, payload, name) for name, inside in value.items()}
    if isinstance(value, list):
        return [worded(inside, payload, key) for inside in value]
    if key == "cite" and isinstance(value, str) and len(payload) <= LONGEST_PLACE:
        return f"{value.split()[0]} {payload}"
    return payload if key in _WORDED else value


def hostile_edition(payload: str) -> Edition:
    """Return the little edition with a payload in everything that an author words."""
    texts = [
        worded(tomli.loads(text, parse_float=Decimal), payload)
        for text in (
            METHODOLOGY + _MORE_METHODOLOGY,
            QUESTIONNAIRE + _MORE_QUESTIONNAIRE,
            REFERENCE,
        )
    ]
    methodology, questionnaire, reference = texts
    assert isinstance(methodology, dict)
    assert isinstance(questionnaire, dict)
    assert isinstance(reference, dict)
    return made(methodology, (questionnaire,), reference)


def hostile_events(payload: str) -> tuple[Event, ...]:
    """Put a payload into every field that an assessor fills."""
    source = Evidence.model_validate(
        {
            "id": "letter",
            "title": payload,
            "publisher": payload,
            "url": payload,
            "file": payload,
            "sha256": payload,
            "note": payload,
            "reliability": "B",
        }
    )
    return (
        SubjectDescribed(subject=Subject(name=payload, operator=payload, description=payload)),
        MarkingSet(marking=payload),
        EvidenceAdded(evidence=source),
        said("history", payload),
        said("owners", [{"owner": payload}]),
        AnswerGiven(question="chain", given=answered((_holder(payload),))),
        AnswerGiven(question="seat", given=answered(payload)),
        without_value("audit", State.UNKNOWN, payload),
        without_value("licence", State.WITHHELD, payload),
        NoteWritten(question="blackmail", row="cleared", note=payload),
        NoteWritten(question="compelled", note=payload),
        NoteWritten(question="campaign", note=payload),
        link("tracked", "letter", "admitted", 1, payload),
        said("filings", True),
        MitigationRecorded(mitigation="counting", state="agreed", by=payload, note=payload),
        AssessmentSigned(name=payload, role="assessor", date=AS_OF, remarks=payload),
        AssessmentSigned(name=payload, role="reviewer", date=AS_OF, remarks=payload),
    )


def _holder(payload: str) -> dict[str, Cell]:
    """Return a row of the chain of owners; it is drawn, and stands on the line of time."""
    return {"owner": payload, "country": "LU", "share": "19.9", "since": "2020-02-02"}


def hostile(payload: str) -> tuple[Edition, Case]:
    """Return a case with a payload in every field of it and of its edition."""
    opened = OPENED.model_copy(update={"case": payload})
    return hostile_edition(payload), replay((opened, *EVENTS[1:], *hostile_events(payload)))


def hostile_assessment(payload: str) -> Assessment:
    """Assess a case with a payload in every field of the case and of its edition."""
    return assess(*hostile(payload))


def hostile_analysis(payload: str) -> Analysis:
    """Analyse it: what would change it is said in the words of its authors, too."""
    return analyse(*hostile(payload))
