"""The sealed fetcher: a memo loads its own templates' files and nothing else, from nowhere else."""

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from riskwiz.memo.look import Look
from riskwiz.memo.pictures import PICTURES

_HOST = "memo.invalid"
BASE_URL = f"https://{_HOST}/"
"""Where the templates' folder seems to stand: under a name that no network can ever resolve."""

_SERVED = {".woff2", *PICTURES}


class SealedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves fonts and pictures of the templates; everything else stops the rendering."""

    def __init__(self, look: Look) -> None:
        """Serve the fonts of riskwiz's own templates, and the pictures of an agency's."""
        super().__init__(allow_redirects=False, fail_on_errors=True)
        self._folders = [one.resolve() for one in (look.shipped, look.own) if one]

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  (WeasyPrint passes it)
        """Return one of the folder's files.

        Raises FatalURLFetchingError for whatever is not one: WeasyPrint swallows any other.
        """
        path = self._path(url)
        if path is None or path.suffix.lower() not in _SERVED:
            msg = f"the memo may load only files of its templates' folder, not {url[:200]!r}"
            raise FatalURLFetchingError(msg)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    def _path(self, url: str) -> Path | None:
        parts = urlsplit(url)
        if (parts.scheme, parts.netloc) != ("https", _HOST):
            return None
        name = unquote(parts.path).lstrip("/")
        found = [(folder / name).resolve() for folder in self._folders]
        inside = zip(found, self._folders, strict=True)
        return next((p for p, folder in inside if p.is_relative_to(folder) and p.is_file()), None)
