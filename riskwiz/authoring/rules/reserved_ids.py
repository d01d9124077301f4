"""No id is a word of the expression language.

`in`, `true`, `string` and their like mean something in CEL, and `audience` and `lists` mean
something in riskwiz, so nothing that expressions name can be called so.
"""

from collections.abc import Iterator

from riskwiz.authoring.diagnostic import Diagnostic, error
from riskwiz.authoring.draft import Draft, everything
from riskwiz.core.functions import NAMES
from riskwiz.core.question import TableQuestion

CODE = "RW102"

_CEL = (
    "as break const continue else false for function if import in let loop namespace null "
    "package return true var void while"
)
_TYPES = "bool bytes double duration dyn int list map null_type string timestamp type uint"
_MACROS = "all exists exists_one filter has"
_OURS = "audience lists size"
RESERVED = frozenset(f"{_CEL} {_TYPES} {_MACROS} {_OURS}".split()) | NAMES
"""The words of CEL, its types and macros, and the names that riskwiz gives itself."""


def check(draft: Draft) -> Iterator[Diagnostic]:
    """Find reserved words among the names that expressions use."""
    columns = (
        (column.id, one.spot / "column" / at / "id")
        for one in draft.questions
        if isinstance(one.it, TableQuestion)
        for at, column in enumerate(one.it.column)
        if column.id in {"in", "true", "false", "null"}
    )
    for name, spot in (*everything(draft), *columns):
        if name in RESERVED:
            yield error(
                CODE,
                f"`{name}` is a word of the expression language",
                draft.value(spot),
                help_=f"choose another id, such as `{name}_answer`",
            )
