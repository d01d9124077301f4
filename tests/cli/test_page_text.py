"""A page of ours as text: the words of HTML, as a person reads them."""

import pytest

from riskwiz.cli.page_text import page_text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One\n  two.</p><p>Three.</p>", "One two.\n\nThree.\n"),
        ("<h1>A</h1><h2>B</h2>", "# A\n\n## B\n"),
        ("<ul><li>one</li><li>two</li></ul>", "• one\n• two\n"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a · b\nc\n"),
        ("<table><tr> <th>a</th> <th></th> <td>c</td> <td></td> </tr></table>", "a · – · c\n"),
        ("<table> <tr> <td>a</td> </tr> <tr> <td></td> <td>d</td> </tr></table>", "a\nd\n"),
        ('<a class="skip" href="#x">Skip</a><p><a href="#x">Go</a> on</p>', "Go on\n"),
        ("<head><title>no</title></head><style>p {}</style><p>yes</p>", "yes\n"),
        ("<p>x <svg><text>drawn</text></svg>y</p>", "x y\n"),
        ("<p>1 &lt; 2 &amp; <b>bold</b></p>", "1 < 2 & bold\n"),
        ("<p>never closed", "never closed\n"),
    ],
)
def test_a_page_is_read_as_its_words(page: str, text: str) -> None:
    """A paragraph is one line, a row too; what is drawn or styled says nothing."""
    assert page_text(page) == text
