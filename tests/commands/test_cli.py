"""The command line as users meet it: a process on the shipped data."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from plancmp import KnowledgeBase, cli
from plancmp.errors import DataError, ExitCode
from plancmp.knowledge import files
from tests.conftest import EXAMPLE, REPOSITORY, Run

FORMATS = ("table", "json", "ndjson", "csv", "md")
MAIN = (
    ["compare", "jinhua", "quzhou", "--theme", "transport"],
    ["search", "中欧班列"],
    ["list", "cities"],
    ["list", "topics"],
    ["show", "jinhua"],
    ["show", "jinhua-decision-2022/4"],
)

pytestmark = pytest.mark.usefixtures("english")

NOTHING_SAID = {"PLANCMP_LANG": ""}
"""The language is that of the locale."""


@pytest.fixture(autouse=True)
def _compiled(shipped: KnowledgeBase) -> None:
    """The index is there: what the tests measure of stderr is the command's own."""


@pytest.fixture
def on_example(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line inside this process answers from the example data."""
    monkeypatch.setattr(files, "shipped", lambda: EXAMPLE)


@pytest.fixture
def inside(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line inside this process, which is quicker."""

    def run(*args: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        with monkeypatch.context() as patch:
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            capsys.readouterr()
            code = cli.run(list(args))
            return subprocess.CompletedProcess(args, code, *capsys.readouterr())

    return run


def quiet(result: subprocess.CompletedProcess[str]) -> str:
    """The stdout of a command that had nothing to complain of."""
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def refused(result: subprocess.CompletedProcess[str], *words: str) -> str:
    """The stderr of a command that refused its input: exit 2, nothing on stdout, no traceback, these words."""
    assert (result.returncode, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr and result.stderr.startswith("plancmp: ")
    for word in words:
        assert word in result.stderr
    return result.stderr


# What is found


def test_the_first_thing_a_user_does(plancmp: Run) -> None:
    text = quiet(plancmp("compare", "jinhua", "quzhou", "--theme", "transport", env=NOTHING_SAID))
    assert "金华 · 衢州" in text and re.search(r"已读条款 (\d+)/\1 ", text)
    text = quiet(plancmp("search", "中欧班列", env=NOTHING_SAID))
    assert "金华" in text and "§" in text


def test_json_of_the_main_commands_is_complete(plancmp: Run) -> None:
    whole = json.loads(quiet(plancmp("compare", "jinhua", "quzhou", "--theme", "transport", "--json")))
    assert whole["schema"] == "plancmp.compare/1" and whole["cities"] == ["jinhua", "quzhou"]
    assert "china-europe-trains" in [row["topic"] for row in whole["rows"]]
    read = whole["coverage"]["quzhou"]
    assert read["clauses_total"] == read["clauses_read"] >= 52
    hits = json.loads(quiet(plancmp("search", "中欧班列", "--json")))["hits"]
    assert "jinhua" in {hit["commitment"]["city"] for hit in hits}
    limited = json.loads(
        quiet(plancmp("compare", "jinhua", "quzhou", "--theme", "transport", "--json", "--limit", "2"))
    )
    assert limited["rows"] == whole["rows"][:2]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", MAIN, ids=" ".join)
def test_every_format_of_every_command_parses(command: list[str], form: str, inside: Run) -> None:
    text = quiet(inside(*command, "-f", form))
    if form == "json":
        assert json.loads(text)["schema"].startswith("plancmp.")
    elif form == "ndjson":
        assert all(isinstance(json.loads(line), dict) for line in text.splitlines()) and text.endswith("}\n")
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len(rows) > 1 and len({len(row) for row in rows}) == 1
    elif form == "md":
        assert text.startswith("# ")
        for table in re.findall(r"(?:^\|.*\n)+", text, re.M):
            lines = table.splitlines()
            assert re.fullmatch(r"\|( --- \|)+", lines[1])
            assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {lines[1].count("|")}
    else:
        assert text.strip() and "\x1b" not in text, "no colours into a pipe"


@pytest.mark.parametrize("limit", [None, 3])
@pytest.mark.parametrize("form", ["json", "ndjson", "csv"])
def test_export_gives_every_commitment_or_the_first(
    form: str, limit: int | None, plancmp: Run, shipped: KnowledgeBase
) -> None:
    cut = [] if limit is None else ["--limit", str(limit)]
    text = quiet(plancmp("export", "-f", form, "--plan", "quzhou-proposal-15fyp", *cut))
    if form == "csv":
        ids = [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    else:
        ids = [item["id"] for item in (json.loads(text) if form == "json" else map(json.loads, text.splitlines()))]
    whole = [item.id for item in shipped.commitments(plans=["quzhou-proposal-15fyp"])]
    assert ids == (whole if limit is None else whole[:limit]) and len(whole) > 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_language_is_the_users(lang: str, inside: Run) -> None:
    text = quiet(inside("compare", "jinhua", "quzhou", "--theme", "transport", "--lang", lang))
    assert ("Jinhua · Quzhou" if lang == "en" else "金华 · 衢州") in text


def test_it_runs_from_any_folder(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "plancmp", "list", "cities", "--json"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        timeout=300,
    )
    assert "jinhua" in {row["id"] for row in json.loads(quiet(result))["rows"]}


# Names


@pytest.mark.parametrize(
    "names", [("金华", "衢州"), ("金华市", "衢州市"), ("Jinhua", "QUZHOU"), ("330700", "330800"), ("jinhuashi", "衢州")]
)
def test_a_city_has_many_names(names: tuple[str, str], inside: Run) -> None:
    whole = json.loads(quiet(inside("compare", *names, "--theme", "交通", "--json")))
    assert whole["cities"] == ["jinhua", "quzhou"] and whole["themes"] == ["transport"]


def test_misspelt_names_are_told_on_stderr_and_the_json_is_clean(plancmp: Run) -> None:
    result = plancmp("compare", "jinhau", "quzou", "--theme", "trasport", "--json")
    assert result.returncode == 0
    whole = json.loads(result.stdout)
    assert (whole["cities"], whole["themes"]) == (["jinhua", "quzhou"], ["transport"])
    told = result.stderr.splitlines()
    assert len(told) == 3 and all(line.startswith("plancmp: taking ") for line in told)
    assert "'jinhau'" in told[0] and "jinhua" in told[0]


def test_names_understood_are_told_also_where_another_is_not(inside: Run) -> None:
    result = inside("compare", "jinhau", "quzou", "--theme", "nonsense")
    assert result.returncode == 2
    told = result.stderr.splitlines()
    assert [line.split(" for ")[0] for line in told[:2]] == ["plancmp: taking 'jinhau'", "plancmp: taking 'quzou'"]
    assert "'nonsense'" in told[2]


def test_that_hits_hold_less_than_asked_is_told_on_stderr(inside: Run) -> None:
    result = inside("search", "高铁", "垃圾分类", "--json")
    assert result.returncode == 0 and json.loads(result.stdout)["hits"]
    assert result.stderr.startswith("plancmp: no commitment holds all of 高铁, 垃圾分类")


# Nothing found: 1


def test_nothing_found(plancmp: Run) -> None:
    result = plancmp("search", "火星殖民地基地")
    assert (result.returncode, result.stdout) == (1, "") and "nothing found" in result.stderr
    result = plancmp("search", "火星殖民地基地", "--json")
    assert result.returncode == 1 and json.loads(result.stdout)["hits"] == []
    result = plancmp("compare", "jinhua", "quzhou", "--year", "1900", "--json")
    assert result.returncode == 1 and json.loads(result.stdout)["rows"] == []
    assert "nothing found" in result.stderr


# Wrong input: 2


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["compare"], ["at least two cities"]),
        (["compare", "jinhua"], ["at least two cities"]),
        (["compare", "jinhua", "金华市"], ["the same city", "jinhua"]),
        (["compare", "jinhua", "jinhau"], ["the same city"]),
        (["compare", "jinhua", "atlantis"], ["no city is called 'atlantis'"]),
        (["compare", "jinhua", "quzhou", "--theme", "astrology"], ["no theme is called 'astrology'"]),
        (["compare", "jinhua", "quzhou", "--topic", "xyzzy"], ["no topic is called 'xyzzy'"]),
        (["compare", "jinhua", "quzhou", "--plan", "xyzzy"], ["no plan is called 'xyzzy'"]),
        (["compare", "jinhua", "quzhou", "--year", "soon"], ["soon"]),
        (["compare", "jinhua", "quzhou", "--limit", "0"], ["0"]),
        (["compare", "jinhua", "quzhou", "--status", "maybe"], ["planned", "done"]),
        (["compare", "jinhua", "quzhou", "-f", "xml"], ["table", "ndjson"]),
        (["compare", "jinhua", "quzhou", "--lang", "fr"], ["zh", "en"]),
        (["compare", "jinhua", "quzhou", "--them", "transport"], ["--theme"]),
        (["list", "topics", "--no-pager"], ["--no-pager stands before the command: plancmp --no-pager"]),
        (["search"], ["QUERY"]),
        (["search", ""], ["nothing to search for"]),
        (["show"], ["CITY|PLAN"]),
        (["show", "qqqqqqq"], ["qqqqqqq"]),
        (["show", "jinhua-decision-2022/99"], ["jinhua-decision-2022 has the clauses"]),
        (["list", "rivers"], ["cities"]),
        (["comprae"], ["compare"]),
        (["export", "-f", "table"], ["ndjson"]),
        (["verify", "--sources", "/nowhere/at/all"], ["/nowhere/at/all", "--sources"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_wrong_usage(args: list[str], words: list[str], inside: Run) -> None:
    refused(inside(*args), *words)


def test_wrong_usage_of_a_process(plancmp: Run) -> None:
    refused(plancmp("compare", "jinhua", "xyzzyplugh"), "no city is called 'xyzzyplugh'", "plancmp list cities")


def test_without_a_command_help_is_shown(plancmp: Run) -> None:
    result = plancmp()
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: plancmp ") and result.stderr.count("--help") == 1


@pytest.mark.parametrize(
    ("args", "nearest"),
    [
        (["compare", "jinhua", "quhua"], "huaihua"),
        (["compare", "jinhua", "pingyangg"], "pingyang"),
        (["compare", "jinhua", "quzhou", "--theme", "transfer"], "transport"),
        (["show", "jinhua-decission"], "jinhua-decision-2022"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_the_nearest_names_are_given(args: list[str], nearest: str, inside: Run) -> None:
    result = inside(*args)
    assert nearest in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["compare", "jin\x1b[31mhua\x07", "quzhou"],
        ["compare", "jinhua", "quzhou", "--theme", "\x1b]0;title\x07"],
        ["show", "\x1b[2J"],
        ["search", "\x1b[2J火星"],
        ["search", "中欧班列 \x1b[31m"],
        ["search", "中欧班列", "\u202e\x9b31m"],
        ["\x1b[2J"],
        ["--\x1b[2J"],
        ["compare", "jinhua", "quzhou", "-f", "\x1b[2J"],
        ["check", "\x1b[2J.yaml"],
        ["verify", "--sources", "\x1b[2J"],
        ["list", "\x9b2J"],
    ],
    ids=repr,
)
def test_control_characters_never_reach_the_terminal(args: list[str], plancmp: Run) -> None:
    result = plancmp(*args)
    assert result.returncode in (0, 1, 2), result.stderr
    for text in (result.stdout, result.stderr):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


@pytest.mark.parametrize(
    "args",
    [
        ["search", "\udcff\udcfe"],
        ["search", "\udcff", "--json"],
        ["show", "\udcff"],
        ["compare", "jinhua", "\udcff"],
        ["search", "班列\udcff"],
    ],
    ids=repr,
)
def test_arguments_that_are_not_utf8(args: list[str], plancmp: Run) -> None:
    result = plancmp(*args)
    assert result.returncode in (0, 1, 2), result.stderr
    assert "bug" not in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["LONG"],
        ["--LONG"],
        ["search", "LONG"],
        ["search", "x", "--city", "LONG"],
        ["search", "x", "--limit", "LONG"],
        ["search", "x", "--LONG"],
        ["show", "LONG"],
        ["list", "LONG"],
        ["compare", "LONG", "jinhua"],
        ["check", "LONG"],
        ["add", "LONG"],
        ["remove", "LONG"],
        ["draft", "LONG"],
        ["search", "\x1bLONG"],
    ],
    ids=" ".join,
)
def test_a_long_argument_is_not_said_whole(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([arg.replace("LONG", "q" * 100_000) for arg in args]) in (1, 2)
    said = capsys.readouterr()
    assert said.err and len(said.out + said.err) < 4_000


# Data of the user's own


def test_a_data_folder_that_is_not_there(plancmp: Run, tmp_path: Path) -> None:
    refused(
        plancmp("list", "cities", env={"PLANCMP_DATA": str(tmp_path / "no\x1bwhere")}), "does not exist", "PLANCMP_DATA"
    )


@pytest.mark.usefixtures("on_example")
def test_a_plan_of_the_users_own_stands_beside_the_shipped_ones(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "shitou-plan-2027.yaml").write_text(
        "cities:\n- id: shitou\n  zh: 石头市\n  en: Shitou\n  adcode: '990300'\n"
        "plans:\n- id: shitou-plan-2027\n  city: shitou\n  type: plan\n  title: 石头市交通规划\n  title_en: Shitou transport plan\n"
        "  issuer: 石头市\n  adopted: '2027'\n  period: 2027-2030\n  source: made up\n"
        "plan: shitou-plan-2027\nclauses:\n- id: '1'\n  title: 班列\n  commitments:\n  - id: shitou-plan-2027/1.1\n"
        "    themes: [transport]\n    topic: china-europe-trains\n    strength: commit\n    text: 开行石头班列\n    cite: 开行石头班列\n",
        "utf-8",
    )
    whole = json.loads(
        quiet(
            inside(
                "compare",
                "anping",
                "石头",
                "--topic",
                "china-europe-trains",
                "--json",
                env={"PLANCMP_DATA": str(tmp_path)},
            )
        )
    )
    assert [item["id"] for item in whole["rows"][0]["cells"]["shitou"]] == ["shitou-plan-2027/1.1"]
    assert whole["coverage"]["shitou"] == {"clauses_total": 1, "clauses_read": 1}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("cities: [\n", "2:1", "not valid YAML"),
        ("citys: []\n", "1:1", "did you mean 'cities'?"),
        ("cities:\n- id: anping\n  zh: 安平市\n  en: Anping\n  adcode: '990300'\n", "2:3", "'anping' is taken"),
    ],
)
@pytest.mark.usefixtures("on_example")
def test_unsound_data_are_refused_with_their_place(
    text: str, place: str, words: str, inside: Run, tmp_path: Path
) -> None:
    (tmp_path / "plans.yaml").write_text(text, "utf-8")
    result = inside("list", "cities", env={"PLANCMP_DATA": str(tmp_path)})
    assert (result.returncode, result.stdout) == (2, "")
    assert f"plans.yaml:{place}: " in result.stderr and words in result.stderr
    result = inside("check", "--errors", "-f", "parsable", env={"PLANCMP_DATA": str(tmp_path)})
    assert result.returncode == 1 and f"plans.yaml:{place}:error:" in result.stdout


@pytest.mark.usefixtures("on_example")
def test_a_cache_that_cannot_be_written_is_told_and_does_not_stop(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = inside("list", "cities", "--json", env={"PLANCMP_CACHE": str(tmp_path / "file")})
    assert result.returncode == 0 and json.loads(result.stdout)["kind"] == "cities"
    assert result.stderr.startswith("plancmp: the index cannot be kept in ") and result.stderr.count("\n") == 1


# Pipes, locales, colours


@pytest.mark.parametrize(
    "command",
    [["export"], ["compare", "jinhua", "quzhou", "--all"], ["list", "topics"], ["search", "建设", "--json"]],
    ids=" ".join,
)
def test_a_closed_pipe_is_quiet(command: list[str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "plancmp", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=REPOSITORY,
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=300) in (0, 1)


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"LC_ALL": "C", "LANG": "C"}, {"LC_ALL": "POSIX"}], ids=str)
def test_in_a_c_locale_chinese_is_written_as_ever(env: dict[str, str], plancmp: Run) -> None:
    text = quiet(plancmp("search", "中欧班列", env={**NOTHING_SAID, **env, "PYTHONIOENCODING": ""}))
    assert "金华" in text and text == quiet(plancmp("search", "中欧班列", env=NOTHING_SAID))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_a_terminal_that_cannot_write_a_character_gets_another(encoding: str) -> None:
    for command in (["search", "中欧班列"], ["list", "cities", "--json"], ["list", "cities"]):
        result = subprocess.run(
            [sys.executable, "-m", "plancmp", *command],
            capture_output=True,
            cwd=REPOSITORY,
            timeout=300,
            env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        )
        assert result.returncode == 0, result.stderr


def test_no_color_is_heeded(plancmp: Run) -> None:
    from tests.commands.terminal import on_terminal

    command = ["search", "中欧班列"]
    raw, _ = on_terminal(command, 100, REPOSITORY)
    assert re.search(r"\x1b\[[0-9;]*3[0-9]m", raw), "on a terminal figures and matches have a colour"
    raw, _ = on_terminal(command, 100, REPOSITORY, {"NO_COLOR": "1"})
    assert not re.search(r"\x1b\[(?:[0-9;]*;)?(?:3|4|9)[0-9](?:;[0-9;]*)?m", raw)


@pytest.mark.parametrize("columns", [80, 120, 200])
@pytest.mark.parametrize(
    "command",
    [
        ["compare", "jinhua", "quzhou", "--theme", "transport"],
        ["compare", "jinhua", "quzhou", "--lang", "en"],
        ["search", "中欧班列"],
        ["show", "jinhua-decision-2022/4"],
        ["list", "plans"],
    ],
    ids=" ".join,
)
def test_on_a_real_terminal_nothing_is_too_wide_and_nothing_cut(command: list[str], columns: int) -> None:
    from tests.commands.terminal import bare, on_terminal

    raw, shown = on_terminal(command, columns, REPOSITORY)
    # A line wider than the screen goes on in a second one there: the screen would have more lines than were written.
    assert shown == bare(raw)
    assert not any("…" in line for line in shown[2:]), "the head of a search may leave out words"


# Help and completion


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_help_of_every_command_has_an_example_and_explains_every_option(command: str, inside: Run) -> None:
    text = quiet(inside(command, "--help"))
    assert f"\n  plancmp {command}" in text
    for name in re.findall(r"^  (?:-\w, )?(--[a-z]+)(.*)$", text, re.M):
        assert name[1].strip() or re.search(rf"{name[0]}.*\n {{10,}}\S", text)


def test_help_of_a_command_is_asked_for_by_its_name(inside: Run) -> None:
    assert quiet(inside("help", "compare")) == quiet(inside("compare", "--help"))
    assert quiet(inside("help")) == quiet(inside("--help"))
    refused(inside("help", "comprae"), "compare")


def test_help_and_version(plancmp: Run) -> None:
    import plancmp as package

    text = quiet(plancmp("--help"))
    assert all(f"  {command} " in text for command in cli.COMMANDS)
    assert quiet(plancmp("-h")) == text
    assert quiet(plancmp("--version")) == f"plancmp {package.__version__}\n"


@pytest.mark.parametrize("command", ["compare", "search", "list", "show"])
def test_the_examples_of_the_help_find_something(command: str, inside: Run) -> None:
    for example in re.findall(rf"^ +plancmp ({command} .*)$", inside(command, "--help").stdout, re.M):
        words = shlex.split(example.partition("|")[0])
        if "--sources" in words:
            continue  # needs the documents
        assert inside(*words).returncode == 0, example


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("plancmp co", ["compare"]),
        ("plancmp compare j", ["jinhua"]),
        ("plancmp compare jinhua q", ["quzhou"]),
        ("plancmp compare jinhua quzhou --theme tra", ["transport"]),
        ("plancmp compare jinhua quzhou --topic china-", ["china-europe-trains"]),
        ("plancmp search x --plan quzhou", ["quzhou-proposal-15fyp"]),
        ("plancmp verify jinhua-dec", ["jinhua-decision-2022"]),
        ("plancmp list c", ["cities"]),
        ("plancmp compare 金", ["jinhua"]),
        ("plancmp show rd-int", ["rd-intensity"]),
        ("plancmp show jinhua-dec", ["jinhua-decision-2022"]),
        ("plancmp help co", ["compare", "coverage"]),
        ("plancmp remove jinhua-rep", ["jinhua-report-2024"]),
        ("plancmp diff jin", ["jinhua", "jinhua-report-2024"]),
        ("plancmp track jinhua china-eu", ["china-europe-trains"]),
        ("plancmp track jinhua railw", ["railways"]),
        ("plancmp targets hu", ["huzhou", "huainan"]),
        ("plancmp rank gdp-growth --around hu", ["huzhou"]),
        ("plancmp rank gdp-growth --within gua", ["guangdong", "guangxi"]),
        ("plancmp list cities --within 广", ["guangdong"]),
        ("plancmp gaps jinhua --against na", ["nation", "nanjing"]),
        ("plancmp draft x --city yiw", ["yiwu"]),
        ("plancmp cite jinhua-dec", ["jinhua-decision-2022"]),
        ("plancmp report jin", ["jinhua"]),
    ],
)
def test_the_shell_completes(words: str, wanted: list[str], plancmp: Run) -> None:
    env = {"_PLANCMP_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    result = plancmp(env=env)
    assert result.returncode == 0 and result.stderr == ""
    found = [line.split(",")[1] for line in result.stdout.splitlines()]
    assert set(wanted) <= set(found)


def test_completion_is_silent_when_the_data_are_not_sound(plancmp: Run, tmp_path: Path) -> None:
    env = {
        "_PLANCMP_COMPLETE": "bash_complete",
        "COMP_WORDS": "plancmp compare j",
        "COMP_CWORD": "2",
        "PLANCMP_DATA": str(tmp_path / "none"),
    }
    result = plancmp(env=env)
    assert (result.returncode, result.stdout.strip(), result.stderr) == (0, "", "")


# How it ends


def test_a_bug_is_reported_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by\x1bzero")

    monkeypatch.setattr(cli.cli, "main", broken)
    assert cli.run(["list", "cities"]) == ExitCode.BUG == 3
    said = capsys.readouterr()
    assert said.out == "" and "ZeroDivisionError: by\\x1bzero" in said.err and "Traceback" not in said.err
    with pytest.raises(ZeroDivisionError):
        cli.run(["--debug", "list", "cities"])


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.cli, "main", interrupted)
    assert cli.run(["list", "cities"]) == 130
    assert capsys.readouterr().err == "plancmp: interrupted\n"


def test_problems_in_data_are_printed_with_their_hints(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from plancmp.problems import ERROR, Problem

    def unsound(*_: object, **__: object) -> None:
        raise DataError("1 problem", [Problem("a\x1b.yaml", 3, 5, "code", ERROR, "is wrong", "mend it")], "mend all")

    monkeypatch.setattr(cli.cli, "main", unsound)
    assert cli.run([]) == 2
    assert capsys.readouterr().err == "a\\x1b.yaml:3:5: is wrong\n    mend it\nplancmp: 1 problem\n  mend all\n"


# verify, on made-up documents

DOCUMENT = "一、主要任务\n\n1.建设交通强市。推进安北高铁建设。\n\n2.改善空气质量。到2030年,PM2.5年均浓度降到28微克/立方米以下。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.usefixtures("on_example")
def test_verify_reads_documents_in_the_usual_encodings(
    encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "beihu-proposal-15fyp.txt"
    file.write_bytes(DOCUMENT.encode(encoding))
    before = file.read_bytes()
    assert cli.run(["verify", "--sources", str(tmp_path), "--json"]) == 0
    [plan] = json.loads(capsys.readouterr().out)["plans"]
    assert (plan["cites"], plan["quantities"], plan["findings"]) == (2, 1, [])
    assert file.read_bytes() == before and len(list(tmp_path.iterdir())) == 1, "nothing is changed"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("on_example")
def test_verify_lists_what_disagrees(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "beihu-proposal-15fyp.txt").write_text(
        DOCUMENT.replace("28微克", "27微克").replace("降到", "努力降到"), "utf-8"
    )
    assert cli.run(["verify", "beihu-proposal-15fyp", "--sources", str(tmp_path), "-f", form]) == 1
    text = capsys.readouterr().out
    assert "27微克" in text and "cite" in text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot read"),
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        ("今天天气很好。".encode(), "holds only 0 of its 2 cites"),
        (DOCUMENT.encode()[:70], "ends before clause 2"),
        (bytes(range(256)) * 20, "is not text"),
    ],
)
@pytest.mark.usefixtures("on_example")
def test_verify_refuses_what_is_not_the_document(
    content: bytes | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "beihu-proposal-15fyp.txt").write_bytes(content)
    assert cli.run(["verify", "beihu-proposal-15fyp", "--sources", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and words in said.err


@pytest.mark.usefixtures("on_example")
def test_verify_of_a_folder_without_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["verify", "--sources", str(tmp_path)]) == 2
    assert ".txt" in capsys.readouterr().err


def test_the_shipped_data_are_sound(plancmp: Run) -> None:
    result = plancmp("check", "--errors")
    assert (result.returncode, result.stdout) == (0, "")
