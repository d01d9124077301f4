"""The rows of tables as types that the checker of expressions knows, column by column.

A row is declared as a message of its own, so that a misspelt column, or one of another type, is
found when an expression is compiled. Only the checker sees these messages: expressions are
evaluated over plain maps, in which a cell that was left out is missing.
"""

from collections.abc import Mapping

from google.protobuf import descriptor_pb2, descriptor_pool, timestamp_pb2

PACKAGE = "riskwiz.row"
_F = descriptor_pb2.FieldDescriptorProto
_TIMESTAMP = ".google.protobuf.Timestamp"
_FIELDS = {
    "bool": _F.TYPE_BOOL,
    "int": _F.TYPE_INT64,
    "double": _F.TYPE_DOUBLE,
    "string": _F.TYPE_STRING,
}

Columns = Mapping[str, Mapping[str, str]]
"""The columns of each table question, each with its type."""


def row_type(table: str) -> str:
    """Return the name of the type of a table's rows."""
    return f"{PACKAGE}.{table}"


def pool(columns: Columns) -> descriptor_pool.DescriptorPool:
    """Declare the rows of every table."""
    file = descriptor_pb2.FileDescriptorProto(
        name="riskwiz/rows.proto",
        package=PACKAGE,
        syntax="proto3",
        dependency=[timestamp_pb2.DESCRIPTOR.name],
    )
    for table, types in columns.items():
        message = file.message_type.add(name=table)
        message.options.deprecated_legacy_json_field_conflicts = True  # nobody writes them as JSON
        for number, (column, kind) in enumerate(types.items(), start=1):
            field = message.field.add(name=column, number=number, label=_F.LABEL_OPTIONAL)
            field.type = _FIELDS.get(kind, _F.TYPE_MESSAGE)
            if kind == "timestamp":
                field.type_name = _TIMESTAMP
    timestamps = descriptor_pb2.FileDescriptorProto()
    timestamp_pb2.DESCRIPTOR.CopyToProto(timestamps)
    declared = descriptor_pool.DescriptorPool()
    declared.Add(timestamps)
    declared.Add(file)
    return declared
