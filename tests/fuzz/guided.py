"""Fuzz one surface as long as one likes, guided by coverage: ``python -m tests.fuzz.guided TARGET [--seconds N]``.

Takes atheris (``pip install atheris``), which the tests do without. An input that fails, hangs or takes too much memory is
written to a file and named.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.fuzz.mutate import SCRAPS

LIMITS = ("-timeout=5", "-rss_limit_mb=2000", "-max_len=20000")
"""For one input: seconds, and megabytes of the whole process; its longest in bytes."""


def main() -> None:
    """Read the arguments and fuzz until the time is over or something fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.guided", description=__doc__.partition("\n")[0])
    parser.add_argument("target", help="a name of TARGETS in tests/fuzz/targets.py")
    parser.add_argument("--seconds", type=int, default=300)
    asked = parser.parse_args()
    try:
        import atheris
    except ImportError:
        parser.error("atheris is not installed: pip install atheris")
    folder = Path(tempfile.mkdtemp(prefix="plancmp-fuzz-"))
    os.environ["PLANCMP_CACHE"], os.environ["HOME"] = str(folder / "cache"), str(folder)
    with atheris.instrument_imports(include=["plancmp"]):
        from plancmp import KnowledgeBase

        from tests.fuzz.targets import EXAMPLE, TARGETS
    if asked.target not in TARGETS:
        parser.error(f"no target is called {asked.target!r}: {', '.join(TARGETS)}")
    target = TARGETS[asked.target]
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(seed.encode(target.encoding))
    words = folder / "words"
    scraps = (scrap.encode("utf-8", "surrogatepass") for scrap in SCRAPS if scrap)
    words.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in scrap) + '"\n' for scrap in scraps), "ascii")
    take = target.make(KnowledgeBase.open([EXAMPLE]), folder)
    print(f"inputs are kept in {folder}", file=sys.stderr)
    options = [f"-max_total_time={asked.seconds}", f"-artifact_prefix={folder}/", f"-dict={words}", *LIMITS]
    atheris.Setup([sys.argv[0], *options, str(corpus)], lambda raw: take(raw.decode(target.encoding, "replace")))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
