"""The program as it is installed and bundled: what goes in, what is left out, and how it runs itself."""

from __future__ import annotations

import ast
import configparser
import importlib
import inspect
import json
import os
import plistlib
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import main
from puppet import bundle, doctor, outputs, processes
from puppet.capture.process import CameraProcess
from puppet.capture.webcam import CameraLost
from puppet.errors import PuppetError
from puppet.machine import Machine, System, this_machine
from puppet.places import ASSETS
from puppet.virtualcamera import OBS_LINK, Situation, examine

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """.ci/bundle.py, which writes elsewhere."""
    spec = importlib.util.spec_from_file_location("making", ROOT / ".ci" / "bundle.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "WORK", tmp_path / "work")
    return module


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """This program as if it ran from a bundle: ``sys.executable`` takes the arguments of main.py. Its path."""
    program = tmp_path / "bundle" / "puppet"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "main.py"}" "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program


# ---- what goes in ----------------------------------------------------------------------------------------------------


def test_every_package_is_installed() -> None:
    folders = [path.parent for name in ("puppet", "engines", "ui") for path in (ROOT / name).rglob("__init__.py")]
    packages = {folder.relative_to(ROOT).as_posix().replace("/", ".") for folder in folders}
    assert sorted(packages | {"puppet.assets"}) == SETUPTOOLS["packages"]


def test_installed_and_bundled_come_with_every_file_that_a_checkout_reads(making: ModuleType) -> None:
    assert tuple(SETUPTOOLS["package-data"]["puppet.assets"]) == making.ASSETS
    taken = {Path(source) for source, _ in making.assets()}
    there = {
        path.relative_to(ROOT)
        for path in (ROOT / "assets").rglob("*")
        if path.is_file()
        and path.suffix != ".ts"  # what translators edit
        and path.relative_to(ROOT / "assets").parts[0] not in ("make", "packaging", "readme")
    }
    assert taken == there
    assert all(target.startswith("puppet/assets") for _, target in making.assets())
    assert ASSETS == ROOT / "assets"


def test_modules_look_for_files_of_the_program_in_one_way() -> None:
    """By ``puppet.places``; two folders up is another place where the program is installed."""
    for package in ("puppet", "engines", "ui"):
        for path in (ROOT / package).rglob("*.py"):
            assert "__file__" not in path.read_text(encoding="utf-8") or path.name == "places.py", path


def test_a_bundle_has_all_packages_but_those_under_the_gpl(making: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = making.write_requirements().read_text(encoding="utf-8").splitlines()
    assert "numpy==1.26.4" in lines
    assert len(lines) > 15
    assert not any("pyvirtualcam" in line for line in lines)
    assert "pyvirtualcam" in making.left_out()
    monkeypatch.setenv("PUPPET_BUNDLE_WITH", "pyvirtualcam")
    assert making.left_out() == []
    assert "pyvirtualcam" in making.pinned()


def test_what_numba_compiles_lies_in_a_bundle_as_files(making: ModuleType) -> None:
    assert {"puppet.raster.kernels", "engines.packing"} <= set(making.compiled())
    for path in (ROOT / "puppet").rglob("*.py"):
        if re.search(r"^@(numba\.|compiled\()", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert ".".join(path.relative_to(ROOT).with_suffix("").parts) in making.compiled()


def test_what_a_bundle_goes_without_or_must_not_be_given_away_with_is_said(making: ModuleType, tmp_path: Path) -> None:
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8").partition("### Bundles")[2]
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Bundles")[2].partition("\n## ")[0]
    for text in (notices, readme):
        for name in (*making.LEFT_OUT, "x264", "x265"):
            assert name in text
    assert "pyinstaller" in notices.lower()
    for name in ("av/libx264-d6.so.165", "libx265.so.2", "pyvirtualcam/_x.so", "numpy/core.so"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert making.carried(tmp_path) == ["libx264", "libx265", "pyvirtualcam"]


# ---- what the systems are told ---------------------------------------------------------------------------------------


def test_macos_is_told_why_camera_and_microphone_are_asked_for(making: ModuleType) -> None:
    told = plistlib.loads(plistlib.dumps(making.property_list()))
    assert "camera" in told["NSCameraUsageDescription"].lower()
    assert "microphone" in told["NSMicrophoneUsageDescription"].lower()
    assert told["CFBundleShortVersionString"] == main.__version__
    [kind] = told["UTExportedTypeDeclarations"]
    assert kind["UTTypeIdentifier"] in told["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["puppet"]
    assert making.IDENTIFIER.count(".") >= 2


def test_windows_is_told_the_version(making: ModuleType) -> None:
    call = ast.parse(making.version_info(), mode="eval").body
    assert isinstance(call, ast.Call)
    text = ast.unparse(call)
    assert f"filevers=({main.__version__.replace('.', ', ')}, 0)" in text
    assert f"StringStruct('ProductVersion', '{main.__version__}')" in text


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux desktops")
def test_a_linux_desktop_gets_to_know_a_bundle_and_forgets_it(making: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / 'my "own" $apps' / "Puppet"
    folder.mkdir(parents=True)
    (folder / "puppet").write_text("#!/bin/sh\necho here\n")
    (folder / "puppet").chmod(0o755)
    making.finish(folder)
    assert (folder / "THIRD_PARTY_NOTICES.md").is_file()
    home = tmp_path / "home"
    home.mkdir()
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    share = home / ".local" / "share"
    subprocess.run([folder / "install.sh"], env=environment, check=True, capture_output=True)
    said = subprocess.run([home / ".local" / "bin" / "puppet"], capture_output=True, text=True, check=True)
    assert said.stdout == "here\n"
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(share / "applications" / "puppet.desktop", encoding="utf-8")
    app = entry["Desktop Entry"]
    # As the specification has it: one level of escaping for strings, within it one for quoted arguments.
    quoted = app["Exec"].removesuffix(" %F").replace("\\\\", "\\")
    assert quoted == '"' + str(folder / "puppet").replace('"', '\\"').replace("$", "\\$") + '"'
    assert "TryExec" not in app
    assert app["MimeType"] == "application/x-puppet-persona;"
    assert (share / "mime" / "packages" / "puppet.xml").is_file()
    assert (share / "icons" / "hicolor" / "256x256" / "apps" / "puppet.png").is_file()
    subprocess.run([folder / "install.sh", "--remove"], env=environment, check=True, capture_output=True)
    left = {path.name for path in home.rglob("*") if path.is_symlink() or path.is_file()}
    assert not left & {"puppet", "puppet.desktop", "puppet.xml", "puppet.png"}


# ---- how it runs itself ----------------------------------------------------------------------------------------------


def test_what_runs_in_processes_of_its_own_is_what_a_bundle_runs() -> None:
    asked = {
        node.args[0].value
        for package in ("puppet", "engines")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("module", "processes.module")
        and isinstance(node.args[0], ast.Constant)
    }
    assert asked == set(main.MODULES)
    for name in main.MODULES:
        first, *others = inspect.signature(importlib.import_module(name).main).parameters.values()
        assert first.name == "arguments"
        assert all(one.default is not one.empty for one in others)


@pytest.mark.parametrize("words", [[], ["os"], ["puppet.live.puppeteer"], ["main", "doctor"], ["--version"]])
def test_nothing_else_is_run(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main([bundle.RUN_MODULE, *words]) == 1
    assert capsys.readouterr().err.startswith("error: --run-module does not run")


def test_the_private_argument_counts_in_the_first_place_alone(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main.main(["--demo", bundle.RUN_MODULE, "puppet.refinement.elsewhere"])


def test_a_checkout_runs_modules_with_python() -> None:
    assert processes.module("puppet.refinement.elsewhere") == (sys.executable, "-m", "puppet.refinement.elsewhere")


def test_a_bundle_runs_modules_with_itself(frozen: Path, tmp_path: Path) -> None:
    """The real process starts, and says what is wrong with the file that it is given."""
    command = processes.module("puppet.refinement.elsewhere")
    assert command == (str(frozen), "--run-module", "puppet.refinement.elsewhere")
    words = [*command, str(tmp_path / "nowhere.puppet"), str(tmp_path / "refined.puppet")]
    with pytest.raises(RuntimeError, match=r"refining failed: error: .*nowhere\.puppet"):
        processes.watch(words, lambda _said: None, 60.0, tmp_path / "errors", "refining")


def test_a_bundle_opens_cameras_with_itself(frozen: Path) -> None:
    with pytest.raises(CameraLost, match="camera"):
        CameraProcess("webcam:nowhere-at-all", 5.0)


def test_windows_has_a_program_beside_whose_streams_work(frozen: Path) -> None:
    console = frozen.with_name(bundle.CONSOLE)
    console.touch()
    assert processes.module("engines.building")[0] == str(console)


def test_a_bundle_keeps_caches_with_the_users_and_its_libraries_to_itself(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    inside = frozen.parent / "_internal"
    (tmp_path / "hook").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(inside), raising=False)
    for name, value in {
        "MPLCONFIGDIR": str(tmp_path / "hook"),
        "LD_LIBRARY_PATH": str(inside),
        "DYLD_LIBRARY_PATH": str(inside),
        "DYLD_LIBRARY_PATH_ORIG": "/opt/own",
        "LIBPATH": "/opt/others",
        "QT_PLUGIN_PATH": str(inside / "PySide6" / "Qt" / "plugins"),
        "QML2_IMPORT_PATH": "/opt/qml",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    before = dict(os.environ)
    try:
        bundle.settle_in(tmp_path / "cache")
        assert os.environ["MPLCONFIGDIR"] == str(tmp_path / "cache" / "matplotlib")
        assert os.environ["NUMBA_CACHE_DIR"] == str(tmp_path / "cache" / "numba")
        assert not (tmp_path / "hook").exists()
        assert not {"LD_LIBRARY_PATH", "QT_PLUGIN_PATH"} & set(os.environ)
        assert os.environ["QML2_IMPORT_PATH"] == "/opt/qml"
        assert (os.environ["DYLD_LIBRARY_PATH"], os.environ["LIBPATH"]) == ("/opt/own", "/opt/others")
    finally:
        os.environ.clear()
        os.environ.update(before)


# ---- without pyvirtualcam --------------------------------------------------------------------------------------------


def test_a_bundle_without_virtual_cameras_says_so(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyvirtualcam", None)
    with pytest.raises(PuppetError) as caught:
        outputs.open_virtual_camera((64, 64), 30.0)
    assert "comes without pyvirtualcam" in caught.value.problem
    assert "clean window" in caught.value.remedy
    assert this_machine().bundle


@pytest.mark.parametrize("system", System)
def test_the_virtual_cameras_page_says_so(system: System, tmp_path: Path) -> None:
    state = examine(Machine(system, tmp_path, opener=False, bundle=True), reason="cannot be loaded")
    assert state.situation is Situation.UNSUPPORTED
    assert not state.situation.usable
    [found] = doctor.virtual_camera(state, "cannot be loaded")
    assert found.verdict is doctor.Verdict.NOTE
    assert found.text.count("pyvirtualcam") == 1
    assert "cannot be loaded" not in found.text
    assert "comes without pyvirtualcam" in state.summary
    assert "clean window" in state.advice
    assert (state.command, state.link) == ("", OBS_LINK)
    state = examine(Machine(system, tmp_path, opener=False))
    assert state.situation is Situation.UNSUPPORTED
    assert state.command.endswith("-m pip install pyvirtualcam")
    assert this_machine().opener


# ---- installed -------------------------------------------------------------------------------------------------------


def run(*words: object, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        list(map(str, words)), cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_pip_installs_a_puppet_that_finds_its_files(tmp_path: Path) -> None:
    """In an environment of its own, from a copy of the checkout; the packages it builds on are those that are here."""
    source = tmp_path / "source"
    source.mkdir()
    for name in ("puppet", "engines", "ui", "assets"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "readme"))
    for name in ("main.py", "pyproject.toml", "requirements.txt", "README.md", "LICENSE", "THIRD_PARTY_NOTICES.md"):
        shutil.copy(ROOT / name, source)
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    programs = venv / ("Scripts" if os.name == "nt" else "bin")
    site = next(venv.rglob("site-packages"))
    (site / "here.pth").write_text(sysconfig.get_path("purelib") + "\n")
    install = ["-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", source]
    done = run(programs / "python", *install, cwd=tmp_path, home=tmp_path)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(source)

    done = run(programs / "puppet", "--version", cwd=tmp_path, home=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"Puppet {main.__version__}\n"), done.stderr
    code = (
        "from puppet.model.shipped import default_weights; from puppet.capture.camera import DRIVER_PATH; "
        "from puppet.persona.portrait import bundled_portraits; from puppet.warp.mouthsprites import FOLDER; "
        "print(default_weights()); print(DRIVER_PATH); print(FOLDER / 'sets.json'); "
        "[print(one.source) for one in bundled_portraits()]"
    )
    done = run(programs / "python", "-c", code, cwd=tmp_path, home=tmp_path)
    paths = list(map(Path, done.stdout.split("\n")[:-1]))
    assert len(paths) > 5, done.stderr
    assert all(path.is_file() for path in paths)
    assert sum(path.is_relative_to(venv) for path in paths) == len(paths) - 1  # a portrait is in another package
    done = run(programs / "puppet", "doctor", "--json", cwd=tmp_path, home=tmp_path)
    found = {one["part"]: one for one in json.loads(done.stdout)["findings"]}
    assert found["packages"]["verdict"] == "ok", found["packages"]
    assert found["weights"]["verdict"] == "ok", found["weights"]
