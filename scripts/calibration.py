"""The figures of docs/calibration.md, worked out from the worked cases and written between markers.

The outcomes in the world stand here; everything else is computed. What the page says in words
about single cases is not touched.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from riskwiz.authoring import parse_answers
from riskwiz.core.analysis.chain import chain_of
from riskwiz.core.analysis.sensitivity import CutPointReach, sensitivity
from riskwiz.core.assess import assess
from riskwiz.core.assessment import Assessment, Outcome
from riskwiz.core.case import replay
from riskwiz.core.edition import Edition
from riskwiz.core.factor_result import FactorResult
from riskwiz.core.path import Standing
from riskwiz.core.scoring import round_half_up

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "calibration.md"
PUBLIC = "general_public"
SECURITY = "national_security"
TOO_THIN = Fraction(40, 100)
"""The share of a factor's weight above which a case is too thin to be counted."""
NEVER_ASKED = {Standing.NOT_ASKED, Standing.NOT_APPLICABLE}

ANSWERS_TO: Mapping[str, tuple[str, ...]] = {
    "P": ("prohibit",),
    "D": ("prohibit",),
    "M": ("mitigate", "restrict"),
    "C": ("no_action", "monitor"),
    "N": ("no_action", "monitor"),
}
"""The dispositions for the general public that an outcome in the world answers to."""


@dataclass(frozen=True)
class Known:
    """A worked case and what came of it in the world."""

    file: str
    name: str
    outcome: str
    """Letters of the table of outcomes; empty where the case is not one of the eight."""


KNOWN = (
    Known("tiktok_2023-03", "TikTok, March 2023", ""),
    Known("tiktok_2024-04", "TikTok / ByteDance, April 2024", "PD"),
    Known("tiktok_usds_2026-11", "TikTok USDS Joint Venture, November 2026", "MD"),
    Known("kaspersky_2024-06", "Kaspersky, June 2024", "P"),
    Known("zoom_2021-06", "Zoom, June 2021", "N"),
    Known("spotify_2026-11", "Spotify, November 2026", "N"),
    Known("meta_2026-04", "Meta / Instagram, April 2026", "N"),
    Known("sprint_2013-05", "SoftBank / Sprint, May 2013", "M"),
    Known("smithfield_2013-09", "Smithfield / Shuanghui, September 2013", "C"),
)


@dataclass(frozen=True)
class Worked:
    """A worked case as riskwiz assesses it."""

    known: Known
    assessment: Assessment
    reaches: tuple[CutPointReach, ...]

    @property
    def unknown(self) -> dict[str, Fraction | None]:
        """The share of each factor's weight that is not known; None where nothing is asked.

        The weight is that of the questions that are asked. Where a factor is scored per audience,
        the share is that of the audience of which least is known.
        """
        shares: dict[str, Fraction | None] = {}
        for one in self.assessment.factors:
            share = _unknown_share(one)
            known = shares.get(one.label)
            shares[one.label] = share if known is None or share is None else max(share, known)
        return shares

    @property
    def thin(self) -> tuple[str, ...]:
        """The factors of which too much is not known."""
        shares = self.unknown.items()
        return tuple(label for label, share in shares if share is not None and share > TOO_THIN)

    @property
    def public(self) -> str:
        """The id of the disposition for the general public."""
        return self.outcome(SECURITY, PUBLIC).disposition.stated

    @property
    def agrees(self) -> bool | None:
        """Whether disposition and outcome agree; None where there is nothing to compare."""
        wanted = {one for letter in self.known.outcome for one in ANSWERS_TO[letter]}
        return self.public in wanted if wanted else None

    def outcome(self, determination: str, audience: str | None) -> Outcome:
        """Return what is determined for one audience."""
        return next(
            o
            for d in self.assessment.determinations
            if d.determination == determination
            for o in d.outcomes
            if o.audience == audience
        )


def worked(edition: Edition, folder: Path = ROOT / "examples") -> tuple[Worked, ...]:
    """Assess every worked case that is there, in the order of the page.

    Raises ValueError where an answer file cannot be read.
    """
    return tuple(
        _worked(edition, one, folder / f"{one.file}.toml")
        for one in KNOWN
        if (folder / f"{one.file}.toml").exists()
    )


def blocks(edition: Edition, cases: Iterable[Worked]) -> dict[str, str]:
    """Write the tables, by the name of the markers between which they stand."""
    all_of = tuple(cases)
    return {
        "outcomes": _lines(_outcomes(edition, all_of)),
        "counts": _lines(_counts(all_of)),
        "unknown": _lines(_unknown(all_of)),
        "cut points": _lines(_cut_points(edition, all_of)),
    }


def filled(page: str, tables: Mapping[str, str]) -> str:
    """Put each table between its markers.

    Raises ValueError where a marker is not there exactly once.
    """
    for name, table in tables.items():
        begin, end = f"<!-- {name}: computed -->\n", f"<!-- {name}: end -->"
        if page.count(begin) != 1 or page.count(end) != 1:
            raise ValueError(f"the page needs the markers of {name!r} exactly once")
        head, rest = page.split(begin)
        page = head + begin + table + end + rest.split(end)[1]
    return page


def _worked(edition: Edition, known: Known, path: Path) -> Worked:
    parsed = parse_answers(path.read_text(encoding="utf-8"), str(path), edition)
    if parsed.events is None:
        raise ValueError(f"{path} cannot be read: {parsed.diagnostics}")
    case = replay(parsed.events)
    return Worked(known, assess(edition, case), sensitivity(chain_of(edition, case)))


def _outcomes(edition: Edition, cases: Iterable[Worked]) -> Iterator[str]:
    heads = ("Case", "Outcome", "Threat", "Vulnerability", "Risk, public", "Disposition, public")
    heads += ("Within the range", "User harm", "Agree")
    yield _row(*heads)
    yield "|---" * len(heads) + "|"
    for one in cases:
        public = one.outcome(SECURITY, PUBLIC)
        yield _row(
            one.known.name,
            "/".join(one.known.outcome) or "-",
            _scored(edition, one, "threat"),
            _scored(edition, one, "vulnerability"),
            _level(edition, public.level.stated),
            f"**{_disposition(edition, public.disposition.stated)}**",
            _span(edition, public.disposition.low, public.disposition.high),
            _harm(edition, one),
            {True: "yes", False: "no", None: "not compared"}[one.agrees],
        )


def _harm(edition: Edition, one: Worked) -> str:
    harm = one.outcome("user_harm", None)
    behind = next(d for d in one.assessment.determinations if d.determination == "user_harm")
    labels = [f.label for f in one.assessment.factors if f.factor in behind.factors]
    if all(one.unknown[label] is None for label in labels):
        return "not asked"
    level = _level(edition, harm.level.stated)
    return f"{level}, {_disposition(edition, harm.disposition.stated)}"


def _counts(cases: Iterable[Worked]) -> Iterator[str]:
    compared = [one for one in cases if one.agrees is not None]
    counted = [one for one in compared if not one.thin]
    yield _count("Counted", counted)
    thin = [one for one in compared if one.thin]
    if thin:
        yield ""
        yield (
            "Too thin, and not counted: "
            + "; ".join(
                f"{one.known.name} ({', '.join(one.thin).lower()}; "
                f"{'agrees' if one.agrees else 'does not agree'})"
                for one in thin
            )
            + "."
        )
        yield ""
        yield _count("With these", compared)


def _count(word: str, cases: list[Worked]) -> str:
    agreed = [one for one in cases if one.agrees]
    missed = "; ".join(one.known.name for one in cases if not one.agrees) or "none"
    return f"{word}: {len(agreed)} of {len(cases)} agree. Misses: {missed}."


def _unknown(cases: Iterable[Worked]) -> Iterator[str]:
    all_of = tuple(cases)
    factors = tuple(dict.fromkeys(label for one in all_of for label in one.unknown))
    yield _row("Case", *(f"{label}, %" for label in factors), "Too thin")
    yield "|---" * (len(factors) + 2) + "|"
    for one in all_of:
        shares = (one.unknown[label] for label in factors)
        cells = ("not asked" if s is None else str(round_half_up(100 * s)) for s in shares)
        yield _row(one.known.name, *cells, ", ".join(one.thin).lower() or "no")


def _unknown_share(factor: FactorResult) -> Fraction | None:
    if all(Standing(item.state) in NEVER_ASKED for item in factor.account):
        return None
    return 1 - factor.confidence.answered


def _cut_points(edition: Edition, cases: Iterable[Worked]) -> Iterator[str]:
    for one in cases:
        yield f"### {one.known.name}"
        yield ""
        yield "| For whom | Disposition | What would move it |"
        yield "|---|---|---|"
        for key in dict.fromkeys((r.determination, r.audience) for r in one.reaches):
            reaches = [r for r in one.reaches if (r.determination, r.audience) == key]
            moved = "; ".join(text for reach in reaches for text in _moved(edition, reach))
            yield _row(
                "All, user harm" if key[1] is None else _audience(edition, key[1]),
                _disposition(edition, reaches[0].disposition),
                moved or "no single cut point",
            )
        yield ""


def _moved(edition: Edition, reach: CutPointReach) -> Iterator[str]:
    label = next(f.label for f in edition.methodology.factor if f.id == reach.factor)
    what = f"{label.lower()}, {_level(edition, reach.level)} from {_number(reach.cut_point)}"
    if reach.below is not None:
        word = "below" if reach.low_included else "at or below"
        yield f"{what}: {_disposition(edition, reach.below)} {word} {_number(reach.low)}"
    if reach.above is not None:
        word = "above" if reach.high_included else "at or above"
        yield f"{what}: {_disposition(edition, reach.above)} {word} {_number(reach.high)}"


def _scored(edition: Edition, one: Worked, factor: str) -> str:
    found = next(f for f in one.assessment.factors if f.factor == factor)
    score = found.score
    return (
        f"{_level(edition, found.level.stated)} "
        f"({score.stated_percent}; {score.low_percent} to {score.high_percent})"
    )


def _span(edition: Edition, low: str, high: str) -> str:
    if low == high:
        return "nothing else"
    return f"{_disposition(edition, low)} to {_disposition(edition, high)}"


def _level(edition: Edition, level: str) -> str:
    return next(one.label for s in edition.methodology.scale for one in s.levels if one.id == level)


def _disposition(edition: Edition, disposition: str) -> str:
    return next(one.label for one in edition.methodology.disposition if one.id == disposition)


def _audience(edition: Edition, audience: str) -> str:
    return next(one.label for one in edition.methodology.audience if one.id == audience)


def _number(value: Fraction) -> str:
    return str(value) if value.denominator == 1 else f"{float(value):.1f}"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
