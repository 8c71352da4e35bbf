"""The two suites against the vectors of their standards."""

from __future__ import annotations

import pytest

from jujiao.confidential.ciphers import SUITES, SealBroken

RFC_8998 = {
    "key": "0123456789ABCDEFFEDCBA9876543210",
    "nonce": "00001234567800000000ABCD",
    "place": "FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2",
    "text": "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
    "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA",
    "sealed": "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
    "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D",
    "tag": "83DE3541E4C2B58177E065A9BF7B62EC",
}
NIST = {
    "key": "00" * 32,
    "nonce": "00" * 12,
    "place": "",
    "text": "00" * 16,
    "sealed": "CEA7403D4D606B6E074EC5D3BAF39D18",
    "tag": "D0D1C8A799996BF0265B98B5D48AB919",
}


@pytest.mark.parametrize(("suite", "vector"), [("sm4-gcm", RFC_8998), ("aes-256-gcm", NIST)])
def test_what_the_standard_sealed_is_opened(suite: str, vector: dict[str, str]) -> None:
    said = {name: bytes.fromhex(text) for name, text in vector.items()}
    sealed = said["nonce"] + said["sealed"] + said["tag"]
    cipher = SUITES[suite]
    assert cipher.unseal(said["key"], sealed, said["place"]) == said["text"]
    with pytest.raises(SealBroken):
        cipher.unseal(said["key"], sealed, said["place"] + b"x")
