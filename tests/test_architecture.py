"""The lines between the packages, read off the import statements and calls in the source."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ("puppet", "engines", "ui")
TOP_LEVEL = {"puppet", "ui", "engines", "assets", "tests"}
BUILT = {"build", "out", "checkpoints", "__pycache__"}  # made by running things, ignored by git
QT = ("PySide6", "shiboken6", "PyQt5", "PyQt6", "qtpy", "superqt")
HEAVY = ("torch", "cv2", "mediapipe")
NETWORK = (
    *("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "websockets"),
    *("requests", "httpx", "aiohttp", "urllib3", "PySide6.QtNetwork", "PySide6.QtWebSockets", "huggingface_hub"),
)
UNSAFE_MODULES = ("pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal")


def sources(*packages: str) -> list[Path]:
    return sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))


def product() -> list[Path]:
    return [*sources(*PRODUCT), ROOT / "main.py"]


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(tree: ast.AST, name: str, is_package: bool = False) -> Iterator[tuple[str, ast.AST]]:
    """Every module that ``tree`` (the module ``name``) imports anywhere, with the node that does.

    ``from a import b`` gives both "a" and "a.b", since b may be a module. Imports for type checkers alone count too: a
    name from across a line is knowledge from across it.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = name.split(".") if is_package else name.split(".")[:-1]
                base = ".".join(filter(None, [*package[: len(package) - node.level + 1], base]))
            yield base, node
            yield from ((f"{base}.{alias.name}", node) for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("importlib.import_module", "__import__"):
            yield from ((str(argument.value), node) for argument in node.args if isinstance(argument, ast.Constant))


def imported_by(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {module for module, _ in imports(tree, module_name(path), path.name == "__init__.py")}


def within(module: str, roots: tuple[str, ...]) -> bool:
    return any(module == root or module.startswith(root + ".") for root in roots)


def offenders(paths: list[Path], forbidden: tuple[str, ...]) -> list[str]:
    """ "file imports module" for every import of ``forbidden`` in ``paths``."""
    return [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in paths
        for module in sorted(imported_by(path))
        if within(module, forbidden)
    ]


def unsafe(tree: ast.AST) -> Iterator[str]:
    """Calls that run or load what they are given."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        given = {word.arg: ast.unparse(word.value) for word in node.keywords}
        if called in ("eval", "exec", "os.system", "os.popen"):
            yield called
        if given.get("shell", "False") != "False":
            yield f"{called}(shell=True)"
        if called == "torch.load" and given.get("weights_only") != "True":
            yield "torch.load without weights_only=True"
        if called in ("torch.export.load", "torch_tensorrt.load"):
            yield called
        if given.get("allow_pickle", "False") != "False":
            yield f"{called}(allow_pickle=True)"


# ---- the reader itself -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("import cv2", "cv2"),
        ("def lazily():\n    import torch.nn as nn", "torch.nn"),
        ("from puppet import cv", "puppet.cv"),
        ("from . import models", "puppet.raster.models"),
        ("from ..picture import Picture", "puppet.picture"),
        ("import importlib\nimportlib.import_module('mediapipe')", "mediapipe"),
    ],
)
def test_the_reader_sees_every_kind_of_import(source: str, module: str) -> None:
    assert module in {name for name, _ in imports(ast.parse(source), "puppet.raster.drawing")}


@pytest.mark.parametrize(
    "source",
    [
        "eval('1')",
        "subprocess.run(command, shell=True)",
        "torch.load(path)",
        "np.load(path, allow_pickle=True)",
        "torch.export.load(path)",
    ],
)
def test_the_reader_sees_unsafe_calls(source: str) -> None:
    assert list(unsafe(ast.parse(source)))


def test_the_reader_finds_the_product() -> None:
    assert len(product()) > 30


# ---- the lines -------------------------------------------------------------------------------------------------------


def test_puppet_and_engines_know_no_window() -> None:
    assert offenders(sources("puppet", "engines"), (*QT, "ui", "main")) == []


def test_puppet_does_not_know_its_engines_and_assets_are_no_library() -> None:
    assert offenders(sources("puppet"), ("engines",)) == []
    assert offenders(product(), ("assets", "tests")) == []


def test_ui_imports_nothing_heavy_not_even_through_puppet() -> None:
    """What ``ui`` imports of ``puppet`` must, all the way down, do without torch, OpenCV and MediaPipe."""
    modules = {module_name(path): path for path in product()}
    reached: dict[str, str] = {}
    waiting = [(module_name(path), module_name(path)) for path in sources("ui")]
    while waiting:
        module, chain = waiting.pop()
        if module in reached:
            continue
        reached[module] = chain
        for imported in imported_by(modules[module]):
            assert not within(imported, HEAVY), f"{chain} imports {imported}"
            if imported in modules:
                waiting.append((imported, f"{chain} > {imported}"))
    assert not {module for module in reached if within(module, ("engines", "main"))}


def test_only_main_knows_the_window_and_the_stages() -> None:
    """Concrete classes of both sides meet in main.py: nobody else imports ``ui`` at all."""
    assert offenders(sources("puppet", "engines"), ("ui",)) == []
    assert offenders(sources("ui"), ("engines", "main")) == []
    assert any(within(module, ("ui",)) for module in imported_by(ROOT / "main.py"))


def test_the_packages_of_puppet_do_not_import_each_other_in_a_circle() -> None:
    """What is nearer to the window may know what is nearer to the picture's source, never the other way round."""

    def package(module: str) -> str:
        name = ".".join(module.split(".")[:2])
        return "puppet.models" if name == "puppet.picture" else name  # the values that travel name each other

    modules = {module_name(path): path for path in sources("puppet")}
    packages: dict[str, set[str]] = {}
    for module, path in modules.items():
        known = {package(imported) for imported in imported_by(path) if imported in modules}
        packages.setdefault(package(module), set()).update(known - {package(module), "puppet"})
    assert len(packages) > 10
    list(graphlib.TopologicalSorter(packages).static_order())  # raises CycleError, which names the circle


def test_one_module_imports_opencv() -> None:
    paths = [*product(), *sources("assets", "tests")]
    assert offenders(paths, ("cv2",)) == ["puppet/cv.py imports cv2"]


def test_one_function_imports_pyvirtualcam() -> None:
    """It is under the GPL: kept apart in one place, and loaded only when a virtual camera is opened."""
    assert len(offenders(product(), ("pyvirtualcam",))) == 1
    for path in product():
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(statement, ast.Import | ast.ImportFrom):
                named = {module for module, _ in imports(statement, module_name(path))}
                assert not any(within(module, ("pyvirtualcam",)) for module in named), path


def test_only_compose_holds_the_key_to_pictures() -> None:
    holders = [path for path in product() if "_COMPOSER_KEY" in path.read_text(encoding="utf-8")]
    assert [path.relative_to(ROOT).as_posix() for path in holders] == ["puppet/compose.py", "puppet/picture.py"]


def test_the_product_loads_and_runs_nothing_it_is_given() -> None:
    assert offenders(product(), UNSAFE_MODULES) == []
    found = {path.name: list(unsafe(ast.parse(path.read_text(encoding="utf-8")))) for path in product()}
    assert {name: calls for name, calls in found.items() if calls} == {}


def test_the_product_has_no_way_to_the_network() -> None:
    """Two modules answer programs on this machine, one on the loopback address, one by a socket that is a file of the
    user's; nothing in them can reach out."""
    assert offenders(product(), NETWORK) == [
        "puppet/localstream.py imports http.server",
        "puppet/localstream.py imports http.server.BaseHTTPRequestHandler",
        "puppet/localstream.py imports http.server.ThreadingHTTPServer",
        "ui/remote.py imports PySide6.QtNetwork",
        "ui/remote.py imports PySide6.QtNetwork.QLocalServer",
        "ui/remote.py imports PySide6.QtNetwork.QLocalSocket",
    ]
    source = (ROOT / "puppet" / "localstream.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    bound = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "_Server"]
    assert [ast.unparse(call.args[0]) for call in bound] == ["(HOST, port)"]
    assert 'HOST = "127.0.0.1"' in source
    assert "0.0.0.0" not in source
    assert "connect(" not in source


def test_the_top_level_is_fixed() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert {name for name in folders - BUILT if not name.endswith(".egg-info")} <= TOP_LEVEL
    assert {path.name for path in ROOT.glob("*.py")} == {"main.py"}
