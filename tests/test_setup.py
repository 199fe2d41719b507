"""Set-up: pinned requirements, and the scripts in .ci that make a fresh machine ready."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
CI = ROOT / ".ci"
PIN = re.compile(r"([A-Za-z0-9_.-]+)==(\d+(?:\.\d+)+)")

posix = pytest.mark.skipif(os.name != "posix", reason="make and its scripts are for Linux and macOS")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system libraries are looked for on Linux")


def load(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(CI))
    spec = importlib.util.spec_from_file_location(name, CI / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def system_libs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return load("system_libs", monkeypatch)


@pytest.fixture
def install(system_libs: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """install.py on a checkout of its own, whose .venv does not exist yet."""
    module = load("install", monkeypatch)
    for name in ("requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path)
    venv = tmp_path / ".venv"
    for name, value in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": Path(sys.executable),
        "UNFINISHED": venv / ".unfinished",
        "LOG": venv / "install.log",
    }.items():
        monkeypatch.setattr(module, name, value)
    return module


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def lines(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line.partition(" #")[0].strip() for line in text.splitlines() if line.strip() and line[0] != "#"]


def pins(name: str) -> dict[str, str]:
    found = (PIN.fullmatch(line.partition(";")[0].strip()) for line in lines(name) if not line.startswith("-"))
    return {match[1].lower(): match[2] for match in found if match}


# ---- requirements ----------------------------------------------------------------------------------------------------

OTHERS = ("requirements-dev.txt", "requirements-bundle.txt", "requirements-gpu.txt")


@pytest.mark.parametrize("name", ["requirements.txt", *OTHERS])
def test_every_requirement_is_pinned_exactly(name: str) -> None:
    packages = [line for line in lines(name) if not line.startswith("-")]
    assert packages
    assert [line for line in packages if not PIN.fullmatch(line.partition(";")[0].strip())] == []
    assert len(pins(name)) == len(packages)


def test_the_other_requirements_stand_on_the_base() -> None:
    for name in OTHERS:
        assert "-r requirements.txt" in lines(name)
        assert not set(pins(name)) & set(pins("requirements.txt"))


def test_the_base_has_one_opencv_and_nothing_for_gpus() -> None:
    base = set(pins("requirements.txt"))
    assert [name for name in base if name.startswith("opencv")] == ["opencv-contrib-python"]
    assert [name for name in base if re.search("cuda|nvidia|tensorrt|triton|cupy|gpu", name)] == []


def test_what_is_installed_is_what_is_pinned() -> None:
    wanted = pins("requirements.txt") | pins("requirements-dev.txt")
    installed = {name: importlib.metadata.version(name).partition("+")[0] for name in wanted}
    assert installed == wanted


def test_only_one_opencv_is_installed() -> None:
    """Every opencv distribution writes the same ``cv2`` folder."""
    names = {distribution.name.lower() for distribution in importlib.metadata.distributions()}
    assert [name for name in names if name.startswith("opencv")] == ["opencv-contrib-python"]


# ---- choosing the interpreter ----------------------------------------------------------------------------------------


def find_python(**environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    command = ["sh", str(CI / "find-python")]
    return subprocess.run(command, env=inherited | environment, capture_output=True, text=True, check=False, timeout=60)


def python_posing_as(version: tuple[int, int, int], path: Path) -> Path:
    """This interpreter, reporting another version of itself to what it is given with ``-c``."""
    dotted = ".".join(map(str, version))
    disguise = (
        f"import platform, sys; sys.version_info = {version}; platform.python_version = lambda: '{dotted}'; "
        "exec(sys.argv[1])"
    )
    return program(path, f'#!/bin/sh\nexec "{sys.executable}" -I -c "{disguise}" "$3"\n')


@posix
def test_a_wrong_python_is_refused_with_the_reason(tmp_path: Path) -> None:
    old = python_posing_as((3, 9, 2), tmp_path / "python3")
    answer = find_python(PYTHON=str(old))
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert "3.11 or 3.12" in answer.stderr
    assert "CPython 3.9.2" in answer.stderr
    assert "MediaPipe 0.10.21" in answer.stderr


@posix
def test_a_named_python_that_does_not_run_is_said_so(tmp_path: Path) -> None:
    answer = find_python(PYTHON=str(tmp_path / "no such python"))
    assert answer.returncode == 1
    assert "could not be run" in answer.stderr


@posix
def test_shims_that_do_not_run_and_other_versions_are_passed_over(tmp_path: Path) -> None:
    python_posing_as((3, 13, 0), tmp_path / "python3")
    program(tmp_path / "python3.11", "#!/bin/sh\necho 'pyenv: python3.11: command not found' >&2\nexit 127\n")
    program(tmp_path / "python3.12", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    answer = find_python(PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert answer.returncode == 0, answer.stderr
    assert Path(answer.stdout.strip()) == Path(getattr(sys, "_base_executable", sys.executable))


@posix
def test_a_python_in_a_folder_with_spaces_can_be_named(tmp_path: Path) -> None:
    named = program(tmp_path / "my pythons" / "python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    assert find_python(PYTHON=str(named)).returncode == 0


# ---- system libraries ------------------------------------------------------------------------------------------------


@linux
def test_a_missing_library_is_named_with_its_package() -> None:
    command = [sys.executable, str(CI / "system_libs.py"), "--dry-run"]
    environment = os.environ | {"PUPPET_PRETEND_MISSING": "libxcb-cursor.so.0"}
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert answer.returncode == 1
    assert "libxcb-cursor.so.0" in answer.stdout
    assert "sudo apt install libxcb-cursor0" in answer.stderr
    assert "sudo dnf install xcb-util-cursor" in answer.stderr


@linux
def test_libraries_are_looked_for_by_loading_them(system_libs: ModuleType) -> None:
    there = system_libs.Need("libc.so.6", ("libc6",), "glibc", "glibc")
    absent = system_libs.Need("libpuppet-none.so.1", ("none1",), "none", "none")
    assert system_libs.missing([there, absent]) == [absent]


@posix
def test_nothing_is_asked_of_apt_when_nothing_is_missing(
    system_libs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("apt-get", "apt-cache", "sudo"):
        program(tmp_path / "bin" / name, f'#!/bin/sh\ntouch "{tmp_path}/called"\n')
    program(tmp_path / "bin" / "present", "#!/bin/sh\n")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin", prepend=os.pathsep)
    system_libs.ensure([system_libs.Need("present", ("present",), "", "")])
    assert not (tmp_path / "called").exists()


@posix
@pytest.mark.parametrize(
    ("known", "chosen"), [("libglib2.0-0t64", "libglib2.0-0t64"), ("libglib2.0-0", "libglib2.0-0")]
)
def test_the_package_name_of_this_release_is_chosen(
    known: str, chosen: str, system_libs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ubuntu 24.04 and Debian 13 renamed libraries when time_t grew to 64 bits."""
    program(tmp_path / "apt-cache", f'#!/bin/sh\n[ "$2" = {known} ] && echo "  Candidate: 2.0"\nexit 0\n')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert system_libs.apt_packages([("libglib2.0-0t64", "libglib2.0-0")]) == [chosen]


@linux
def test_apt_installs_what_is_missing_where_root_is(
    system_libs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """apt-get here writes the program that its package would bring."""
    program(tmp_path / "apt-cache", '#!/bin/sh\necho "  Candidate: 1.0"\n')
    program(tmp_path / "apt-get", f'#!/bin/sh\nfor last; do :; done\nprintf "#!/bin/sh\\n" > "{tmp_path}/$last-tool"\n'
            f'chmod +x "{tmp_path}/$last-tool"\n')  # fmt: skip
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    need = system_libs.Need("somepackage-tool", ("somepackage",), "", "")
    assert system_libs.missing([need]) == [need]
    system_libs.ensure([need])
    assert system_libs.missing([need]) == []


@linux
def test_without_root_the_packages_are_named(system_libs: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libs, "root_prefix", lambda: None)
    needs = [need for need in system_libs.APP if need.name == "libGL.so.1"]
    monkeypatch.setenv("PUPPET_PRETEND_MISSING", "libGL.so.1")
    with pytest.raises(system_libs.SystemLibsError, match="sudo apt install libgl1"):
        system_libs.ensure(needs)


@linux
def test_what_only_some_tests_use_does_not_stop_set_up(
    system_libs: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_libs, "root_prefix", lambda: None)
    monkeypatch.setenv("PUPPET_PRETEND_MISSING", "Xvfb")
    system_libs.ensure([], system_libs.TEST)
    assert "sudo apt install xvfb" in capsys.readouterr().out


@linux
def test_debians_missing_venv_is_named_for_this_python(
    system_libs: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_libs, "root_prefix", lambda: None)
    monkeypatch.setenv("PUPPET_PRETEND_MISSING", "import ensurepip")
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    with pytest.raises(system_libs.SystemLibsError, match=f"apt install ({package}|python3-venv)\\Z"):
        system_libs.ensure(system_libs.VENV)


# ---- installing ------------------------------------------------------------------------------------------------------


def test_only_a_finished_installation_of_these_requirements_counts(install: ModuleType) -> None:
    assert not install.is_ready("app")
    install.VENV.mkdir()
    (install.VENV / ".ready-app").write_text(install.digest("app"))
    assert install.is_ready("app")
    assert not install.is_ready("test")

    install.UNFINISHED.touch()
    assert not install.is_ready("app")
    install.UNFINISHED.unlink()

    with (install.ROOT / "requirements.txt").open("a") as requirements:
        requirements.write("another==1.0\n")
    assert not install.is_ready("app")


def test_an_interrupted_installation_is_made_anew(install: ModuleType) -> None:
    install.VENV.mkdir()
    assert install.venv_is_usable()
    install.UNFINISHED.touch()
    assert not install.venv_is_usable()


def test_pip_keeps_the_machines_sources_and_nothing_else_of_its_configuration(
    install: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    config = tmp_path / "pip.conf"
    config.write_text(
        "[global]\nindex-url = https://first.example/simple\nproxy = http://one.example\nuser = true\n"
        "[install]\nno-binary = :all:\nproxy = http://two.example\n"
    )
    monkeypatch.setenv("PIP_CONFIG_FILE", str(config))
    monkeypatch.setenv("PIP_TARGET", "/somewhere/else")
    monkeypatch.setenv("PIP_FIND_LINKS", "/wheels /more-wheels")
    environment = install.pip_environment()
    given = {name: value for name, value in environment.items() if name.startswith("PIP_")}
    assert given["PIP_FIND_LINKS"] == "/wheels /more-wheels"
    assert given["PIP_INDEX_URL"] == "https://first.example/simple"
    assert given["PIP_PROXY"] == "http://two.example"
    assert given["PIP_CONFIG_FILE"] == os.devnull
    assert not {"PIP_USER", "PIP_TARGET", "PIP_NO_BINARY"} & set(given)


def test_set_up_compiles_what_the_first_start_would(
    install: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in {
        "__init__": "",
        "compiled": "def compiled(*_): return lambda function: open(__file__ + '.' + function.__name__, 'w')",
        "plain": "raise SystemError",
        "loops": "from puppet.compiled import compiled\n@compiled('void()')\ndef spin(): ...",
    }.items():
        path = tmp_path / "puppet" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    install.compile_loops()
    assert (tmp_path / "puppet" / "compiled.py.spin").exists()
    assert capsys.readouterr().out == ""
    (tmp_path / "puppet" / "loops.py").write_text("from puppet.compiled import compiled\nraise OSError('disk full')")
    install.compile_loops()  # set-up goes on
    assert "disk full" in capsys.readouterr().out


def test_the_cpu_build_is_found_only_where_it_is(install: ModuleType, tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    environment = os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_CONFIG_FILE": os.devnull}

    def put(version: str) -> None:
        with zipfile.ZipFile(wheels / f"glowing-{version}-py3-none-any.whl", "w") as wheel:
            wheel.writestr(
                f"glowing-{version}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: glowing\nVersion: {version}\n"
            )

    put("2.13.0")
    assert not install.finds("glowing==2.13.0+cpu", environment, 60)
    put("2.13.0+cpu")
    assert install.finds("glowing==2.13.0+cpu", environment, 60)


# ---- make and continuous integration ---------------------------------------------------------------------------------


@posix
@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
@pytest.mark.parametrize(
    ("target", "runs"),
    [
        ("run", ".venv/bin/python main.py"),
        ("test", ".venv/bin/python -m pytest"),
        ("lint", ".venv/bin/python -m mypy"),
        ("bench", ".venv/bin/python main.py bench"),
        ("clean", "rm -rf"),
    ],
)
def test_make_has_the_target(target: str, runs: str) -> None:
    command = ["make", "--dry-run", "--no-print-directory", target]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert answer.returncode == 0, answer.stderr
    assert runs in answer.stdout
    assert (".ci/set-up" in answer.stdout) == (target != "clean")


@posix
def test_continuous_integration_runs_make_test() -> None:
    text = (CI / "run").read_text()
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in text
    assert re.search(r"^make test$", text, re.MULTILINE)
    for name in ("run", "set-up", "find-python"):
        assert os.access(CI / name, os.X_OK), name
