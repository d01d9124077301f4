"""What keeps a value in a TOML text from being one: a word, number, date, text or list."""

import re
from collections.abc import Callable

from riskwiz.authoring.toml_stop import Fault, Stop

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_LIKE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_WITH_COMMA = re.compile(r"\d+(,\d+)+(\.\d+)?\s*(#.*)?$")
_EXPRESSIONS = {"when", "value"}
_TRUTHS = {"true", "false", "yes", "no", "on", "off"}
_MARKS = {'"""', "'''", '"', "'"}
_TOKENS = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|'
    r"'''.*?'''|"
    r'"""|'
    r"'''|"
    r'"(?:[^"\n\\]|\\.)*"|'
    r"'[^'\n]*'|#[^\n]*|[\[\]{}\"']",
    re.DOTALL,
)


def _no_value(stop: Stop) -> Fault | None:
    """Something that cannot begin a value, right where a value should begin."""
    if not stop.is_value or not stop.said.startswith(("Invalid value", "Invalid date")):
        return None
    if _DAY.match(stop.after):
        return Fault("there is no such day", "look it up in a calendar", stop.at, 10)
    if "=" in stop.before and (not stop.after.strip() or stop.after.startswith("#")):
        return Fault("nothing stands behind `=`", "write a value, or take the line out", stop.at)
    word = re.match(r"[^\W\d]+", stop.after)
    if word:
        return _bare_word(stop, word[0])
    if stop.after.startswith("="):
        return Fault("one `=` is enough", "take the other out", stop.at)
    if stop.after.startswith(","):
        return Fault("there is a comma too many", "take it out", stop.at)
    decimals = re.match(r"\.\d+", stop.after)
    if decimals:
        return Fault("a number has a digit before its point", f"write 0{decimals[0]}", stop.at)
    help_ = "a text stands between quotation marks, and a number begins with a digit"
    shown = stop.after[:1]
    return Fault(f"no value begins with `{shown}`", help_, stop.at) if shown.isprintable() else None


def _bare_word(stop: Stop, word: str) -> Fault | None:
    """A word where a value should be."""
    if word.lower() in _TRUTHS:
        message = "this is written `true` or `false`, in small letters"
        return Fault(message, None, stop.at, len(word))
    if re.match(r"[\w.-]+\s*=[^=]", stop.after):
        return _unclosed(stop)
    if stop.key in _EXPRESSIONS:
        help_ = f"write {stop.key} = '…'"
        return Fault("an expression stands between single quotes", help_, stop.at)
    written = re.match(r"[^\"'#,\]}=]*", stop.after)
    text = (written[0] if written else word).strip()
    help_ = f'write "{text[:60]}"'
    return Fault("a text stands between quotation marks", help_, stop.at, len(text))


def _number(stop: Stop) -> Fault | None:
    """A number or a date that goes on in a way that numbers and dates do not."""
    begun = re.search(r"[=\[{,]\s*([\d.,-]+)(\s*)$", stop.before)
    if begun is None:
        return None
    at = stop.at - len(begun[1]) - len(begun[2])
    written = begun[1] + begun[2] + stop.after
    date = _DATE_LIKE.match(written)
    if date is not None:
        help_ = "write it without quotation marks, such as 2026-01-31"
        return Fault("a date is written year-month-day", help_, at, len(date[0]))
    if stop.after.lstrip().startswith("%"):
        return Fault("a number stands without `%`", "write 20 for 20 %", stop.at)
    if begun[1] == "0" and not begun[2] and stop.after[:1].isdigit():
        return Fault("a number does not begin with 0", "take the 0 out", at)
    if begun[2] and re.match(r"\d{3}\b", stop.after):
        return Fault("a number has no spaces", "write 10000 or 10_000", stop.at)
    return comma_in_number(stop) if _WITH_COMMA.match(written) else None


def comma_in_number(stop: Stop) -> Fault:
    """Say that a number goes on behind a comma, which the place is behind."""
    at = stop.text.rfind(",", 0, stop.at + 1)
    help_ = "write 10000 or 10_000 for ten thousand, and a point for decimals: 1.5"
    return Fault("a number has no comma", help_, at)


def _ended_early(stop: Stop) -> Fault | None:
    """A text that ends at a quotation mark inside it."""
    if not stop.before.endswith(('"', "'")) or stop.after[:1] in {"", ",", "]", "}", "="}:
        return None
    if stop.after[0] in ";:. \t":
        return None
    if stop.key in _EXPRESSIONS:
        help_ = f"write the expression between single quotes: {stop.key} = '…'"
    elif stop.before.endswith("'"):
        help_ = "write the whole text between double quotation marks"
    else:
        help_ = 'a quotation mark inside a text is written \\", or else a single one'
    return Fault("the text ends at this quotation mark, and something follows", help_, stop.at - 1)


def _unclosed_text(stop: Stop) -> Fault | None:
    if not re.match(
        r"Unterminated|(Illegal|Found invalid) character '\\n'|Expected \"'\"", stop.said
    ):
        return None
    opened = next((one for one in _TOKENS.finditer(stop.text) if one[0] in _MARKS), None)
    if opened is None:
        return None
    mark, at = opened[0], opened.start()
    if len(mark) > 1:
        message = "this text begins with three quotation marks and never ends"
        return Fault(message, f"write {mark} once more where it ends", at, 3)
    end = at + len(stop.text[at:].split("\n", 1)[0].rstrip("\r"))
    help_ = f"write {mark} where it ends"
    if mark == '"':
        help_ += '; a text over several lines stands between """'
    return Fault("the quotation mark at the end of this text is missing", help_, end)


def _backslash(stop: Stop) -> Fault | None:
    if not stop.said.startswith("Unescaped"):
        return None
    at = stop.text.rfind("\\", 0, stop.at)
    help_ = "write \\\\ for it, or put the text between single quotes"
    return Fault("`\\` has a meaning of its own between double quotation marks", help_, at)


def _unclosed(stop: Stop) -> Fault | None:
    """A list or an inline table in which something is missing."""
    opened: list[int] = []
    comments: list[re.Match[str]] = []
    for token in _TOKENS.finditer(stop.text, 0, stop.at):
        if token[0] in {"[", "{"}:
            opened.append(token.start())
        elif token[0] in {"]", "}"} and opened:
            opened.pop()
        elif token[0].startswith("#"):
            comments.append(token)
    if not opened:
        return None
    mark = stop.text[opened[-1]]
    end = _end_without(comments, stop)
    follows = stop.after[:1]
    closing = {"[": "]", "{": "}"}[mark]
    is_key = re.match(r"[\w.-]+\s*=", stop.after) is not None
    comma_before = stop.text[end - 1 : end] == ","
    is_another = is_key if mark == "{" else bool(re.match(r"[\"'{\[\d]", follows))
    if is_another and not comma_before and follows not in {"]", "}"}:
        return Fault("a comma is missing here", "write , between one and the next", end)
    line = stop.number_of(opened[-1])
    return Fault(
        f"`{closing}` is missing here", None, end, note=f"it closes `{mark}` of line {line}"
    )


def _end_without(comments: list[re.Match[str]], stop: Stop) -> int:
    """Return where the last thing before the place ends that is not a comment."""
    end = stop.at
    while end and (stop.text[end - 1].isspace() or (comments and comments[-1].end() == end)):
        end = end - 1 if stop.text[end - 1].isspace() else comments.pop().start()
    return end


def _left_open(stop: Stop) -> Fault | None:
    return _unclosed(stop) if stop.said.startswith("Unclosed") else None


def _more(stop: Stop) -> Fault | None:
    """Something behind a value that is whole."""
    if not stop.said.startswith("Expected newline"):
        return None
    help_ = "take it out; a comment begins with #"
    if stop.after.startswith(","):
        help_ = "several values stand in a list: [ …, … ]"
    elif stop.after.startswith(("]", "}")):
        help_ = f"there is one `{stop.after[0]}` too many"
    return Fault("something follows the value on its line", help_, stop.at)


REASONS: tuple[Callable[[Stop], Fault | None], ...] = (
    _no_value,
    _number,
    _ended_early,
    _unclosed_text,
    _backslash,
    _left_open,
    _more,
)
"""What is looked for, the most telling first."""
