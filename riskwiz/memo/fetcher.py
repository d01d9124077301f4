"""The sealed fetcher: a memo loads its own templates' files and nothing else, from nowhere else."""

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

_HOST = "memo.invalid"
BASE_URL = f"https://{_HOST}/"
"""Where the templates' folder seems to stand: under a name that no network can ever resolve."""

_SERVED = {".css", ".woff2", ".woff", ".ttf", ".otf", ".svg", ".png"}


class SealedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves styles, fonts and pictures of one folder; everything else stops the rendering."""

    def __init__(self, folder: Path) -> None:
        """Serve the files below a folder."""
        super().__init__(allow_redirects=False, fail_on_errors=True)
        self._folder = folder.resolve()

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  (WeasyPrint passes it)
        """Return one of the folder's files.

        Raises FatalURLFetchingError for whatever is not one: WeasyPrint swallows any other.
        """
        path = self._path(url)
        if path is None or path.suffix not in _SERVED or not path.is_file():
            msg = f"the memo may load only files of its templates’ folder, not {url[:200]!r}"
            raise FatalURLFetchingError(msg)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    def _path(self, url: str) -> Path | None:
        parts = urlsplit(url)
        if (parts.scheme, parts.netloc) != ("https", _HOST):
            return None
        path = (self._folder / unquote(parts.path).lstrip("/")).resolve()
        return path if path.is_relative_to(self._folder) else None
