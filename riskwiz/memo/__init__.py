"""The memo: an assessment as a page to read, sign and file. It decides nothing."""

from riskwiz.memo.html import MemoFault, render_html
from riskwiz.memo.pdf import render_pdf

__all__ = ["MemoFault", "render_html", "render_pdf"]
