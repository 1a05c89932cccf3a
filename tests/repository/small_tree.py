# SPDX-License-Identifier: Apache-2.0
"""A source tree in a temporary folder, for the tests of the repository checks."""

import tempfile
from pathlib import Path


class SmallTree:
    """Context manager: writes {path: text} into a new folder, gives its Path, removes it."""

    def __init__(self, files):
        self.files = files

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name)
        for name, text in self.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return root

    def __exit__(self, *_):
        self.folder.cleanup()
