"""Reading the syntax tree of a compiled CEL expression.

`Expression.serialize()` gives a `cel.expr.CheckedExpr`. Only the messages and fields that riskwiz
reads are declared here; the others are skipped, as protocol buffers allow.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from math import isfinite
from typing import Any, NamedTuple

from google.protobuf import any_pb2, descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import DecodeError

_F = descriptor_pb2.FieldDescriptorProto
_SCALARS = {"int32": _F.TYPE_INT32, "int64": _F.TYPE_INT64, "string": _F.TYPE_STRING,
            "bool": _F.TYPE_BOOL, "double": _F.TYPE_DOUBLE}  # fmt: skip
_MESSAGES: dict[str, tuple[tuple[str, int, str], ...]] = {
    "Reference": (("name", 1, "string"), ("overload_id", 3, "string*")),
    "ReferenceEntry": (("key", 1, "int64"), ("value", 2, "Reference")),
    "PositionEntry": (("key", 1, "int64"), ("value", 2, "int32")),
    "Listed": (("elem_type", 1, "Type"),),
    "Type": (("primitive", 3, "int32"), ("well_known", 5, "int32"), ("list_type", 6, "Listed"),
             ("message_type", 9, "string"), ("type", 11, "Type")),
    "TypeEntry": (("key", 1, "int64"), ("value", 2, "Type")),
    "SourceInfo": (("positions", 4, "PositionEntry*"),),
    "Constant": (("bool_value", 2, "bool"), ("int64_value", 3, "int64"),
                 ("double_value", 5, "double"), ("string_value", 6, "string")),
    "Ident": (("name", 1, "string"),),
    "Select": (("operand", 1, "Expr"), ("field", 2, "string"),
               ("test_only", 3, "bool")),
    "Call": (("target", 1, "Expr"), ("function", 2, "string"), ("args", 3, "Expr*")),
    "CreateList": (("elements", 1, "Expr*"),),
    "Entry": (("id", 1, "int64"), ("map_key", 3, "Expr"), ("value", 4, "Expr")),
    "CreateStruct": (("entries", 2, "Entry*"),),
    "Comprehension": (("iter_var", 1, "string"), ("iter_range", 2, "Expr"),
                      ("accu_init", 4, "Expr"), ("loop_condition", 5, "Expr"),
                      ("loop_step", 6, "Expr"), ("result", 7, "Expr")),
    "Expr": (("id", 2, "int64"), ("const_expr", 3, "Constant"), ("ident_expr", 4, "Ident"),
             ("select_expr", 5, "Select"), ("call_expr", 6, "Call"),
             ("list_expr", 7, "CreateList"), ("struct_expr", 8, "CreateStruct"),
             ("comprehension_expr", 9, "Comprehension")),
    "CheckedExpr": (("reference_map", 2, "ReferenceEntry*"), ("type_map", 3, "TypeEntry*"),
                    ("expr", 4, "Expr"), ("source_info", 5, "SourceInfo")),
}  # fmt: skip

_IS = "is"
"""The name of what a node is, one of several fields."""


def _message_class() -> type[Any]:
    file = descriptor_pb2.FileDescriptorProto(
        name="riskwiz/checked.proto", package="riskwiz.checked", syntax="proto3"
    )
    for name, fields in _MESSAGES.items():
        message = file.message_type.add(name=name)
        if name == "Expr":
            message.oneof_decl.add(name=_IS)
        for field_name, number, kind in fields:
            bare = kind.removesuffix("*")
            field = message.field.add(name=field_name, number=number)
            field.label = _F.LABEL_REPEATED if kind.endswith("*") else _F.LABEL_OPTIONAL
            if name == "Expr" and field_name != "id":
                field.oneof_index = 0
            if bare in _SCALARS:
                field.type = _SCALARS[bare]
            else:
                field.type, field.type_name = _F.TYPE_MESSAGE, f".riskwiz.checked.{bare}"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(
        pool.FindMessageTypeByName("riskwiz.checked.CheckedExpr")
    )


_CHECKED = _message_class()
_TIMESTAMP = 2
"""The number that the protocol gives to timestamps among the well-known types."""


class TreeTooDeep(ValueError):
    """An expression that is nested deeper than its tree can be read."""


class Call(NamedTuple):
    """A call in an expression: its function, its arguments and where it begins."""

    function: str
    arguments: tuple[Any, ...]
    offset: int
    overloads: tuple[str, ...] = ()


class Tree:
    """The names and calls of one compiled expression, with their offsets in the source."""

    def __init__(self, serialized: bytes) -> None:
        """Read what `Expression.serialize()` gave."""
        wrapped = any_pb2.Any.FromString(serialized)
        try:
            self._checked = _CHECKED.FromString(wrapped.value)
        except DecodeError as error:
            raise TreeTooDeep from error
        self._offsets = {e.key: e.value for e in self._checked.source_info.positions}

    @property
    def root(self) -> Any:  # noqa: ANN401  (a protobuf made at run time)
        """The outermost node."""
        return self._checked.expr

    @cached_property
    def _types(self) -> dict[int, Any]:
        return {entry.key: entry.value for entry in self._checked.type_map}

    @cached_property
    def _referred(self) -> tuple[tuple[int, str, tuple[str, ...]], ...]:
        """What each node refers to: a declared name, or the functions that a call can be."""
        entries = ((entry.key, entry.value) for entry in self._checked.reference_map)
        return tuple((key, one.name, tuple(one.overload_id)) for key, one in entries)

    @cached_property
    def _references(self) -> dict[int, str]:
        """The declared name that each node refers to, which calls do not."""
        return {key: name for key, name, overloads in self._referred if name and not overloads}

    @cached_property
    def _overload_ids(self) -> dict[int, tuple[str, ...]]:
        return {key: overloads for key, _, overloads in self._referred}

    def message(self, node: Any) -> str | None:  # noqa: ANN401
        """Return the name of the message that a node, or each element of it, is; None for none."""
        found = self._types.get(node.id)
        if found is not None and found.HasField("list_type"):
            found = found.list_type.elem_type
        return str(found.message_type) if found is not None and found.message_type else None

    def primitive(self, node: Any) -> int:  # noqa: ANN401
        """Return the protocol's number for a node's plain type: bool, int, double, string."""
        found = self._types.get(node.id)
        return int(found.primitive) if found is not None else 0

    def is_type(self, node: Any) -> bool:  # noqa: ANN401
        """Say whether a node is the name of a type, such as `double`."""
        found = self._types.get(node.id)
        return found is not None and found.HasField("type")

    def overloads_of(self, node: Any) -> tuple[str, ...]:  # noqa: ANN401
        """Return the functions that a call can be."""
        return self._overload_ids.get(node.id, ())

    def days_in_rows(self) -> Iterator[tuple[str, int]]:
        """Yield every cell of a message that is a day, with where its selection begins."""
        for node in self.nodes:
            if kind(node) == "select_expr" and not node.select_expr.test_only:
                found = self._types.get(node.id)
                is_day = found is not None and found.well_known == _TIMESTAMP
                if is_day and self.message(node.select_expr.operand) is not None:
                    yield node.select_expr.field, self.offset(node)

    def figures(self) -> Iterator[Fraction]:
        """Yield the numbers that are written out, apart from 0."""
        for node in self.nodes:
            if kind(node) == "const_expr" and is_finite(node) and figure(node):
                yield figure(node)

    @cached_property
    def nodes(self) -> tuple[Any, ...]:
        """Every node, the outermost first."""
        found: list[Any] = []
        stack = [self._checked.expr]
        while stack:
            node = stack.pop()
            found.append(node)
            below = children(node)
            below.reverse()
            stack += below
        return tuple(found)

    @cached_property
    def names(self) -> dict[str, int]:
        """Each name that the expression refers to, with its first offset, in order."""
        found: dict[str, int] = {}
        for key, name in self._references.items():
            offset = self._offsets.get(key, 0) - max(name.find("."), 0)
            found[name] = min(offset, found.get(name, offset))
        # The entries are a map of the protobuf, whose order differs from run to run.
        return dict(sorted(found.items(), key=lambda one: (one[1], one[0])))

    def name_of(self, node: Any) -> str | None:  # noqa: ANN401  (a protobuf made at run time)
        """Return the declared name that a node (or a cell of it) refers to, or None."""
        name = self._references.get(node.id)
        if name is not None:
            return name
        if kind(node) == "select_expr":
            return self.name_of(node.select_expr.operand)
        if kind(node) == "call_expr" and node.call_expr.function == "_[_]":
            return self.name_of(node.call_expr.args[0])
        return None

    def overloads(self) -> Iterator[tuple[frozenset[str], int]]:
        """Yield, for every call, the functions that it can be, with the offset of the call."""
        for key, overloads in self._overload_ids.items():
            yield frozenset(overloads), self._offsets.get(key, 0)

    def loose_names(self) -> Iterator[tuple[str, int]]:
        """Yield every name that is used as a whole, not for one of its cells."""
        stack = [(self._checked.expr, False)]
        while stack:
            node, cell = stack.pop()
            which = kind(node)
            if which == "ident_expr" and not cell:
                yield self.name_of(node) or "", self.offset(node)
            one_cell = (which == "select_expr" and not node.select_expr.test_only) or (
                which == "call_expr" and node.call_expr.function == "_[_]"
            )
            for place, child in enumerate(children(node)):
                stack.append((child, one_cell and place == 0))

    def cells(self) -> Iterator[tuple[str, str | None]]:
        """Yield every name of which one cell is used, with the cell where it is written out."""
        for node in self.nodes:
            which = kind(node)
            if which == "select_expr" and kind(node.select_expr.operand) == "ident_expr":
                yield self.name_of(node.select_expr.operand) or "", node.select_expr.field
            elif which == "call_expr" and node.call_expr.function == "_[_]":
                whole, index = node.call_expr.args
                yield self.name_of(whole) or "", constant(index)

    def offset(self, node: Any) -> int:  # noqa: ANN401
        """Return where a node begins in the source, in characters."""
        return int(self._offsets.get(node.id, 0))

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """Every call, the outermost first."""
        return tuple(
            Call(
                node.call_expr.function,
                tuple(node.call_expr.args),
                self.offset(node),
                self.overloads_of(node),
            )
            for node in self.nodes
            if kind(node) == "call_expr"
        )


def constant(node: Any) -> str | None:  # noqa: ANN401
    """Return the text of a string literal, or None for any other node."""
    if kind(node) == "const_expr":
        return str(node.const_expr.string_value)
    return None


def is_finite(node: Any) -> bool:  # noqa: ANN401
    """Say whether a number that is written out is finite, which `1e999` is not."""
    return isfinite(node.const_expr.double_value)


def figure(node: Any) -> Fraction:  # noqa: ANN401
    """Return a finite number that is written out, exactly."""
    constant = node.const_expr
    return Fraction(repr(constant.double_value)) + int(constant.int64_value)


def kind(node: Any) -> str:  # noqa: ANN401
    """Return the field of a node that says what it is: `call_expr` and so on."""
    return node.WhichOneof(_IS) or ""


def gathered(node: Any) -> Any:  # noqa: ANN401
    """Return what `filter` or `map` puts into its list for each element."""
    waiting = [node.comprehension_expr.loop_step]
    while kind(waiting[-1]) != "list_expr":
        waiting += children(waiting.pop())
    return waiting[-1].list_expr.elements[0]


def children(node: Any) -> list[Any]:  # noqa: ANN401
    """Return the nodes right below a node, in order."""
    match node.WhichOneof(_IS):
        case "call_expr":
            call = node.call_expr
            return [call.target, *call.args] if call.HasField("target") else list(call.args)
        case "select_expr":
            return [node.select_expr.operand]
        case "list_expr":
            return list(node.list_expr.elements)
        case "struct_expr":
            entries = node.struct_expr.entries
            return [part for entry in entries for part in (entry.map_key, entry.value)]
        case "comprehension_expr":
            inner = node.comprehension_expr
            return [inner.iter_range, inner.accu_init, inner.loop_condition, inner.loop_step,
                    inner.result]  # fmt: skip
        case _:
            return []
