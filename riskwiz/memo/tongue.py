"""The language of text that says none: the same wherever a memo is printed."""

import locale
from functools import cache

from weasyprint.text.ffi import pango


@cache
def settle_language() -> None:
    """Let Pango take no language from the locale of who prints.

    WeasyPrint 70 gives the text of pictures no language, and Pango then shapes it as is done in
    the reader's country: in Turkish an `i` has a glyph of its own. Pango asks the locale once and
    keeps to the answer, so it is asked while there is none.
    """
    before = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    try:
        pango.pango_language_get_default()
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
