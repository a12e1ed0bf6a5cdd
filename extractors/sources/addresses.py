"""Addresses of the web: taken apart, and looked up to hosts that anybody may reach."""

from __future__ import annotations

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from extractors.errors import SourceError

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


class Address(NamedTuple):
    """One address, taken apart.

    Attributes:
        path: Path and query, ready for a request.
    """

    scheme: str
    host: str
    port: int
    path: str
    whole: str


def address_of(words: str, base: str | None = None) -> Address:
    """The address that a person or a redirect gave.

    Raises:
        SourceError: It is none of the web.
    """
    try:
        parts = urlsplit(urljoin(base, words) if base else words)
        host = (
            (parts.hostname or "")
            .encode("idna" if not (parts.hostname or "").isascii() else "ascii")
            .decode()
        )
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError, UnicodeError) as error:
        raise SourceError(
            f"{words}: this is no address of the web.", "Give one such as https://example.org/story."
        ) from error
    if not host or any(character.isspace() or ord(character) < 33 for character in host):
        raise SourceError(
            f"{words}: this address names no host.", "Give one such as https://example.org/story."
        )
    path = quote(parts.path or "/", safe="/%:=&?~#+!$,;'@()*[]-._") + (
        "?" + quote(parts.query, safe="/%:=&?~#+!$,;'@()*[]-._") if parts.query else ""
    )
    shown_host = f"[{host}]" if ":" in host else host
    shown_port = "" if port == _PORTS[parts.scheme] else f":{port}"
    return Address(parts.scheme, host, port, path, f"{parts.scheme}://{shown_host}{shown_port}{path}")


def reachable(address: Address, allows_private: bool) -> str:
    """The IP address to connect to: every one that the name stands for is public, or private ones are allowed.

    The connection is made to what is given here, so that the name cannot come to mean another host in between.

    Raises:
        SourceError: The name is unknown, or leads into a private network.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(
            f"{address.whole}: the host {address.host} is not known.", "Check the address and the network."
        ) from error
    ips = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not allows_private and not all(is_public(ip) for ip in ips):
        raise SourceError(
            f"{address.whole}: the host {address.host} is on a private network or on this machine.",
            "If you mean it, add --allow-private.",
        )
    return ips[0]


def is_public(ip: str) -> bool:
    """Whether anybody may reach the IP address; one that carries an IPv4 address inside is judged by that too."""
    address = ipaddress.ip_address(ip)
    inner: list[ipaddress.IPv4Address | None] = []
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
    carried = [held for held in inner if held is not None]
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return _is_global(address.ipv4_mapped)
    return _is_global(address) and all(_is_global(held) for held in carried)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
