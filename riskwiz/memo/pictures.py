"""What may be a picture in a memo: a file that can be read as what its name says."""

import warnings
from pathlib import Path
from xml.etree.ElementTree import ParseError, fromstring

from PIL import Image

_DRAWN = ".svg"
_PAINTED = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
PICTURES = (".png", _DRAWN, ".jpg", ".jpeg")
"""How the names of pictures end."""


def is_picture(path: Path) -> bool:
    """Tell whether a file is a whole picture of the kind that its name says.

    WeasyPrint takes what it cannot read for a picture without a size, and stops.
    """
    return _is_drawn(path) if path.suffix.lower() == _DRAWN else _is_painted(path)


def _is_drawn(path: Path) -> bool:
    try:
        root = fromstring(path.read_bytes())  # noqa: S314  (expat bounds what it expands)
    except (ParseError, ValueError, LookupError):
        return False
    return root.tag.rpartition("}")[2] == "svg"


def _is_painted(path: Path) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=[_PAINTED[path.suffix.lower()]]) as picture:
                picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning):
        return False
    return True
