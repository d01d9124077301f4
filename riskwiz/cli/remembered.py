"""What the wizard remembers on this machine: the theme, and where each case was left.

No case needs it. What cannot be read or written is forgotten without a word.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riskwiz.cli.exits import Trouble
from riskwiz.cli.target import write_file

if TYPE_CHECKING:
    from riskwiz.core.answer import Key

_MOST = 200


class Remembered:
    """A small file among the user's state files."""

    def __init__(self, path: Path | None = None) -> None:
        """Read what is there."""
        self._path = path or _state_file()
        self._data = _read(self._path)

    @property
    def theme(self) -> str | None:
        """The theme that was chosen last."""
        theme = self._data.get("theme")
        return theme if isinstance(theme, str) else None

    def place(self, case: str) -> Key | None:
        """Return where a case was left."""
        from riskwiz.core.answer import Key

        place = self._places.get(case)
        if not isinstance(place, list) or not place or not all(isinstance(p, str) for p in place):
            return None
        return Key(place[0], place[1] if len(place) > 1 else None)

    @property
    def _places(self) -> dict[str, Any]:
        places = self._data.get("places")
        return places if isinstance(places, dict) else {}

    def keep_theme(self, theme: str) -> None:
        """Remember a theme."""
        self._write(self._data | {"theme": theme})

    def keep_place(self, case: str, key: Key) -> None:
        """Remember where a case was left; of many cases, the last ones."""
        others = {name: place for name, place in self._places.items() if name != case}
        places = [*others.items(), (case, [part for part in key if part is not None])]
        self._write(self._data | {"places": dict(places[-_MOST:])})

    def _write(self, data: dict[str, Any]) -> None:
        if data == self._data:
            return
        self._data = data
        with suppress(OSError, Trouble):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_file(self._path, json.dumps(data, ensure_ascii=False, indent=1).encode())


def _state_file() -> Path:
    state = os.environ.get("XDG_STATE_HOME")
    folder = Path(state) if state else Path.home() / ".local" / "state"
    return folder / "riskwiz" / "wizard.json"


def _read(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError, RecursionError):
        data = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(data, dict):
            return data
    return {}
