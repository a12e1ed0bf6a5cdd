"""The software bill of materials as CycloneDX 1.6 JSON (ECMA-424), of what was really installed: versions, licences, hashes."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from email.message import Message
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # RFC 4122's for addresses
_LICENCE = "License :: OSI Approved :: "


def metadata_in(folder: Path) -> dict[str, Message]:
    """The metadata of everything that is installed in an environment, by its name as the index compares it.

    Args:
        folder: The environment.
    """
    (site,) = folder.glob("lib/python*/site-packages")
    return {key_of(each.metadata["Name"]): each.metadata for each in distributions(path=[str(site)])}  # type: ignore[misc]


def sbom(name: str, installed: Mapping[str, Message], digests: Mapping[str, str], time: str) -> str:
    """The document.

    Args:
        name: The program.
        installed: The metadata of what its installation brought, itself included, as `metadata_in`.
        digests: SHA-256 of the archive that each was installed from, by the same names.
        time: ISO 8601, with the zone.
    """
    keys = sorted(key for key in installed if key != name)
    root = {**_component(installed[name], None), "type": "application"}
    components = [_component(installed[key], digests.get(key)) for key in keys]
    serial = uuid.uuid5(_NAMESPACE, json.dumps([root, components], sort_keys=True))
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}", "version": 1,
        "metadata": {"timestamp": time, "component": root},
        "components": components,
        "dependencies": [
            {"ref": _purl(installed[key]), "dependsOn": sorted(map(_purl, _needs(installed[key], installed)))}
            for key in [name, *keys]
        ],
    }  # fmt: skip
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def key_of(name: str) -> str:
    """A name as the index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _purl(metadata: Message) -> str:
    return f"pkg:pypi/{key_of(metadata['Name'])}@{metadata['Version']}"


def _component(metadata: Message, digest: str | None) -> dict[str, Any]:
    purl = _purl(metadata)
    component: dict[str, Any] = {
        "type": "library", "bom-ref": purl, "name": metadata["Name"], "version": metadata["Version"], "purl": purl,
    }  # fmt: skip
    if summary := metadata.get("Summary"):
        component["description"] = summary
    if licences := list(_licences(metadata)):
        component["licenses"] = licences
    if digest:
        component["hashes"] = [{"alg": "SHA-256", "content": digest}]
    return component


def _licences(metadata: Message) -> Iterator[dict[str, Any]]:
    """An expression of SPDX where the package has one, else the names of its classifiers, else the first line that it says."""
    if expression := metadata.get("License-Expression"):
        yield {"expression": expression}
        return
    lines: Sequence[str] = metadata.get_all("Classifier") or ()
    names = [line.removeprefix(_LICENCE) for line in lines if line.startswith(_LICENCE)]
    for name in names or str(metadata.get("License") or "").strip().splitlines()[:1]:
        yield {"license": {"name": name}}


def _needs(metadata: Message, installed: Mapping[str, Message]) -> list[Message]:
    """What of the installed a package needs; what only its extras need is left out."""
    needed = set()
    for requirement in metadata.get_all("Requires-Dist") or ():
        match = re.match(r"[\w.-]+", requirement)
        if match and "extra ==" not in requirement and key_of(match.group()) in installed:
            needed.add(key_of(match.group()))
    return [installed[key] for key in needed]
