"""What the memo costs: against WeasyPrint alone on the same page, by pages, in memory, by browser.

Wanted: at most 1.15 times WeasyPrint alone, linear in pages, under 250 MB.
Run it with `make bench`.
"""

import io
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdf
from weasyprint import HTML

from riskwiz.cli.shipped import memo_templates, worked_case
from riskwiz.cli.source import Source, open_source
from riskwiz.core.analysis.analysis import analyse
from riskwiz.core.assessment import Assessment
from riskwiz.core.canonical import canonical_json
from riskwiz.memo import Look, render_html, render_pdf
from riskwiz.memo.fetcher import BASE_URL, SealedFetcher
from riskwiz.memo.html import fill
from riskwiz.memo.libraries import pdf_libraries

CASE = worked_case("tiktok_2023-03")
LOOK = Look(memo_templates())
LONGEST = worked_case("tiktok_2024-04")
ALONE = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
"""What keeps a browser to the page that it prints."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A little program between: a process starts with the most memory of the one that started it."""


def seconds(work: Callable[[], object], times: int = 2) -> float:
    """Return the shortest CPU time of some runs: what else runs here does not count."""
    runs = []
    for _ in range(times):
        start = time.process_time()
        work()
        runs.append(time.process_time() - start)
    return min(runs)


def alone(page: str) -> bytes:
    """Print a page with WeasyPrint and nothing of ours but the fonts' folder."""
    document = HTML(string=page, base_url=BASE_URL, url_fetcher=SealedFetcher(LOOK))
    return bytes(document.write_pdf(pdf_variant="pdf/a-3a"))


def longer(assessment: Assessment, times: int) -> Assessment:
    """Return an assessment whose enclosures list every factor's account so many times."""
    return assessment.model_copy(update={"factors": assessment.factors * times})


def against_weasyprint(source: Source, assessment: Assessment) -> None:
    """Print how much longer the memo takes than WeasyPrint alone, filling templates included."""
    analysis, answers = analyse(source.edition, source.case), source.answers()
    page = fill(assessment, analysis, answers, LOOK, pdf_libraries())
    least = seconds(lambda: alone(page))
    ours = seconds(lambda: render_pdf(assessment, analysis, answers, source.texts, LOOK))
    print(f"the memo as PDF            {ours:7.2f} s")
    print(f"WeasyPrint alone           {least:7.2f} s   ratio {ours / least:.2f} (wanted: 1.15)")


def by_pages(assessment: Assessment) -> None:
    """Print the time a page, for memos of several lengths."""
    for times in (1, 2, 4):
        start = time.process_time()
        pdf = render_pdf(longer(assessment, times), None, "", {}, LOOK)
        took = time.process_time() - start
        pages = len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
        print(f"{pages:4} pages                 {took:7.2f} s   {1000 * took / pages:.0f} ms each")


def command(case: Path, folder: Path) -> None:
    """Print the time and the memory of the whole command."""
    start = time.perf_counter()
    memo = ["-m", "riskwiz", "memo", str(case), "-o", str(folder / "memo.pdf")]
    program = [sys.executable, "-c", MEASURE, sys.executable, *memo]
    done = subprocess.run(program, check=True, capture_output=True, text=True)  # noqa: S603  (it is ours)
    took, most = time.perf_counter() - start, int(done.stdout) / 1024
    print(f"riskwiz memo, the command  {took:7.2f} s   {most:.0f} MB at most (wanted: under 250)")


def browser(page: str, folder: Path) -> None:
    """Print how long headless Chromium takes to print the same page."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        print("headless Chromium          skipped: none is installed here")
        return
    (folder / "memo.html").write_text(page, encoding="utf-8")
    start = time.perf_counter()
    wanted = [f"--print-to-pdf={folder / 'c.pdf'}", (folder / "memo.html").as_uri()]
    program = [found, *ALONE, f"--user-data-dir={folder / 'profile'}", *wanted]
    try:
        subprocess.run(program, check=True, capture_output=True, timeout=120)  # noqa: S603  (it was looked up)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"headless Chromium          skipped: {type(error).__name__} of {found}")
        return
    print(f"headless Chromium          {time.perf_counter() - start:7.2f} s")


def main() -> None:
    """Print the table."""
    source = open_source(CASE)
    assessment = source.assessment()
    print(f"the worked case; its assessment is {len(canonical_json(assessment)):,} characters")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command(CASE, folder)
        command(LONGEST, folder)
        browser(render_html(assessment, None, source.answers(), LOOK), folder)
    against_weasyprint(source, assessment)
    by_pages(assessment)


if __name__ == "__main__":
    main()
