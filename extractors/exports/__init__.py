"""`Analysis` to a format, one format a file."""

from extractors.exports.schema import as_json, as_json_line, as_schema
from extractors.exports.writing import written_atomically

__all__ = ["as_json", "as_json_line", "as_schema", "written_atomically"]
