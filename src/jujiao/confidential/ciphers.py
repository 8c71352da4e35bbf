"""Two ciphers behind one face: AES-256-GCM, and SM4-GCM where the court's profile asks for 国密."""

from __future__ import annotations

import secrets
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES, TAG_BYTES = 12, 16


class SealBroken(Exception):
    """The text was not sealed with this key for this place: it was moved, altered, or the key differs."""


class FieldCipher(Protocol):
    """What a suite must do. ``place`` is authenticated with the text and never stored beside it."""

    key_bytes: int

    def seal(self, key: bytes, text: bytes, place: bytes) -> bytes:
        """Nonce, sealed text and tag; the same text never gives the same bytes."""

    def unseal(self, key: bytes, sealed: bytes, place: bytes) -> bytes:
        """The text. Raises SealBroken."""


class AesGcm:
    """AES-256-GCM (NIST SP 800-38D)."""

    key_bytes = 32

    def seal(self, key: bytes, text: bytes, place: bytes) -> bytes:
        """Nonce, sealed text and tag."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(key).encrypt(nonce, text, place)

    def unseal(self, key: bytes, sealed: bytes, place: bytes) -> bytes:
        """The text. Raises SealBroken."""
        try:
            return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place)
        except InvalidTag as broken:
            raise SealBroken from broken


class Sm4Gcm:
    """SM4-GCM (GB/T 32907, GB/T 36624)."""

    key_bytes = 16

    def seal(self, key: bytes, text: bytes, place: bytes) -> bytes:
        """Nonce, sealed text and tag."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealing = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(place)
        return nonce + sealing.update(text) + sealing.finalize() + sealing.tag

    def unseal(self, key: bytes, sealed: bytes, place: bytes) -> bytes:
        """The text. Raises SealBroken."""
        nonce, tag = sealed[:NONCE_BYTES], sealed[-TAG_BYTES:]
        try:
            opening = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
            opening.authenticate_additional_data(place)
            return opening.update(sealed[NONCE_BYTES:-TAG_BYTES]) + opening.finalize()
        except (InvalidTag, ValueError) as broken:
            raise SealBroken from broken


SUITES: dict[str, FieldCipher] = {"aes-256-gcm": AesGcm(), "sm4-gcm": Sm4Gcm()}
