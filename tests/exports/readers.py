"""Small readers of brat standoff and CoNLL columns, written from their descriptions and not from our writers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Standoff:
    """Text-bound annotations by id: type, fragments, text; attributes and notes by what they are about; relations."""

    bound: dict[str, tuple[str, list[tuple[int, int]], str]] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)


def standoff(ann: bytes) -> Standoff:
    found = Standoff()
    for line in ann.decode("utf-8").split("\n")[:-1]:
        id_, body, *rest = line.split("\t")
        if id_[0] == "T":
            kind, places = body.split(" ", 1)
            spans = [(int(start), int(end)) for start, end in (p.split(" ") for p in places.split(";"))]
            assert id_ not in found.bound
            found.bound[id_] = (kind, spans, "\t".join(rest))
        elif id_[0] == "A":
            name, about, value = body.split(" ")
            found.attributes.setdefault(about, {})[name] = value
        elif id_[0] == "N":
            _, about, reference = body.split(" ")
            found.references[about] = reference
        elif id_[0] == "R":
            name, one, other = body.split(" ")
            found.relations.append((name, one.removeprefix("Arg1:"), other.removeprefix("Arg2:")))
        else:
            assert id_[0] == "#", line
            found.notes[body.split(" ")[1]] = rest[0]
    return found


@dataclass
class Columns:
    """One document: its id, its sentences of rows by column name."""

    id: str
    sentences: list[list[dict[str, str]]] = field(default_factory=list)

    def spans(self) -> list[tuple[str, str, int, int]]:
        """Column, type, start and end of every run of B and I."""
        rows = [row for sentence in self.sentences for row in sentence]
        layers = [name for name in rows[0] if name not in ("TOKEN", "START", "END")] if rows else []
        found = []
        for layer in layers:
            run: list[int | str] | None = None
            for row in rows:
                label = row[layer]
                if label.startswith("I-"):
                    assert run is not None, "I follows B or I"
                    assert run[0] == label[2:]
                    run[2] = int(row["END"])
                    continue
                if run:
                    found.append((layer, *run))
                run = [label[2:], int(row["START"]), int(row["END"])] if label.startswith("B-") else None
                assert run or label == "O"
            if run:
                found.append((layer, *run))
        return found  # type: ignore[return-value]


def columns(data: bytes) -> list[Columns]:
    documents: list[Columns] = []
    names: list[str] = []
    for line in data.decode("utf-8").split("\n"):
        if line.startswith("# newdoc id = "):
            documents.append(Columns(line.removeprefix("# newdoc id = "), [[]]))
        elif line.startswith("# columns = "):
            names = line.removeprefix("# columns = ").split(" ")
        elif line:
            documents[-1].sentences[-1].append(dict(zip(names, line.split("\t"), strict=True)))
        elif documents and documents[-1].sentences[-1]:
            documents[-1].sentences.append([])
    return documents
