"""What the cells of a table of indicators say, and the words over its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from plancmp.text.tables import rows
from plancmp.text.units import dimension

OPENING, CLOSING = "（(\\[〔［【", "）)\\]〕］】"
ROLES = ("number", "group", "label", "unit", "duty", "remark")
VALUES = ("target", "result", "base", "change", "period", "year", "amount")
"""The roles of columns of values; a head of several words (2025年完成情况) has the first of these among them."""
LONGEST_HEAD, LONGEST_VALUE, LONGEST_WORDS, LONGEST_UNIT = 24, 60, 40, 12

_BOUNDS = (
    "力争|争取|确保|达到|实现|完成|新增|净增|增至|降至|升至|同比|至少|突破|不低于|不少于|不小于|不高于|不超过|不大于|不多于|高于|低于|大于|小于|超过?|约|左右|以上|以下|以内|上下|年均|累计|平均|"
    "增速|增长|增加|提高|提升|上升|下降|降低|减少|控制在|保持在|稳定在|分别|和|为|年|个"
)
_COUNTED = "元|人|吨|个|件|家|岁|年|次|户|公顷|亩|平方米|平方公里|公里|张|套|辆|斤"
_UNIT = rf"(?:[万亿千百]{{0,2}}(?:{_COUNTED})|万亿|[千百十]?[万亿]|%|％|‰|个?百分点|位|倍)"
_SIGNS = rf"[\s+\-－−—–~～至＞>≥＜<≤=≈±/／:：,，、\\*＊∗※①-⑳{OPENING}{CLOSING}]"
_FIGURE = re.compile(r"\d[\d.,，]*")
_APART = re.compile(r"[\d%％]\s+\d")
_DRESS = re.compile(rf"{_BOUNDS}|{_UNIT}|{_SIGNS}")

_NO_SIGN = r"[—–\-－−/／*＊…~～\\]{1,4}"
_NOTHING = re.compile(
    rf"{_NO_SIGN}|无|暂无(?:数据)?|[未暂](?:未|不)?(?:公布|统计|发布)|尚未(?:公布|发布)|待(?:定|公布)"
)

_OPEN, _CLOSE = rf"[{OPENING}]?", rf"[{CLOSING}]?"
_SLOWLY = "稳步|持续|逐步|逐年|不断|稳中|进一步|保持"
_SOMEHOW = f"(?:{_SLOWLY}|基本|明显|大幅|显著|有所|适度|合理|总体)?"
_MOVES = "提高|提升|下降|降低|增长|改善|缩小|减少|稳定|增加|上升|优化|好转|扩大|持平|同步|向好|完善|达标"
_HANDED_DOWN = r"(?:完成|达到|实现|按|执行|落实|以)[一-龥]{0,6}(?:国家|省|市|上级|下达)[一-龥、]{0,20}"
_ALONGSIDE = r"与[一-龥（()）GDP]{2,20}(?:同步|相当|持平|相适应)"
_BEYOND = r"(?:高于|低于|快于|不高于|不低于|优于)[一-龥A-Z]{2,16}"
_HOW_FAR = (
    "(?:未|已|尚未|超额|提前|基本|如期|全面|全部)(?:完成|达标|达到|实现)(?:预期|目标|任务)?|(?:未达|达到|实现|符合|超出?|好于|优于)预期"
    "|进展(?:顺利|正常|滞后|较慢)"
)
_WORDED = re.compile(
    rf"{_SOMEHOW}(?:{_MOVES})[一-龥]{{0,8}}|(?:{_SLOWLY})[一-龥]{{0,12}}|"
    rf"(?:基本|总体)(?:稳定|持平|同步|完成|实现|保持)[一-龥]{{0,8}}|{_OPEN}{_HANDED_DOWN}{_CLOSE}|{_OPEN}完成[一-龥、]{{0,24}}|"
    rf"(?:力争|努力|争取)[一-龥]{{1,16}}|{_ALONGSIDE}|{_BEYOND}|只[增减]不[增减]|应[保参]尽[保参]|全覆盖|合格|良好|优秀|{_HOW_FAR}"
)
_DUTY = re.compile(r"[（(]?(?:约束性?|预期性?|引导性?|指导性?)(?:指标)?[）)]?")
_WITH_UNIT = re.compile(r"[（(][^（()）]{1,14}[）)]$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what stands over it, and what it holds (``role``)."""

    head: str
    role: str


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for role, pattern, _ in rows("columns"):
        found.setdefault(role, []).append(pattern)
    return {role: re.compile("|".join(patterns)) for role, patterns in found.items()}


@lru_cache(4096)
def role_of(head: str) -> str:
    """What a column holds by the words over it; empty where they are none that stand over columns."""
    bare = re.sub(r"[\s“”\"]", "", head)
    if not bare or len(bare) > LONGEST_HEAD:
        return ""
    for role in ROLES:
        if _patterns()[role].fullmatch(bare):
            return role
    found: set[str] = set()
    place = 0
    while place < len(bare):
        if bare[place] in "（(［[〔【）)］]〕】/／、的±":
            place += 1
            continue
        matches = [(match.end(), role) for role in VALUES if (match := _patterns()[role].match(bare, place))]
        unit = re.compile(_UNIT).match(bare, place) if found else None
        if not matches and not unit:
            return ""
        place, role = max(matches) if matches else (unit.end() if unit else place, "")
        found.add(role)
    return next((role for role in ("change", *VALUES) if role in found), "")


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no value: —, *, 未公布."""
    return not text or _NOTHING.fullmatch(text) is not None


def parted(line: str) -> list[str]:
    """The cells of a row whose cells stand between bars or tabs."""
    if "\t" not in line and line.strip().startswith("|"):
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    return [cell.strip() for cell in line.split("\t")]


def is_several(text: str) -> bool:
    """Whether a cell holds the figures of several rows, a line each."""
    return _APART.search(text) is not None


def is_value(text: str) -> bool:
    """Whether a cell holds a figure and what belongs to one, or a sign for none."""
    if is_nothing(text):
        return bool(text)
    if len(text) > LONGEST_VALUE or not _FIGURE.search(text):
        return False
    figure, *words = re.split(r"[,，；;](?!\d{3}(?:\D|$))", text, maxsplit=1)  # 4.5-5,努力争取更好结果
    return bool(_FIGURE.search(figure) or words) and not _DRESS.sub("", _FIGURE.sub("", figure))


def is_worded(text: str) -> bool:
    """Whether a cell is a target in words: 稳步提高, 完成省下达目标."""
    return len(text) <= LONGEST_WORDS and not has_unit(text) and _WORDED.fullmatch(text) is not None


def has_unit(text: str) -> bool:
    """Whether words end with a unit in brackets, as a label does."""
    return _WITH_UNIT.search(text.rstrip("]〕］】")) is not None


def begins_with_figure(text: str) -> bool:
    """Whether a cell begins with a figure, whatever comes then."""
    return _FIGURE.match(text) is not None


def is_without_figure(text: str) -> bool:
    """Whether a cell has no figure at all."""
    return _FIGURE.search(text) is None


def is_duty(text: str) -> bool:
    """Whether a cell says binding or indicative."""
    return _DUTY.fullmatch(text) is not None


def is_unit(text: str) -> bool:
    """Whether a cell is a unit that we know: 万元/人, 万套（间）."""
    bare = re.sub(r"[（(][^（()）]*[）)]$", "", text) or text.strip("（()）")
    return 0 < len(text) <= LONGEST_UNIT and not _FIGURE.search(text) and dimension(bare) is not None


def is_label(text: str) -> bool:
    """Whether a cell names what is measured: words that are nothing else."""
    return (
        len(re.findall(r"[一-龥]", text)) > 1
        and not is_value(text)
        and not is_worded(text)
        and not is_duty(text)
        and not is_unit(text)
    )


def may_be_in_label(text: str) -> bool:
    """Whether a piece may be part of a label: 降低 in a line of its own."""
    return not is_value(text) and not is_duty(text) and not is_unit(text)
