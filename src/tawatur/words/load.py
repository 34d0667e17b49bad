"""Loads the words (YAML, one folder a language) and an analyst's overlay; compiles them once per change to a cache."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Raw = Mapping[str, Any]


class WordsError(ValueError):
    """A words file that cannot be used: says which file, where and what to do."""


@dataclass(frozen=True, slots=True)
class RawWords:
    """The parsed words files by name without suffix («times» → the mapping or list in times.yaml), and their digest."""

    data: Raw
    digest: str

    def section(self, name: str) -> Any:
        """One file's content. Raises WordsError when there is none."""
        if name not in self.data:
            raise WordsError(f"the words have no file {name}.yaml; reinstall tawatur or add it to the overlay")
        return self.data[name]


def default_folder() -> Path:
    """The folder of the words that the package ships."""
    return Path(__file__).parent / "ar"


def word_files(overlay: Path | None = None) -> list[Path]:
    """All words files, the package's first, in a fixed order. Raises WordsError when the overlay is no folder."""
    found = sorted(default_folder().rglob("*.yaml"))
    if overlay is not None:
        if not overlay.is_dir():
            raise WordsError(f"{overlay} is no folder of words; give a folder that holds .yaml files")
        found += sorted(overlay.rglob("*.yaml"))
    return found


def read_raw(overlay: Path | None = None) -> RawWords:
    """Parse every words file. A file of the same name in the overlay adds to the package's: lists are joined, mappings updated."""
    import yaml  # only when the words are compiled: a command should not wait for it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = {}
    digest = hashlib.sha256()
    for path in word_files(overlay):
        content = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + content + b"\0")
        try:
            parsed = yaml.load(content, Loader=loader)
        except yaml.YAMLError as error:
            raise WordsError(f"{path} is not valid YAML: {' '.join(str(error).split())}") from error
        data[path.stem] = _merge(data.get(path.stem), parsed, path)
    return RawWords(data, digest.hexdigest())


def _merge(old: Any, new: Any, path: Path) -> Any:
    if old is None or new is None:
        return new if new is not None else old
    if isinstance(old, list) and isinstance(new, list):
        return old + new
    if isinstance(old, dict) and isinstance(new, dict):
        return {
            k: _merge(old.get(k), new[k], path) if k in new else old[k]
            for k in [*old, *(k for k in new if k not in old)]
        }
    if isinstance(old, (str, int, float, bool)):
        return new
    raise WordsError(
        f"{path}: a list stands where the package's file of that name has a mapping, or the other way round"
    )
