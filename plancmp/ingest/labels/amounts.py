"""Amounts that say too little alone: whose they are, and what they are the size of."""

from __future__ import annotations

import re

from plancmp.ingest.labels.phrase import LEAST, Phrase, begins_with_verb

LONGEST_MAKER = 15
"""Who made an amount is named in fewer characters."""

_AMOUNT = re.compile(
    r"(?:利润|利税|税收|(?:总)?产值|增加值|营业?收入?|主营业务收入|销售收入|销售额|零售额|交易额|(?:综合|经营性?)?收入|总?投资)(?:总额)?"
)
AMOUNT_BEHIND = re.compile(f"(?<=..)(?:总|年?人均可?支?配?纯?|开票|计划|年度|当年|协议|合同)*(?:{_AMOUNT.pattern})$")
UNDER_WAY = re.compile("基本(?=$)|全[面部速力]|快速|启动|正式|顺利|加快|推进|集中|相继|成功|[一二三四五]期(?=$)|等")
"""What is said of a work behind its name."""

SIZE = re.compile("总?规模|总投资额?|计划总?投资额?|首期规模|注册资本|总?建筑面积|总?占地面积|总面积|总里程|全长")
"""Words for the size of what stands behind the figure: 总投资70亿元的电站."""

_MADE = re.compile(r"(?:预计|争取|力争|确保|努力|累计|全年|合计|总计|共|可|[三四五]年)*(?:实现|完成)$")


_INVESTED = re.compile("(?:完成)?(?P<sum>(?:总|计划总?|年度|年度计划|协议总?|合同)?投资总?额?)")
_ALL_INVESTED = re.compile("(?:计划)?总投资额?$")
_INVESTED_IN = re.compile("(?:项目|工程|企业)$")


def invested(noun: str, before: str = "") -> str:
    """What was put into the things counted ``before`` (实施项目12个、完成投资5亿元), or into nothing that is named;
    empty where the noun is no investment.
    """
    found = _INVESTED.fullmatch(noun)
    if not found:
        return ""
    works = _ALL_INVESTED.sub("", before)  # 项目总投资43亿元,年度完成投资3亿元
    return works + found["sum"] if _INVESTED_IN.search(works) else found["sum"]


_WORKS_OF = re.compile(
    r"(?:实施|推进|推动|建设|新建|扩建|改造|开展|启动|完善|加强|强化|深化)+了?(?:[^,，。;；\d]{2,24}等)?(?:\d+[个项条座])?"
    r"(?P<works>[^,，。;；、\d等]{2,20}?(?:项目|工程|建设|改造|治理|整治|改革|活动))(?=[,，。;；、\d]|$)"
)


def spent_on(noun: str, text: str, end: int) -> str:
    """An investment with the works that stand behind it: 投资4亿元实施渔港项目6个; empty for others."""
    works = _WORKS_OF.match(text, end) if noun in ("投资", "投入") else None
    return works["works"] + noun if works else ""


def made_by(phrase: Phrase) -> str:
    """Who made an amount, and the amount, where the verb stands between them; empty elsewhere: 规上企业实现利润."""
    place, act = phrase.starts[-1]
    if act != "cut" or not _AMOUNT.fullmatch(phrase.noun):
        return ""
    begin = phrase.starts[-2][0] if len(phrase.starts) > 1 else 0
    words = phrase.words[begin:place]
    maker = _MADE.sub("", words)
    # 铁路、机场等完成投资, 省、市重点工程完成投资: of them all
    several = "、" in maker and not maker.endswith(("等", "项目", "工程"))
    whole = LEAST <= len(maker) < min(len(words), LONGEST_MAKER) and not several and not begins_with_verb(maker)
    maker = maker.removesuffix("等")
    return maker + phrase.noun if whole else ""
