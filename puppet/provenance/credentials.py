"""Content credentials (C2PA): a signed statement of how a file was made.

They need two things that Puppet does not bring along: the package c2pa-python, and a certificate to sign with. Where
either is missing a file carries plain metadata alone. Nothing is asked of any server: no time stamp is fetched.
"""

from __future__ import annotations

import importlib
import json
import logging
import secrets
from pathlib import Path
from typing import Any

from puppet import __version__
from puppet.provenance.metadata import SOURCE_TYPE

logger = logging.getLogger(__name__)

CERTIFICATE, KEY = "certificate.pem", "private-key.pem"
TYPES = {".png": "image/png", ".mp4": "video/mp4", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


class Credentials:
    """Signs files.

    Args:
        folder: holds the user's certificate chain and key (PEM, ES256).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def missing(self) -> str:
        """What is missing to sign, in words; "" if nothing is."""
        if _c2pa() is None:
            return "the package c2pa-python is not installed"
        for name in (CERTIFICATE, KEY):
            if not (self._folder / name).is_file():
                return f"there is no {name} in {self._folder}"
        return ""

    def sign(self, path: Path, title: str = "") -> bool:
        """Replace a file by the same with credentials; it is left as it is where that cannot be done.

        Args:
            path: .png, .jpg or .mp4.
            title: what it is called in the credentials.

        Returns:
            Whether it carries credentials now. Never raises.
        """
        kind = TYPES.get(path.suffix.lower())
        if kind is None or self.missing:
            return False
        signed = path.with_name(f".{path.stem[:100]}-{secrets.token_hex(4)}.signed{path.suffix}")
        try:
            self._sign(_c2pa(), kind, path, signed, title or path.name)
            signed.replace(path)
        except Exception as error:  # the package raises errors of its own for everything that may be wrong
            logger.warning("%s carries no content credentials: %s", path.name, error)
            signed.unlink(missing_ok=True)
            return False
        return True

    def _sign(self, c2pa: Any, kind: str, source: Path, signed: Path, title: str) -> None:
        info = c2pa.C2paSignerInfo(
            alg=b"es256",
            sign_cert=(self._folder / CERTIFICATE).read_bytes(),
            private_key=(self._folder / KEY).read_bytes(),
            ta_url=None,
        )
        with (
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder(manifest(title)) as builder,
            source.open("rb") as plain,
            signed.open("w+b") as out,
        ):
            builder.sign(signer, kind, plain, out)


def manifest(title: str) -> dict[str, Any]:
    """What is stated: made by Puppet, by a trained model."""
    return {
        "claim_generator_info": [{"name": "Puppet", "version": __version__}],
        "title": title,
        "assertions": [
            {
                "label": "c2pa.actions",
                "data": {
                    "actions": [
                        {
                            "action": "c2pa.created",
                            "digitalSourceType": SOURCE_TYPE,
                            "softwareAgent": {"name": "Puppet", "version": __version__},
                        }
                    ]
                },
            }
        ],
    }


def read(path: Path) -> str:
    """Who made a file according to its credentials, and whether they hold; "" where it has none or they cannot be read
    here. Never raises."""
    c2pa = _c2pa()
    kind = TYPES.get(path.suffix.lower())
    if c2pa is None or kind is None:
        return ""
    try:
        with path.open("rb") as file, c2pa.Reader(kind, file) as reader:
            store = json.loads(reader.json())
        active = store["manifests"][store["active_manifest"]]
        makers = ", ".join(str(info.get("name", "")) for info in active.get("claim_generator_info", []))
        trouble = ", ".join(str(status.get("code", "")) for status in store.get("validation_status") or [])
    except Exception as error:  # a file without credentials is one of its errors
        logger.info("%s: no content credentials (%s)", path.name, error)
        return ""
    return f"{makers or 'an unnamed program'}{f' (not valid: {trouble})' if trouble else ''}"


def _c2pa() -> Any:
    try:
        return importlib.import_module("c2pa")
    except (ImportError, OSError):  # its native library may not load
        return None
