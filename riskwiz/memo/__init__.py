"""The memo: an assessment as a page to read, sign and file. It decides nothing."""

from riskwiz.memo.fault import MemoFault
from riskwiz.memo.html import render_html
from riskwiz.memo.look import Look
from riskwiz.memo.pdf import fill_pdf, print_pdf, render_pdf

__all__ = ["Look", "MemoFault", "fill_pdf", "print_pdf", "render_html", "render_pdf"]
