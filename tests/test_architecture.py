"""The floors: who may import whom. The order of the floors stands in pyproject.toml, the rest here."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.sources import PROGRAM, ROOT, Source, sources

# Library: the only places that may import it.
HOMES: Final = {
    "PySide6": ("ui/", "main.py"),
    "shiboken6": ("ui/",),
    "pyqtgraph": ("ui/",),
    "openpyxl": ("safetyreg/export/", "safetyreg/exchange/"),
    "rustpy_xlsxwriter": ("safetyreg/export/",),
    "python_calamine": ("safetyreg/exchange/",),
    "charset_normalizer": ("safetyreg/exchange/",),
    "docxtpl": ("safetyreg/export/",),
    "docx": ("safetyreg/export/",),
    "jinja2": ("safetyreg/export/",),
    "tomli_w": ("safetyreg/exchange/",),
    "alembic": ("safetyreg/storage/",),
    "psycopg": ("safetyreg/storage/",),
    "sqlalchemy": ("safetyreg/storage/", "safetyreg/statistics/"),
    "scipy": ("safetyreg/statistics/",),
    "statsmodels": ("safetyreg/statistics/",),
    "pymannkendall": ("safetyreg/statistics/",),
    "sqlite3": ("safetyreg/storage/",),
    "platformdirs": ("safetyreg/paths.py",),
    "babel": ("safetyreg/i18n.py", "safetyreg/export/", "ui/"),
}
ANYWHERE: Final = ("numpy", "typing_extensions")
SEEN_BY_UI: Final = {
    "registry",
    "errors",
    "i18n",
    "paths",
    "domain",
    "statistics",
    "liability",
    "__version__",
}
PAGES: Final = {"overview", "register", "entry", "liability", "analysis", "reports", "settings", "imports"}
PURE: Final = ("safetyreg/liability/", "safetyreg/access/")
OWN: Final = {*PROGRAM, "main", "__future__"}

every_source = pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)


def test_import_linter_keeps_every_contract() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@every_source
def test_libraries_stay_at_home(source: Source) -> None:
    strays = [
        name for name in source.imports if not source.name.startswith(HOMES.get(name.split(".")[0], ("",)))
    ]
    assert not strays


@every_source
def test_every_imported_library_is_declared_here(source: Source) -> None:
    """A library that enters the program gets its home, and its line in docs/dependencies.md."""
    known = {*HOMES, *ANYWHERE, *OWN, *sys.stdlib_module_names}
    assert not {name.split(".")[0] for name in source.imports} - known


def test_every_library_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower().replace("-", "_")
    silent = [name for name in (*HOMES, *ANYWHERE) if name != "shiboken6" and name.lower() not in reasons]
    assert not [name for name in silent if name not in sys.stdlib_module_names]


@pytest.mark.parametrize("source", sources("safetyreg/domain"), ids=lambda source: source.name)
def test_domain_stands_on_the_standard_library(source: Source) -> None:
    """With what newer versions of it hold already (typing_extensions)."""
    found = {name.split(".")[0] for name in source.imports} - {"safetyreg", "typing_extensions", "__future__"}
    assert found <= sys.stdlib_module_names


@pytest.mark.parametrize(
    "source", [one for one in sources() if one.name.startswith(PURE)], ids=lambda source: source.name
)
def test_pure_floors_touch_no_storage(source: Source) -> None:
    assert not [name for name in source.imports if name.startswith("safetyreg.storage")]


@pytest.mark.parametrize("source", sources("ui"), ids=lambda source: source.name)
def test_the_window_sees_the_door_and_values(source: Source) -> None:
    seen = {name.split(".")[1] for name in source.imports if name.startswith("safetyreg.")}
    assert seen <= SEEN_BY_UI | {"__version__"}


@pytest.mark.parametrize("source", sources("ui"), ids=lambda source: source.name)
def test_pages_do_not_import_each_other(source: Source) -> None:
    own = Path(source.name).parts[1]
    if own in PAGES:
        met = {name.split(".")[1] for name in source.imports if name.startswith("ui.")} & PAGES
        assert met <= {own}


def test_main_starts_on_the_standard_library() -> None:
    main = next(source for source in sources() if source.name == "main.py")
    top = ast.Module([node for node in main.tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
    names = {name.split(".")[0] for name in Source(main.path, ast.unparse(top)).imports}
    assert names <= {*sys.stdlib_module_names, "__future__"}


def loaded_by(code: str) -> set[str]:
    """Run code in a fresh interpreter and return the names of all modules that it loaded."""
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}; print(*sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_a_start_of_main_loads_no_library() -> None:
    """Found by running it: what a module imports in passing counts too."""
    tops = {name.split(".")[0] for name in loaded_by("import main")}
    assert not tops & {*HOMES, *ANYWHERE, "safetyreg", "ui"} - {"sqlite3"}


def test_the_first_window_loads_what_it_shows() -> None:
    names = loaded_by("import ui.app, ui.register.page; from safetyreg.registry import Registry")
    assert not {"numpy", "openpyxl", "pyqtgraph", "sqlalchemy.dialects.postgresql"} & names
    parts = ("safetyreg.exchange.", "safetyreg.export.", "safetyreg.liability.")
    assert not [name for name in names if name.startswith(parts)]


def test_a_verdict_loads_the_regression_alone() -> None:
    series = "np.ones(40), np.ones((40, 1)), np.zeros(40)"
    names = loaded_by(
        f"import numpy as np; from safetyreg.statistics.regression import solve; solve({series})"
    )
    assert "statsmodels.genmod.generalized_linear_model" in names
    assert "statsmodels.api" not in names
