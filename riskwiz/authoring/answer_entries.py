"""What an answer file says, entry by entry, each checked on its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from riskwiz.authoring.answer_format import (
    WAYS,
    AnswerEntry,
    EvidenceEntry,
    MitigationEntry,
    RowEntry,
)
from riskwiz.authoring.diagnostic import Diagnostic, error, stops, warning
from riskwiz.authoring.locate import Location
from riskwiz.authoring.toml_text import Data
from riskwiz.authoring.validation import M, Part, validate
from riskwiz.core.answer import Key
from riskwiz.core.edition import Edition
from riskwiz.core.evidence import Evidence
from riskwiz.core.model import Identifier
from riskwiz.core.value import nearest

_ID: TypeAdapter[str] = TypeAdapter(Identifier)


class PlacedEntry(NamedTuple):
    """What was said to one question or row, and where in the file it stands."""

    entry: RowEntry
    location: Location


@dataclass
class EntryReader:
    """Reads the entries of one answer file, noting what is wrong with each."""

    part: Part
    edition: Edition
    found: list[Diagnostic]

    def evidence(self) -> dict[str, Evidence]:
        """Return the evidence by id, in the order of the file."""
        read: dict[str, Evidence] = {}
        for one, raw in self._tables("evidence"):
            entry = self._validated(EvidenceEntry, raw, ("evidence", one))
            if entry is not None:
                read[one] = Evidence(id=one, **entry.model_dump())
        return read

    def answers(self) -> dict[Key, PlacedEntry]:
        """Return what was said to each question and row."""
        return {
            key: placed
            for one, raw in self._tables("answers")
            for key, placed in self._answer(one, raw)
        }

    def mitigations(self) -> dict[str, MitigationEntry]:
        """Return how each mitigation stands, in the order of the edition."""
        known, read = list(self.edition.mitigations), dict[str, MitigationEntry]()
        for one, raw in self._tables("mitigations"):
            if one not in known:
                meant = nearest(one, known)
                there = f"there are: {', '.join(known)}" if known else "the edition has none"
                where = self.part.key(("mitigations", one))
                help_ = f"did you mean `{meant}`?" if meant else there
                message = f"there is no mitigation `{one[:60]}`"
                self._add(error("RW512", message, where, help_=help_))
                continue
            entry = self._validated(MitigationEntry, raw, ("mitigations", one))
            if entry is not None:
                read[one] = entry
        return {one: read[one] for one in known if one in read}

    def check_links(self, answers: Mapping[Key, PlacedEntry]) -> None:
        """Note links with evidence that is not there or linked already, and idle evidence."""
        written = list(self._raw("evidence"))
        used: set[str] = set()
        for entry, at in answers.values():
            linked: set[str] = set()
            for index, link in enumerate(entry.evidence):
                where = self.part.value((*at, "evidence", index, "id"))
                if link.id in linked:
                    message = f"the evidence `{link.id}` is linked twice"
                    self._add(error("RW506", message, where, help_="keep one of the links"))
                elif link.id not in written:
                    meant = nearest(link.id, written)
                    help_ = f"did you mean `{meant}`?" if meant else f"add [evidence.{link.id}]"
                    message = f"there is no evidence `{link.id}`"
                    self._add(error("RW505", message, where, help_=help_))
                linked.add(link.id)
            used |= linked
        if not stops(self.found):
            for one in written:
                if one not in used:
                    message = f"no answer rests on the evidence `{one}`"
                    self._add(warning("RW507", message, self.part.key(("evidence", one))))

    def _raw(self, key: str) -> Data:
        tables = self.part.data.get(key)
        return tables if isinstance(tables, dict) else {}

    def _tables(self, key: str) -> Iterator[tuple[str, Data]]:
        """Yield the tables under a key whose own key is an id."""
        for one, raw in self._raw(key).items():
            where = self.part.key((key, one))
            if not isinstance(raw, dict):
                message = f"`{one}` must be a table of keys and values"
                self._add(error("RW012", message, where, help_=f"write [{key}.{one}]"))
            elif key == "evidence" and not _is_id(one):
                message = (
                    f"`{one[:60]}` is not an id: a small letter, then small letters, digits and _"
                )
                self._add(error("RW014", message, where))
            else:
                yield one, raw

    def _answer(self, question_id: str, raw: Data) -> Iterator[tuple[Key, PlacedEntry]]:
        at: Location = ("answers", question_id)
        question = self.edition.questions.get(question_id)
        if question is None:
            meant = nearest(question_id, list(self.edition.questions))
            help_ = f"did you mean `{meant}`?" if meant else "take it out"
            message = f"there is no question `{question_id[:60]}`"
            self._add(error("RW501", message, self.part.key(at), help_=help_))
            return
        entry = self._validated(AnswerEntry, raw, at)
        if entry is None:
            return
        rows = self.edition.rows(question)
        if rows == (None,):
            yield from self._single(question_id, entry, at)
        else:
            yield from self._grid(question_id, entry, at, [row for row in rows if row])

    def _single(
        self, question: str, entry: AnswerEntry, at: Location
    ) -> Iterator[tuple[Key, PlacedEntry]]:
        if entry.rows:
            where = self.part.key((*at, "rows"))
            help_ = f"answer it as a whole: [answers.{question}]"
            self._add(error("RW502", f"`{question}` has no rows", where, help_=help_))
            return
        self._check_ways(question, entry, at)
        yield Key(question), PlacedEntry(entry, at)

    def _grid(
        self, question: str, entry: AnswerEntry, at: Location, rows: list[str]
    ) -> Iterator[tuple[Key, PlacedEntry]]:
        whole = next((key for key in (*WAYS, "note", "evidence") if getattr(entry, key)), None)
        if whole is not None:
            where = self.part.key((*at, whole))
            help_ = f"write [answers.{question}.rows.{rows[0]}] and so on"
            self._add(error("RW502", f"`{question}` is answered row by row", where, help_=help_))
        for row, said in entry.rows.items():
            place = (*at, "rows", row)
            if row not in rows:
                meant = nearest(row, rows)
                help_ = f"did you mean `{meant}`?" if meant else f"the rows are: {', '.join(rows)}"
                message = f"`{question}` has no row `{row}`"
                self._add(error("RW502", message, self.part.key(place), help_=help_))
            else:
                self._check_ways(f"{question}[{row}]", said, place)
                yield Key(question, row), PlacedEntry(said, place)

    def _check_ways(self, name: str, entry: RowEntry, at: Location) -> None:
        ways = [way for way in WAYS if getattr(entry, way) is not None]
        if len(ways) > 1:
            message = f"`{name}` is answered in {len(ways)} ways: {' and '.join(ways)}"
            where = self.part.key((*at, ways[1]))
            self._add(error("RW504", message, where, help_="keep one of them"))
        elif not ways and entry.note is None and not entry.evidence:
            self._add(warning("RW511", f"nothing is said to `{name}`", self.part.key(at)))

    def _validated(self, model: type[M], data: Data, location: Location) -> M | None:
        part = Part(self.part.path, self.part.places, data, location)
        value, problems = validate(model, part)
        self.found.extend(problems)
        return value

    def _add(self, diagnostic: Diagnostic) -> None:
        self.found.append(diagnostic)


def _is_id(text: str) -> bool:
    try:
        _ID.validate_python(text)
    except ValidationError:
        return False
    return True
