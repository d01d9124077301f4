"""An agency's template changes the look and the wording, and never what was found."""

import base64
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from riskwiz.core.assessment import Assessment
from riskwiz.memo import Look, MemoFault, render_html, render_pdf
from riskwiz.memo.html import fill
from tests.memo.little_case import ANSWERS, MARKED, SIGNED, TEXTS, little_assessment
from tests.memo.printed import LOOK, pages, reader
from tests.memo.test_html import lines, words

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LETTERHEAD = '<p style="text-align: center"><img src="seal.png" alt="Seal"> THE <b>AGENCY</b></p>\n'
SETTINGS = """{# Ours. #}
{% set paper = "A4" %}
{% set accent = "#7a1f1f" %}
{% set memorandum = "MEMORANDUM FOR THE DIRECTOR" %}
{% set office_symbol = "ABC-D" %}
{% set through = "The Chief" %}
{% set sender = "The Branch" %}
{% set contact = "A. Miller, +1 202 555 0100." %}
{% set why = "Grounds" %}
"""


def template(folder: Path, **files: str) -> Look:
    """Write a template; `letterhead` stands for `letterhead.html.j2`."""
    own = folder / "agency"
    own.mkdir(exist_ok=True)
    (own / "seal.png").write_bytes(PIXEL)
    for name, text in files.items():
        (own / f"{name}.html.j2").write_text(text, encoding="utf-8")
    return Look(LOOK.shipped, own)


def _as_pdf(assessment: Assessment, analysis: None, answers: str, look: Look) -> bytes:
    return render_pdf(assessment, analysis, answers, TEXTS, look)


def page(look: Look) -> str:
    """Fill the page of the little case."""
    return fill(little_assessment(), None, ANSWERS, look, {})


def test_settings_and_blocks_are_printed(tmp_path: Path) -> None:
    """Paper, title, lines of the heading, headings and letterhead are the agency's."""
    look = template(
        tmp_path,
        settings=SETTINGS,
        letterhead=LETTERHEAD,
        opening="<p>About {{ subject.name }}, {{ as_of | day }}.</p>",
        closing="{% if draft %}<p>Do not send.</p>{% endif %}",
    )

    pdf = render_pdf(little_assessment(), None, ANSWERS, TEXTS, look)

    first, whole = pages(pdf)[0], " ".join(pages(pdf))
    box = reader(pdf).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)
    assert first.startswith("THE AGENCY")
    assert "ABC-D" in first
    assert "MEMORANDUM FOR THE DIRECTOR THROUGH: The Chief FROM: The Branch" in first
    assert "About Chatter, 31 March 2023." in first
    assert "2. Grounds" in whole
    assert "Do not send." in whole
    assert "Point of contact: A. Miller, +1 202 555 0100." in whole
    assert "Template: agency" in whole


def test_a_page_in_a_browser_holds_the_agencys_pictures(tmp_path: Path) -> None:
    """One file, as without a template."""
    html = render_html(
        little_assessment(), None, ANSWERS, template(tmp_path, letterhead=LETTERHEAD)
    )

    assert re.findall(r'<img src="(data:image/png;base64,)', html) == ["data:image/png;base64,"]


TRICKS = """<p>{{ [1, 2] | length }}
{% set assessment = 1 %}{% set contents = 1 %}{% set part = 9 %}
{% macro level(x) %}very low{% endmacro %}{% block why %}0{% endblock %}
{% set settings = namespace(why="x") %}{% set settings.why = "Changed" %}
{{ "</div></main>" }}</p>"""


def test_a_template_changes_nothing_that_riskwiz_prints(tmp_path: Path) -> None:
    """Without the blocks, the name and the hash the page is the same, letter by letter."""
    look = template(tmp_path, letterhead=TRICKS, opening=TRICKS, closing=TRICKS)

    bare = re.sub(
        r'<div class="(letterhead|opening|closing)">.*?</div>\n', "", page(look), flags=re.DOTALL
    )

    assert lines(_anonymous(bare)) == lines(_anonymous(page(LOOK)))
    assert page(look).count("&lt;/div&gt;&lt;/main&gt;") == 3


def _anonymous(html: str) -> str:
    return re.sub(r"Template: .*?</tr>", "", html)


def test_the_memo_names_its_template_by_hash(tmp_path: Path) -> None:
    """A change of one letter in a block is a change of the hash that the memo prints."""
    first = template(tmp_path, letterhead="<p>One</p>").sha256
    again = template(tmp_path, letterhead="<p>One</p>").sha256
    other = template(tmp_path, letterhead="<p>Two</p>")

    assert first == again != other.sha256
    assert other.sha256 in page(other)
    assert LOOK.sha256 in page(LOOK)


def test_libraries_are_named_with_their_versions() -> None:
    """Whoever prints the memo again knows with what."""
    html = words(
        fill(little_assessment(), None, ANSWERS, LOOK, {"Jinja2": "3.1.6", "WeasyPrint": "70.0"})
    )

    assert "Made with Jinja2 3.1.6 and WeasyPrint 70.0." in html


def test_a_marked_memo_carries_its_designation_on_every_page(tmp_path: Path) -> None:
    """Banner above and below, and who controls it; a memo that nobody marked carries neither."""
    look = template(tmp_path, settings=DESIGNATION)

    marked = pages(render_pdf(little_assessment(MARKED), None, ANSWERS, TEXTS, look))
    unmarked = pages(render_pdf(little_assessment(), None, ANSWERS, TEXTS, look))

    assert all("Controlled by: The Bureau" in one and "POC: A. Miller" in one for one in marked)
    assert all(one.count("FOR OFFICIAL EYES") >= 2 for one in marked)
    assert not any("Controlled by" in one for one in unmarked)


DESIGNATION = '{% set designation = ["Controlled by: The Bureau", "POC: A. Miller"] %}'

FAULTS = [
    ("letterhead", "<p>\n{{ 1 / 0 }}</p>", "letterhead.html.j2, line 2: division by zero"),
    ("letterhead", "\n\n{{ assessment.factors }}", "letterhead.html.j2, line 3: 'assessment' is"),
    ("opening", "{{ subject.nmae }}", "opening.html.j2, line 1: .*has no attribute 'nmae'"),
    ("opening", "{{ as_of | dya }}", "opening.html.j2, line 1: No filter named 'dya'"),
    ("closing", "<p>\n{% if %}</p>", "closing.html.j2, line 2: Expected an expression"),
    ("closing", "{{ [] + 1 }}", "closing.html.j2, line 1: can only concatenate list"),
    ("closing", "{{ [][3] + 1 }}", "closing.html.j2, line 1: "),
    ("closing", "{{ 'x'.encode('utf-99') }}", "closing.html.j2, line 1: unknown encoding"),
    ("closing", "{% include 'other.html.j2' %}", "has no template other.html.j2"),
    ("closing", "{% include '../../etc/passwd' %}", "has no template"),
    ("closing", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "line 1: maximum recursion"),
    ("closing", "{{ ''.__class__.__mro__ }}", "closing.html.j2, line 1: access to attribute"),
    ("closing", "{{ subject.model_copy }}{{ range(10 ** 9) }}", "line 1: Range too big"),
    ("letterhead", "<script>1</script>", "line 1 of what it prints: <script> may not stand"),
    ("letterhead", "<style>p{display:none}</style>", "<style> may not stand in a block"),
    ("letterhead", "<p>\n<b>x</p>", "line 2 of what it prints: </p> closes nothing"),
    ("letterhead", "<p>x", "<p> is not closed"),
    ("letterhead", "</div>", "</div> closes nothing that is open"),
    ("letterhead", "<!-- x -->", "a comment is written"),
    ("letterhead", "<p onclick='x'>x</p>", "<p> may not have the attribute onclick"),
    ("letterhead", "<p style='position: fixed'>x</p>", "the style 'position' may not stand"),
    ("letterhead", "<p style='margin-top: 3pt'>x</p>", "the style 'margin-top' may not stand"),
    ("letterhead", "<p style='padding: -3pt'>x</p>", "a plain value that is not negative"),
    ("letterhead", "<p style='color: url(x)'>x</p>", "a plain value that is not negative"),
    ("letterhead", "<a href='javascript:x'>x</a>", "a link may lead to the web or to a mailbox"),
    ("letterhead", "<img src='http://x/y.png' alt='x'>", "a picture is a .png"),
    ("letterhead", "<img src='../seal.png' alt='x'>", "a picture is a .png"),
    ("letterhead", "<img src='none.png' alt='x'>", "there is no picture none.png"),
    ("letterhead", "<img src='seal.png'>", "needs an alt text"),
    (
        "settings",
        '{% set paper = "A3" %}',
        "settings.html.j2: the setting paper is 'Letter' or 'A4'",
    ),
    ("settings", '{% set accent = "#eeeeee" %}', "the setting accent is a colour dark enough"),
    ("settings", '{% set accent = "red" %}', "the setting accent is a colour such as '#17406d'"),
    ("settings", '{% set why = "" %}', "the setting why may not be empty"),
    ("settings", "{% set why = 7 %}", "the setting why is text in quotes"),
    ("settings", '{% set designation = "x" %}', "the setting designation is a list of lines"),
    ("settings", '{% set wyh = "x" %}', "there is no setting wyh; there are paper, accent"),
    ("settings", "\n{% set why = 1 / 0 %}", "settings.html.j2, line 2: division by zero"),
    ("memo", "<p>x</p>", "memo.html.j2 is no part of a template"),
]


@pytest.mark.parametrize(("file", "text", "sentence"), FAULTS)
def test_a_fault_of_a_template_is_one_sentence_with_its_place(
    tmp_path: Path, file: str, text: str, sentence: str
) -> None:
    """The file, the line and what is wrong; no page is filled."""
    look = template(tmp_path, **{file: text})

    with pytest.raises(MemoFault, match=sentence) as caught:
        page(look)

    assert "\n" not in str(caught.value)


def test_a_fault_of_riskwizs_own_templates_is_placed_too(tmp_path: Path) -> None:
    """Someone who packages riskwiz and breaks a template learns which."""
    (tmp_path / "memo.css.j2").write_text("", encoding="utf-8")
    (tmp_path / "memo.html.j2").write_text("<html>\n{% if %}", encoding="utf-8")

    with pytest.raises(MemoFault, match=r"memo.html.j2, line 2: Expected an expression"):
        page(Look(tmp_path))


def test_a_missing_font_is_one_sentence(tmp_path: Path) -> None:
    """A memo is not printed in whatever font a machine happens to have."""
    (tmp_path / "memo.css.j2").write_text(
        "@font-face { font-family: x; src: url(fonts/gone.woff2) } p { font-family: x }",
        encoding="utf-8",
    )
    (tmp_path / "memo.html.j2").write_text(
        '<html lang="en"><title>x</title><style>{{ styles }}</style><p>x</p></html>',
        encoding="utf-8",
    )

    with pytest.raises(MemoFault, match=r"gone.woff2"):
        render_pdf(little_assessment(*SIGNED), None, ANSWERS, TEXTS, Look(tmp_path))


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("seal.png", b"no picture"),
        ("seal.png", PIXEL[:40]),
        ("seal.jpg", PIXEL),
        ("seal.svg", b"<svg"),
        ("seal.svg", b"<html/>"),
    ],
    ids=["rubbish", "cut off", "of another kind", "cut off while drawn", "another document"],
)
@pytest.mark.parametrize("render", [render_html, _as_pdf], ids=["html", "pdf"])
def test_a_picture_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, name: str, holds: bytes, render: Callable[..., object]
) -> None:
    """Printed, it would stop WeasyPrint; in a page it would be a hole."""
    look = template(tmp_path, letterhead=f'<img src="{name}" alt="Seal">')
    (tmp_path / "agency" / name).write_bytes(holds)

    with pytest.raises(MemoFault, match=rf"the picture {name} cannot be read"):
        render(little_assessment(), None, ANSWERS, look)


def test_a_picture_is_no_way_to_a_file_elsewhere(tmp_path: Path) -> None:
    """A link out of the folder is refused, whatever it leads to."""
    look = template(tmp_path, letterhead='<img src="other.png" alt="Seal">')
    (tmp_path / "elsewhere.png").write_bytes(PIXEL)
    (tmp_path / "agency" / "other.png").symlink_to(tmp_path / "elsewhere.png")

    with pytest.raises(MemoFault, match=r"other\.png is a link to another folder"):
        render_html(little_assessment(), None, ANSWERS, look)
