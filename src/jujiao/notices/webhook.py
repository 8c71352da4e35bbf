"""内网消息接口: a letter is posted to an address in the intranet, and to no other.

The allow-list names machines (address or network, and port). It is held against the address to which the
connection is really made, after the name was looked up, and the connection goes to that very address: a
name that points elsewhere meanwhile, or a redirect, leads nowhere.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from jujiao.kernel.problems import refuse
from jujiao.notices.carriers import Forbidden, Rejected, Unreachable
from jujiao.notices.models import Letter

SECONDS = 10
PORTS = {"http": 80, "https": 443}
DONE, REDIRECTED, FAULTY = range(200, 300), range(300, 400), range(500, 600)
LATER = frozenset({408, 425, 429})

Address = IPv4Address | IPv6Address
Lookup = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Allowed:
    """One line of the allow-list: 10.8.0.12:8443, or a network: 10.8.0.0/24:8443."""

    network: IPv4Network | IPv6Network
    port: int

    def holds(self, address: Address, port: int) -> bool:
        """Whether a connection to this address and port is allowed."""
        return port == self.port and address in self.network


def read_allowed(lines: Sequence[str]) -> tuple[Allowed, ...]:
    """The allow-list. Raises ValueError for a line that names no machine and port."""
    return tuple(_allowed(line.strip()) for line in lines if line.strip())


def _allowed(line: str) -> Allowed:
    network, colon, port = line.rpartition(":")
    if not colon or not port.isdigit():
        raise ValueError(f"no port: {line}")
    return Allowed(ip_network(network.strip("[]"), strict=True), int(port))


def looked_up(host: str, port: int) -> list[str]:
    """The addresses of a name, as the machine knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def checked_url(url: str) -> str:
    """An address that may be kept as a target. Raises Refused for what is none."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.username or parts.fragment:
        raise refuse(
            "bad_webhook",
            f"“{url}”不是可用的接口地址。",
            place="url",
            remedy="请写成http://主机:端口/路径，不带用户名。",
        )
    return url


class WebhookCarrier:
    """Posts letters; ``lookup`` turns a name into addresses."""

    def __init__(self, allowed: Sequence[Allowed], lookup: Lookup = looked_up) -> None:
        self.allowed = tuple(allowed)
        self.lookup = lookup

    def carry(self, letter: Letter) -> None:
        """Posts one letter with its key. Raises Forbidden for an address that is not allowed."""
        parts = urlsplit(letter.address)
        port = parts.port or PORTS.get(parts.scheme, 0)
        address = self._address(parts.hostname or "", port)
        connection = _connection(parts, port, address)
        try:
            status = _posted(connection, parts, letter)
        except (OSError, http.client.HTTPException) as fault:
            raise Unreachable(f"接口没有应答：{fault}") from fault
        finally:
            connection.close()
        _judge(status)

    def _address(self, host: str, port: int) -> Address:
        """The first of the name's addresses, all of which must be allowed."""
        try:
            found = [ip_address(one.partition("%")[0]) for one in self.lookup(host, port)]
        except (OSError, ValueError) as fault:
            raise Unreachable(f"接口的主机名查不到：{host}") from fault
        bare = [_unmapped(one) for one in found]
        foreign = [one for one in bare if not any(line.holds(one, port) for line in self.allowed)]
        if foreign or not bare:
            named = "、".join(str(one) for one in foreign)
            raise Forbidden(f"接口地址{named}:{port}不在允许名单里，没有发出。")
        return bare[0]


def _unmapped(address: Address) -> Address:
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


class _PinnedHttp(http.client.HTTPConnection):
    """A connection to the address that was checked, whatever the name means by now."""

    def __init__(self, host: str, port: int, address: Address) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self._address = address

    def connect(self) -> None:
        """Connects to the address itself."""
        self.sock = socket.create_connection((str(self._address), self.port), SECONDS)


class _PinnedHttps(_PinnedHttp):
    """The same over TLS; the certificate must be that of the name."""

    default_port = 443

    def connect(self) -> None:
        """Connects to the address, then asks for the name."""
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _connection(parts: SplitResult, port: int, address: Address) -> http.client.HTTPConnection:
    kind = _PinnedHttps if parts.scheme == "https" else _PinnedHttp
    return kind(parts.hostname or "", port, address)


def _posted(connection: http.client.HTTPConnection, parts: SplitResult, letter: Letter) -> int:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    body = json.dumps(
        {"key": letter.key, "account": letter.account.username, **letter.content},
        ensure_ascii=False,
    ).encode()
    headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": letter.key}
    connection.request("POST", path, body, headers)
    return connection.getresponse().status


def _judge(status: int) -> None:
    if status in DONE:
        return
    if status in REDIRECTED:
        raise Forbidden(f"接口让转到别处（{status}），没有跟去。")
    if status in FAULTY or status in LATER:
        raise Unreachable(f"接口说稍后再试（{status}）")
    raise Rejected(f"接口不收（{status}）")
