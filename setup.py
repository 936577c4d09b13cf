"""What setup.cfg cannot say: the top-level data/ goes into the wheel as plancmp.data, with the index compiled of it."""

import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


class BuildWithData(build_py):
    """Packages are found by setup.cfg; the data folder lies outside the package and is added here."""

    def finalize_options(self) -> None:
        """Add the data folder to the packages."""
        super().finalize_options()
        if self.packages and "plancmp.data" not in self.packages:
            self.packages = [*self.packages, "plancmp.data"]

    def run(self) -> None:
        """Build, and compile the data. In a checkout they are compiled by the first command, whenever they change."""
        super().run()
        if not self.editable_mode:
            self._compile(Path(self.build_lib) / "plancmp" / "data")

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """What is installed: the index too."""
        index = Path(self.build_lib) / "plancmp" / "data" / "index.bin"
        return [*super().get_outputs(include_bytecode), *([str(index)] if index.exists() else [])]

    def _compile(self, data: Path) -> None:
        sys.path.insert(0, str(ROOT))
        try:
            from plancmp.index import cache, delivered

            delivered.make(data, data / delivered.NAME, cache.identity())
        except Exception as error:  # what is missing here is no reason not to install: the first command compiles
            self.warn(f"the data were not compiled: {type(error).__name__}: {error}")
        finally:
            sys.path.remove(str(ROOT))


setup(cmdclass={"build_py": BuildWithData})
