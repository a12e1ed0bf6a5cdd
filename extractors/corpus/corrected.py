"""Corrections and rules laid over a corpus: rows of corrected articles in the place of those that were found.

The shards keep what was found. An open corpus has tables of its own for the articles that something is said against, and every
query, facet and card reads those in their stead.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from extractors.corpus.columns import TABLES, schema
from extractors.corpus.rows import Row, article_and_analysis, rows_of
from extractors.exports.schema import as_schema

if TYPE_CHECKING:
    from extractors.corpus.library_index import LibraryIndex
    from extractors.corpus.session import Session
    from extractors.corrections.ledger import Ledger
    from extractors.corrections.rule import Rule

_READ = 200  # articles that are corrected at a time

State = tuple[object, ...]
"""What is said against an article, so that it is known whether more was said since."""


class Corrected:
    """The corrected articles of an open corpus.

    Args:
        session: Where its tables are.
        ledger: Where corrections and rules are kept.
    """

    def __init__(self, session: Session, ledger: Ledger) -> None:
        self._session, self._ledger = session, ledger
        self._states: dict[str, State] = {}
        self._is_laid = False

    @property
    def found(self) -> str:
        """What the names of the tables that have what was found begin with."""
        return "found_" if self._is_laid else ""

    def renew(self) -> list[str]:
        """Lay over what is said now; the keys of the articles that have other rows than before.

        Raises:
            SourceError: The shards cannot be read.
        """
        wanted = self._said()
        changed = [
            key for key in sorted({**self._states, **wanted}) if self._states.get(key) != wanted.get(key)
        ]
        if not changed:
            return []
        self._lay()
        for first in range(0, len(changed), _READ):
            keys = changed[first : first + _READ]
            self._replace(keys, [key for key in keys if key in wanted])
        self._states = wanted
        return changed

    def _said(self) -> dict[str, State]:
        """What is said against each article, by key, where something may be."""
        files = self._files()
        book = self._ledger.rulebook() if self._ledger.rules_path.exists() else None
        rules = tuple(repr(rule) for rule in book.rules) if book else ()
        found: dict[str, State] = {key: (files[digest], ()) for key, digest in self._having(files)}
        for key in self._ruled(book.rules if book else ()):
            found[key] = (found[key][0] if key in found else None, rules)
        return found

    def _files(self) -> dict[str, State]:
        """The files of corrections, by the hash of their article's text, with their time and size."""
        try:
            entries = list(os.scandir(self._ledger.folder))
        except OSError:
            return {}
        states = ((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".json"))
        return {name.removesuffix(".json"): (stat.st_mtime_ns, stat.st_size) for name, stat in states}

    def _having(self, digests: Iterable[str]) -> list[tuple[Any, ...]]:
        sql = f"SELECT key, sha256 FROM {self.found}articles WHERE sha256 IN (SELECT unnest(?))"
        wanted = sorted(digests)
        return self._session.rows(sql, (wanted,)) if wanted else []

    def _ruled(self, rules: Sequence[Rule]) -> Iterator[str]:
        """The articles that a rule may speak of: an entity has the name, a mention the wording, or the text has the words."""
        of_kind = sorted({(rule.kind, rule.text) for rule in rules if rule.verb != "add"})
        texts = sorted({rule.text for rule in rules if rule.verb == "add"})
        if of_kind:
            kinds, words = (list(part) for part in zip(*of_kind, strict=True))
            sql = (
                "WITH said AS (SELECT unnest(?) AS kind, unnest(?) AS words)"
                f" SELECT key FROM {self.found}entities e JOIN said ON e.kind = said.kind AND e.name = said.words"
                f" UNION SELECT key FROM {self.found}mentions m JOIN said ON m.kind = said.kind AND m.text = said.words"
            )
            yield from (key for (key,) in self._session.rows(sql, (kinds, words)))
        if texts:
            sql = f"SELECT DISTINCT key FROM {self.found}articles a, (SELECT unnest(?) AS words) WHERE contains(a.text, words)"
            yield from (key for (key,) in self._session.rows(sql, (texts,)))

    def _lay(self) -> None:
        """Have the names of the tables mean what is corrected; once."""
        if self._is_laid:
            return
        statements = []
        for name in TABLES:
            statements += [
                f"ALTER VIEW {name} RENAME TO found_{name}",
                f"CREATE TABLE corrected_{name} AS SELECT * FROM found_{name} LIMIT 0",
            ]
        statements.append("CREATE TABLE replaced (key VARCHAR)")
        statements += [
            f"CREATE VIEW {name} AS SELECT * FROM found_{name} ANTI JOIN replaced USING (key)"
            f" UNION ALL BY NAME SELECT * FROM corrected_{name}"
            for name in TABLES
        ]
        self._session.change(statements)
        self._is_laid = True

    def _replace(self, keys: Sequence[str], wanted: Sequence[str]) -> None:
        """Have of these articles the rows as they are corrected now; of those not wanted any more, as they were found."""
        import pyarrow as pa

        rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        for key, found in self._whole(wanted).items():
            for name, of_it in self._rows(key, *found).items():
                rows[name] += of_it
        statements: list[str] = []
        made = {}
        for name in TABLES:
            form = schema(name)
            columns = [pa.array([row.get(field.name) for row in rows[name]], field.type) for field in form]
            made[f"made_{name}"] = pa.Table.from_arrays(columns, schema=form)
            statements += [
                f"DELETE FROM corrected_{name} WHERE key IN (SELECT key FROM made_keys)",
                f"INSERT INTO corrected_{name} BY NAME SELECT * FROM made_{name}",
            ]
        made["made_keys"] = pa.table({"key": list(keys)})
        made["made_replaced"] = pa.table({"key": pa.array(list(wanted), pa.string())})
        statements += [
            "DELETE FROM replaced WHERE key IN (SELECT key FROM made_keys)",
            "INSERT INTO replaced SELECT key FROM made_replaced",
        ]
        self._session.change(statements, made)

    def _whole(self, keys: Sequence[str]) -> dict[str, tuple[Row, list[Row], list[Row]]]:
        """The rows of articles as they were found, by key."""
        return whole_rows(self._session, keys, self.found)

    def _rows(
        self, key: str, row: Row, mentions: Sequence[Row], entities: Sequence[Row]
    ) -> dict[str, list[Row]]:
        """The rows of an article as it is corrected, under the key that it has."""
        article, analysis = article_and_analysis(row, mentions, entities)
        corrections = self._ledger.of(article)
        if corrections is not None:
            article = corrections.dated(article)
            analysis = corrections.applied(analysis, article.text)
        made = rows_of(as_schema(article, analysis))
        return {name: [{**each, "key": key} for each in of_it] for name, of_it in made.items()}


def whole_rows(
    session: Session, keys: Iterable[str], prefix: str = "", index: LibraryIndex | None = None
) -> dict[str, tuple[Row, list[Row], list[Row]]]:
    """The row of each article, and those of its mentions and entities in their order.

    Args:
        session: Where they are.
        keys: The articles'.
        prefix: What the names of the tables begin with.
        index: Tells in which files they are; None where every file is to be looked at.

    Raises:
        SourceError: The shards cannot be read.
    """
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    within = "WHERE key IN (SELECT unnest(?))"
    shards = index.shards_of(session, wanted) if index is not None else []
    if index is not None and not shards:
        return {}

    def dicts(table: str, order: str) -> list[Row]:
        if index is None:
            return session.dicts(f"SELECT * FROM {prefix}{table} {within} ORDER BY {order}", wanted)
        files = [str(shard / f"{table}.parquet") for shard in shards]
        return session.dicts(f"SELECT * FROM read_parquet(?) {within} ORDER BY {order}", files, wanted)

    rows = {row["key"]: row for row in dicts("articles", "key")}
    found: dict[str, tuple[Row, list[Row], list[Row]]] = {key: (row, [], []) for key, row in rows.items()}
    orders = (("mentions", 'start, "end" DESC, kind'), ("entities", "number"))
    for at, (table, order) in enumerate(orders, 1):
        for row in dicts(table, order):
            if row["key"] in found:
                found[row["key"]][at].append(row)  # type: ignore[union-attr]
    return found
