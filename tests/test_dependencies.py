"""What the program builds on: under which licences, and pinned with hashes for a release."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import zipfile
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
NOTICES = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
REVIEW = NOTICES.partition("### Not to be bundled without legal review")[2].partition("For development only")[0]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(*files: str) -> dict[str, importlib.metadata.Distribution]:
    """Every package that these requirement files ask for, with all that those need, as they are installed here."""
    waiting = [
        Requirement(line.partition("#")[0].strip())
        for file in files
        for line in (ROOT / file).read_text().splitlines()
        if line.strip() and not line.startswith(("#", "-"))
    ]
    found: dict[str, importlib.metadata.Distribution] = {}
    while waiting:
        requirement = waiting.pop()
        if plain(requirement.name) in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        distribution = importlib.metadata.distribution(requirement.name)
        found[plain(requirement.name)] = distribution
        waiting += [Requirement(text) for text in distribution.requires or ()]
    return found


def licence(distribution: importlib.metadata.Distribution) -> str:
    """As the package states it."""
    metadata = distribution.metadata
    classifiers = [one for one in metadata.get_all("Classifier") or () if one.startswith("License")]
    return metadata.get("License-Expression") or "; ".join(classifiers) or metadata.get("License") or ""


def test_every_package_is_in_the_notices() -> None:
    named = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", NOTICES.lower().replace("_", "-").replace(".", "-")))
    packages = needed("requirements.txt")
    assert len(packages) > 40
    assert [name for name in packages if name not in named] == []


def test_every_package_of_the_developers_is_in_the_notices() -> None:
    own = NOTICES.partition("For development only")[2]
    files = [ROOT / "requirements-dev.txt", ROOT / "requirements-bundle.txt"]
    direct = [line for file in files for line in file.read_text().splitlines()]
    names = [line.partition("==")[0] for line in direct if line and not line.startswith(("#", "-"))]
    assert "hypothesis" in names
    assert [name for name in names if name not in own] == []


def test_every_line_of_every_requirements_file_is_in_the_notices() -> None:
    files = sorted(ROOT.glob("requirements*.txt"))
    assert [file.name for file in files] == [
        *("requirements-bundle.txt", "requirements-dev.txt", "requirements-gpu.txt", "requirements.txt")
    ]
    lines = [line for file in files for line in file.read_text().splitlines()]
    wanted = [line for line in lines if line and not line.startswith(("#", "-"))]
    assert [line for line in wanted if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][A-Za-z0-9.]*( *#.*)?", line)] == []
    named = plain(NOTICES)
    assert [line for line in wanted if plain(line.partition("==")[0]) not in named] == []


def test_every_package_states_a_licence_and_those_under_the_gpl_are_to_be_reviewed() -> None:
    for name, distribution in needed("requirements.txt").items():
        stated = licence(distribution)
        assert stated, name
        if re.search(r"\bA?GPL|GNU (Affero )?General Public", stated):
            known = "pyside6" if name == "shiboken6" else name
            assert known in REVIEW.lower(), f"{name}: {stated}"


def test_gpl_codecs_that_wheels_carry_are_to_be_reviewed() -> None:
    carried = {
        re.sub(r"-[0-9a-f]{8}$", "", file.name.partition(".so")[0])
        for distribution in needed("requirements.txt").values()
        for file in distribution.files or ()
        if ".so" in file.name and ".libs" in str(file)
    }
    gpl = {name for name in carried if re.match(r"lib(x264|x265|xvid|postproc|fdk|vidstab|rubberband|frei0r)", name)}
    assert [name for name in gpl if name not in REVIEW] == []


# ---- the lock --------------------------------------------------------------------------------------------------------


def wheel(folder: Path, name: str, version: str, needs: str = "") -> Path:
    """The smallest package that pip takes."""
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    if needs:
        metadata += f"Requires-Dist: {needs}\n"
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", "")
        archive.writestr(f"{info}/METADATA", metadata)
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        empty = urlsafe_b64encode(sha256(b"").digest()).rstrip(b"=").decode()
        archive.writestr(f"{info}/RECORD", f"{name}.py,sha256={empty},0\n{info}/METADATA,,\n{info}/RECORD,,\n")
    return path


def lock(tmp_path: Path, wanted: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "wanted.txt").write_text(wanted)
    command = [sys.executable, str(ROOT / ".ci" / "lock.py"), str(tmp_path / "wanted.txt")]
    command += ["--output", str(tmp_path / "lock.txt"), "--no-index", "--find-links", str(tmp_path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_the_lock_pins_everything_with_its_hash_and_pip_takes_it(tmp_path: Path) -> None:
    second, first = wheel(tmp_path, "second", "2.0"), wheel(tmp_path, "first", "1.5", needs="second>=1")
    assert lock(tmp_path, "first==1.5\n").returncode == 0
    found = (tmp_path / "lock.txt").read_text()
    for name, path in (("first==1.5", first), ("second==2.0", second)):
        assert f"{name} \\\n    --hash=sha256:{sha256(path.read_bytes()).hexdigest()}\n" in found
    install = [
        *(sys.executable, "-m", "pip", "install", "--require-hashes", "--no-index", "--find-links", str(tmp_path)),
        *("--target", str(tmp_path / "there"), "-r", str(tmp_path / "lock.txt")),
    ]
    assert subprocess.run(install, capture_output=True, timeout=60).returncode == 0
    wheel(tmp_path, "second", "2.0", needs="first")  # somebody put another one in its place
    assert b"DO NOT MATCH" in subprocess.run(install, capture_output=True, timeout=60).stderr


@pytest.mark.parametrize("wanted", ["missing==1\n", "first==9\n"])
def test_what_cannot_be_resolved_is_said(tmp_path: Path, wanted: str) -> None:
    wheel(tmp_path, "first", "1.5")
    done = lock(tmp_path, wanted)
    assert done.returncode == 1
    assert done.stderr.startswith("error: pip cannot resolve")
    assert not (tmp_path / "lock.txt").exists()


# ---- the audit -------------------------------------------------------------------------------------------------------


def audit(*words: str) -> subprocess.CompletedProcess[str]:
    """On packages put where Python looks first."""
    command = [sys.executable, "-c", AUDIT, str(ROOT / ".ci" / "audit.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


AUDIT = """
import importlib.metadata, importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("audit", sys.argv[1])
audit = importlib.util.module_from_spec(spec)
spec.loader.exec_module(audit)
sys.path.insert(0, sys.argv[2])
Path(sys.argv[2], "pins.txt").write_text("first==1.5\\nsecond==2.0 # here\\nthird==3\\n")
print(list(audit.unlike_pins(audit.pins(Path(sys.argv[2], "pins.txt")))))
print(list(audit.changed_files(importlib.metadata.distribution("first"))))
"""


def test_the_audit_sees_other_versions_and_changed_files(tmp_path: Path) -> None:
    there = tmp_path / "there"
    for name, version in (("first", "1.5"), ("second", "2.1")):
        path = wheel(tmp_path, name, version)
        install = [sys.executable, "-m", "pip", "install", "--no-index", "--target", str(there), str(path)]
        subprocess.run(install, capture_output=True, timeout=60, check=True)
    assert audit(str(there)).stdout == "['second is 2.1, not 2.0', 'third 3 is not installed']\n[]\n"
    (there / "first.py").write_text("changed = True\n")
    assert "first.py has been changed" in audit(str(there)).stdout
    (there / "first.py").unlink()
    assert "No such file" in audit(str(there)).stdout


def test_the_audit_reads_our_own_pins() -> None:
    sys.path.insert(0, str(ROOT / ".ci"))
    try:
        import audit as module
    finally:
        sys.path.remove(str(ROOT / ".ci"))
    assert module.pins()["numpy"] == importlib.metadata.version("numpy")
    assert list(module.unlike_pins(module.pins())) == []
