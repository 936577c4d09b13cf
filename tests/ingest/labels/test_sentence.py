"""The labels of the figures of a sentence, kind by kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plancmp import City, KnowledgeBase
from plancmp.ingest.labels import Label, Labels
from plancmp.text.quantities import figures

TOWN = City("shaoxing", "绍兴市", "Shaoxing", "330600")


def _read(text: str, kb: KnowledgeBase) -> list[Label]:
    labels, found = Labels(kb).about(TOWN), figures(text)
    return [labels.of(text, found, place) for place, figure in enumerate(found) if figure.is_quantity]


def _indicators(text: str, kb: KnowledgeBase) -> list[str | None]:
    return [label.indicator for label in _read(text, kb)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("投入1600万元,建成学校", ["投入"]),
        ("新增5户省、市重点企业", ["新增省、市重点企业"]),
        ("实现30万人口规模", ["人口规模"]),
        ("4个乡镇、5个村庄分别获评,6个村分别获评", ["乡镇", "村庄", "村"]),
        ("开工建设700个5G基站", ["5G基站"]),
        # on another level
        ("新增国家级孵化器2家、省级5家", ["新增国家级孵化器", "新增省级孵化器"]),
        ("创建4A级景区3家,其中5A级1家", ["4A级景区", "5A级景区"]),
        ("建成创新平台60家,其中国家级11家", ["创新平台", "国家级创新平台"]),
        ("抓好各类平台60家,全省营商环境评价国家级11家", ["各类平台", "全省营商环境评价国家级"]),
        ("新增“四上”企业325家,其中规上工业85家", ["新增“四上”企业", "新增规上工业企业"]),
        # by when
        ("10月前完成12个排涝站建设", ["排涝站"]),
        ("汛期前完成30座水库除险加固,春节前回迁3000户", ["水库除险加固", "回迁"]),
        ("人口出生率6.2‰,自然增长率-0.8‰", ["人口出生率", "自然增长率"]),
        ("基本医保覆盖率98%", ["基本医保覆盖率"]),
        ("边境人口、监测对象参保率达99%", ["边境人口、监测对象参保率"]),
        ("全市地区生产总值跨越五个千亿级台阶", []),
        ("40人分别入选,医保参保率巩固在90%以上", ["分别入选", "医保参保率"]),
        # a clause of which figures are told: its subject, also of the next ones
        ("渔民合作社蓬勃发展,达到120家、增长9%", ["渔民合作社", "渔民合作社增速"]),
        ("渔民务工收入增长明显加快,占可支配收入三分之一", ["渔民务工收入占可支配收入"]),
        ("渔业基础条件显著改善,投入8亿元,增长9%", ["渔业基础条件", "%"]),
        # what is done to the noun by so many per cent
        ("压减会议费12%,减少审批材料30%以上", ["会议费降幅", "审批材料降幅"]),
        ("提高渔民补贴10%", ["渔民补贴增速"]),
        # a second verb behind 新增 is part of what is added
        ("新建、改建农村公路50公里", ["新改建农村公路"]),
        ("新增改良奶羊5万头,新增认定渔业企业8家", ["新增改良奶羊", "新增认定渔业企业"]),
        ("新建改造渔港3座,新建了公厕10座", ["渔港", "新建公厕"]),
        ("国家4A级景区3家、3A级9家,省级渔港2个、市级5个", ["国家4A级景区", "3A级景区", "省级渔港", "市级渔港"]),
        ("渔港项目完工9个、在建7个", ["渔港项目", "在建渔港项目"]),
        ("花椒、板栗面积分别达到9万亩和2万亩", ["花椒面积", "板栗面积"]),
        ("羊肉奶产量增长,肉奶产量分别达到2万吨、7万吨", ["肉类产量", "奶类产量"]),
        ("粮食和肉蛋奶产量分别达到330亿斤和280万吨", ["粮食产量", "肉蛋奶产量"]),
        ("存贷规模分别达到90亿元和30亿元", ["存款规模", "贷款规模"]),
        ("每年资助金额8亿元,纠纷调处成功率达98%", ["资助金额", "纠纷调处成功率"]),
        ("为渔民减税降费8亿元,为渔村安装路灯50盏", ["减税降费", "路灯"]),
        ("比重从2.8%降到去年的1.5%,标准从70元提高到现在的90元", ["%", "比重", "标准", "标准"]),
        ("补助标准由年人均80元提高到每生每年90元", ["补助标准", "补助标准"]),
        ("增长目标拟定为7%,培训村居干部3人,村居9个", ["增长目标", "村居干部", "村居"]),
        ("城镇新增就业12万人,扶持4000名大学生创业", ["城镇新增就业", "大学生"]),
        ("生物农药使用率达30%", ["生物农药使用率"]),
        # words that begin like one that is peeled off
        ("新增并网198万千瓦,多年生牧草360万亩", ["新增并网", "多年生牧草"]),
        ("及时发放低保金5亿元,在谈项目20个", ["低保金", "在谈项目"]),
        ("到位外资32亿美元,年产芯片20亿片,全民义务植树9874万株", ["到位外资", "年产芯片", "全民义务植树"]),
        ("许可事项由274项精简至98项", ["许可事项", "许可事项"]),
        ("重点调度的130个项目完成投资", ["项目"]),
        # names of what is counted before the number, its noun behind
        ("推进甲镇、乙镇、丙镇3个水厂建设", ["水厂"]),
        ("建成甲镇等4座中型水库和乙镇等6座小型水库", ["中型水库", "小型水库"]),
        ("新建健身中心、广场、公园18处", ["新建健身中心、广场、公园"]),
        ("甲镇小桥村等5个村获评旅游重点村,21个县脱贫出列", ["村", "县"]),
        # what becomes of it is not of its name
        ("29个文旅项目加快推进,1104个贫困村全部出列", ["文旅项目", "贫困村出列"]),
        ("12户企业被列入名单,4家企业在沪深上市", ["企业", "企业"]),
        ("强力推进46个城中村改造", ["城中村改造"]),
        ("丰华公司等3户企业成果荣获大奖", ["企业"]),
        ("项目由上年的18项拓展到28项", ["项目", "项目"]),
        ("净增规上企业30家,新增规上企业40家", ["净增规上企业", "新增规上企业"]),
        ("森林覆盖率提高到59.7%,90%以上的生态系统得到保护", ["森林覆盖率", "生态系统得到保护"]),
        ("存贷款余额分别增长12%、11%", ["存款余额增速", "贷款余额增速"]),
        ("存贷款余额12亿元", ["存贷款余额"]),
        # who made an amount, how far a plan is fulfilled, what a size is of
        ("全市建筑业实现增加值70亿元,增长8%", ["建筑业增加值", "建筑业增加值增速"]),
        ("30个市级项目预计完成投资50亿元", ["市级项目", "市级项目投资"]),
        ("子项目投资12亿元,竣工21项", ["子项目投资", "子项目"]),
        ("重点项目投资64亿元,完成年度计划的106%", ["重点项目投资", "重点项目投资年度计划完成率"]),
        ("大豆播种21万亩,超额完成年度目标的21%", ["大豆播种", "大豆播种超额完成年度目标"]),
        ("甲产业、乙产业分别完成年计划的113%、256%", ["甲产业年计划完成率", "乙产业年计划完成率"]),
        ("设立总规模20亿元的海洋产业基金", ["海洋产业基金总规模"]),
        ("总投资70亿元的临江电站全面启动", ["临江电站总投资"]),
        ("抓好总投资90亿元的甲商城、乙商城等10个项目", ["总投资", "项目"]),
        ("对获评企业给予最高10万元奖励", ["奖励"]),
        ("争取到位资金9亿元,种植面积要扩大到5万亩", ["到位资金", "种植面积"]),
        ("31个“双提升”工程完成,3个帮扶县加快发展", ["“双提升”工程", "帮扶县"]),
        ("新建输气管道9公里、燃气管道7公里", ["新建输气管道", "新建燃气管道"]),
        ("创成甲湖景区等3个4A级景区", ["4A级景区"]),
        ("加快发展3个千亿级产业,发展蔬菜9万亩", ["千亿级产业", "蔬菜"]),
        ("建成铜箔产能80万吨,全年实现产值18亿元", ["铜箔产能", "产值"]),
        ("开工甲乙铁路(153公里,总投资190亿元)", ["甲乙铁路", "甲乙铁路总投资"]),
        ("新建高标准农田5万亩、改造提升2万亩", ["新建高标准农田", "改造提升高标准农田"]),
        ("力争60%以上的行政村有快递站", ["行政村有快递站"]),
        ("全市共有各类学校12所,在校学生9万人,自然村30个", ["各类学校", "在校学生", "自然村"]),
        ("房地产投资下滑12%", ["房地产投资降幅"]),
        # what is counted stands behind, before it a verb alone or the place
        ("综合整治12条河道", ["河道"]),
        ("改造提升8个菜场", ["菜场"]),
        ("用3年时间引进和培养300名以上医师", ["医师"]),
        ("完成主城区9个菜场搬迁", ["主城区菜场搬迁"]),
        ("省控7条河流水质达标", ["省控河流"]),
        ("打造社区15分钟健身圈", ["社区健身圈"]),
        ("村民拥有35张床位", ["床位"]),
        ("建成12个村（社区）文化中心", ["村（社区）文化中心"]),
        ("水质位列全省第三,6个国、省考断面达标率达90%", ["水质排名", "国、省考断面", "国、省考断面达标率"]),
        ("整治散乱企业5家、关闭2家", ["散乱企业", "散乱企业"]),
        ("推进前期工作项目5项,累计实际到帐外资4亿美元", ["前期工作项目", "实际到帐外资"]),
        # what becomes of a number of things is not of their name, or the only words for it
        ("5个工业项目竣工,4个大项目成功落地", ["工业项目", "大项目"]),
        ("道德模范实现零突破,10人入选好人榜", ["入选好人榜"]),
        ("20家企业完成改制,实现产值32亿元", ["企业", "产值"]),
        # a verb before the number, its object behind
        ("向社会公开30项职权事项,搞好8座水库加固", ["职权事项", "水库加固"]),
        ("甲县被列为全国6个流通节点,为居民办好十件实事", ["流通节点", "实事"]),
        ("获得省科技局2亿元专项资金,主城区整治22条河涌", ["专项资金", "河涌"]),
        ("推进7个区域8项改革试点", ["区域", "改革试点"]),
        ("提升9个老旧小区环境", ["老旧小区环境"]),
        # verbs and half words are no part of a noun
        ("办结代表建议12件,办结率100%", ["代表建议", "办结率"]),
        ("新建压缩式转运站4座,单日货邮量最高达20吨", ["新建压缩式转运站", "单日货邮量"]),
        ("提请人大常委会审议法规5件,平台受理来电8件", ["法规", "来电"]),
        ("新增和更新公交车100辆、出租车30辆", ["新增更新公交车", "新增出租车"]),
        ("建成甲路、乙桥等城建项目12个,三级乙等医院3家", ["城建项目", "三级乙等医院"]),
        ("增加值增速由一季度的3.1%回升到14.6%", ["增加值增速", "增加值增速"]),
        # how large the things are, and what they are like
        ("开工建设75项5000万元以上服务业项目", ["5000万元以上服务业项目"]),
        ("新建扩建4座220千伏变电站", ["220千伏变电站"]),
        ("推进60个超亿元转型项目建设", ["超亿元转型项目"]),
        ("规上企业达到50家,其中7个超百亿元", ["规上企业", "规上企业", "规上企业"]),
        ("惠及超50万名3岁以下婴幼儿", ["3岁以下婴幼儿"]),
        ("为3600户失能、半失能困难老年人家庭改造居室", ["失能、半失能困难老年人家庭"]),
        ("形成20项首创性、突破性开放举措", ["首创性、突破性开放举措"]),
        ("完成5所普通高中标准化建设", ["普通高中标准化建设"]),
        ("引进13个国际领先科研团队", ["国际领先科研团队"]),
        ("19个重点项目开复工17个", ["重点项目", "重点项目开复工"]),
        ("投资30亿元的新型建材产业园开工", ["新型建材产业园投资"]),
        # of a verb its object, of a verb alone whom it reaches
        ("力争覆盖80%左右行政村", ["行政村"]),
        ("87.4%的村完成改革", ["村"]),
        ("免费为1.5万名困难职工体检", ["困难职工"]),
        ("建设和筹集4.5万套（间）保障性租赁住房", ["保障性租赁住房"]),
        ("改造提升超5个农贸市场", ["农贸市场"]),
        ("318户1016人全部脱贫", ["脱贫", "脱贫"]),
        ("惠及7.5万人,9万人受益", ["惠及人数", "受益人数"]),
        ("为90家企业提供贷款担保3亿元", ["企业", "贷款担保"]),
        ("安排5亿元财政资金支持120个项目", ["财政资金", "项目"]),
        ("省财政设立发展基金50亿元,省级财政下达39亿元资金", ["发展基金", "资金"]),
        ("会展业实现综合收入510亿元", ["会展业综合收入"]),
        # words that begin or end like others
        ("在沪世界500强企业达到162家,再融资企业2家", ["在沪世界500强企业", "再融资企业"]),
        ("建成城镇小学9所、超市10家以及大型集市2个", ["城镇小学", "超市", "大型集市"]),
        ("补助标准提高到月人均900元", ["补助标准"]),
        ("百亿企业实现零的突破并达到2家", ["百亿企业"]),
        ("专利申请受理量、授权量分别达到30件、20件", ["专利申请受理量", "专利授权量"]),
        ("发明专利申请15件、授权9件", ["发明专利申请", "发明专利授权"]),
        ("在15个贫困县中选择12个县作为重点县", ["贫困县", "县"]),
        ("绍兴籍毕业生就业率达98%,在轨运行卫星108颗", ["绍兴籍毕业生就业率", "在轨运行卫星"]),
        ("粮食产量连续8年稳定在70亿斤以上水平", ["粮食产量连续稳定在70亿斤以上水平年数", "粮食产量"]),
        ("秸秆焚烧减少1297吨,降幅达83%", ["秸秆焚烧减量", "秸秆焚烧降幅"]),
        # what holds a place, and in which order
        ("交通投资突破千亿元,居全国第三、中部第一", ["交通投资", "交通投资排名", "交通投资排名"]),
        ("美丽宜居乡村建成率全省第一", ["美丽宜居乡村建成率排名"]),
        ("入选国家领军企业数量居全省首位", ["国家领军企业数量排名"]),
        ("建成4个绿色典型,数量居全省首位", ["绿色典型", "绿色典型排名"]),
        ("在全国城市信用评价中提升8位,居第11位", ["位", "全国城市信用评价排名"]),
        ("在“2013年度最安全城市”评比中排名第5位", ["“2013年度最安全城市”评比排名"]),
        ("位列中国城市竞争力百强榜第6位", ["中国城市竞争力百强榜排名"]),
        ("在国家首次发布的绿色发展指数排名中位列全国第16、西北第一", ["国家首次发布的绿色发展指数排名"] * 2),
        ("投资2亿元的铜鼓隧道基本贯通", ["铜鼓隧道投资"]),
        ("培育30个工业型、旅游型、商贸型明星城镇", ["工业型、旅游型、商贸型明星城镇"]),
        # numbers in two units are no list
        ("建成基站120座、65个项目纳入名录", ["基站", "项目"]),
        ("新建公园9个、8万平方米", ["新建公园", "公园"]),
        # what was put into things is of the things
        ("实施水利项目12个、完成投资5亿元", ["水利项目", "水利项目投资"]),
        ("文旅项目完成投资5亿元", ["文旅项目投资"]),
        # one noun for two verbs
        ("新建9公里、改造7公里公路", ["新建公路", "公路"]),
        ("全年培训100万人次", ["培训"]),
        # several nouns before several figures
        ("苹果、梨、药材产量分别增长6%、4%、10%", ["苹果产量增速", "梨增速", "药材产量增速"]),
        ("秸秆、农膜综合利用率分别达到92%、65%", ["秸秆综合利用率", "农膜综合利用率"]),
        ("公路投资、铁路投资占交通投资比重分别为50%和8%", ["公路投资占交通投资比重", "铁路投资占交通投资比重"]),
        ("装配式建筑占新增建筑面积比例达到20%", ["装配式建筑占新增建筑面积比例"]),
        ("绿化覆盖率、绿地率、公园面积新增0.5%、0.5%和3亩", ["绿化覆盖率升幅", "绿地率升幅", "公园面积增量"]),
        ("满意和基本满意率分别为98%、99%", ["满意率", "基本满意率"]),
        ("绿地率、人均绿地面积提高到41%和15平方米", ["绿地率", "人均绿地面积"]),
        ("办理建议10件,办复率100%", ["建议", "办复率"]),
        ("强化7个水厂管护,新增省级3家实验室", ["水厂管护", "新增省级实验室"]),
        ("7个示范村基本建成,9个村成为生态村", ["示范村", "村"]),
        ("每个村发展1个特色产业,开发区发展到11家", ["特色产业", "开发区"]),
        ("规模达100亿元,余额贷存比提高1个百分点", ["规模", "余额贷存比升幅"]),
        # 新 of a new sort, not of an addition
        ("新增新型经营主体14家,新增新能源汽车8辆", ["新增新型经营主体", "新增新能源汽车"]),
        ("培育对标示范企业8家,重点建设用地利用率达90%", ["对标示范企业", "重点建设用地利用率"]),
        ("争取新增获批医疗中心2个", ["新增获批医疗中心"]),
        ("再生水利用量达8亿立方米", ["再生水利用量"]),
        # part of what is added is added, too; part of what there is is not
        ("新增企业50家以上,其中工业企业20家", ["新增企业", "新增工业企业"]),
        ("工业企业达到50家,其中大型企业20家", ["工业企业", "大型企业"]),
        ("地区生产总值、人均生产总值分别达到800亿元和9万元", ["地区生产总值", "人均生产总值"]),
        ("常住人口和户籍人口城镇化率分别达到70%、52%", ["常住人口城镇化率", "户籍人口城镇化率"]),
        (
            "固定资产投资、社会消费品零售总额增速分别达到8%、7%",
            ["固定资产投资增速", "社会消费品零售总额增速"],
        ),
        ("高校由18所(2024年底)增加到20所", ["高校", "高校"]),
        # classes by their size
        ("打造3个500亿级、5个百亿级产业集群", ["500亿级产业集群", "百亿级产业集群"]),
        ("新增2个千亿级产业集群和4个50亿级园区", ["新增千亿级产业集群", "新增50亿级园区"]),
        ("新增处理能力3万吨/日、储能40万千瓦时", ["新增处理能力", "新增储能"]),
        ("产值超10亿元的企业达到20家,超50亿元的5家", ["产值超10亿元的企业", "产值超50亿元的企业"]),
        ("增加值过10亿元、收入过亿元的县区达到5个", ["增加值过10亿元、收入过亿元的县区"]),
        # those that have something are counted, not what they have
        ("调整8个县区的管辖范围,发挥2个医疗集团的辐射带动作用", ["县区", "医疗集团"]),
        ("20处断面水质达标率100%,4家企业销售收入9亿元", ["断面", "断面水质达标率", "企业", "企业销售收入"]),
        ("完成钢铁等五个行业20家企业改造", ["企业改造"]),
        ("甲委7次召开座谈会部署工作", ["座谈会"]),
        ("20万人（次）残疾人享受补贴", ["残疾人"]),
        # what becomes of them
        ("为30个社区配送了器材,8项成果向全国复制推广", ["社区", "成果"]),
        ("推动9个项目早落地、早开工,5个新项目同步落地", ["项目", "新项目"]),
        ("安排6万名游客有序返程,70%以上用地指标用于工业", ["游客", "用地指标"]),
        ("5个乡镇、6个村创建示范镇", ["乡镇", "村"]),
        ("启动6个中高职贯通培养试点,打通5条断头路贯通工程", ["中高职贯通培养试点", "断头路贯通工程"]),
        # sums: of what stands behind, from whom, for whom
        ("发布总投资50亿元的9个文旅项目", ["文旅项目总投资", "文旅项目"]),
        ("争取国家2亿元取暖资金", ["取暖资金"]),
        ("投入3亿元拉动消费6亿元", ["投入", "消费"]),
        ("投入5亿元用于水利工程建设", ["水利工程"]),
        ("为企业解决融资15亿元,向学校下放权限20项", ["融资", "权限"]),
        ("为5万企业职工发放养老金12亿元", ["企业职工", "养老金"]),
        ("甲类项目5个、乙类项目9个,分别完成投资3亿元和6亿元", ["甲类项目", "乙类项目", "甲类项目投资", "乙类项目投资"]),
        # what was done to some of them, those beside them
        ("反馈的34项问题完成整改15项", ["问题", "问题整改"]),
        ("完成贫困户51户76人脱贫", ["贫困户", "贫困户"]),
        ("提高城乡低保标准,城市由450元提高到470元", ["城市低保标准", "城市低保标准"]),
        (
            "城镇居民收入2万元,农民收入1万元,增长9%和11%",
            ["城镇居民收入", "农民收入", "城镇居民收入增速", "农民收入增速"],
        ),
        # places among others
        ("平均收入提高5%,跻身全国百强城市", ["平均收入增速", "全国百强城市"]),
        ("水质达标率在全国74个重点城市中由第60位升至第20位", ["水质达标率排名", "水质达标率排名"]),
        ("在全省教育评价中连续三年排名第一", ["连续排名第一年数", "全省教育评价排名"]),
        ("甲镇居全国百强镇第89位,乙集团挺进全国500强", ["甲镇排名", "甲镇排名", "乙集团排名"]),
        ("蔬菜总量保持全省第一,甲县上榜中国百强县", ["蔬菜总量排名", "甲县排名"]),
        # what several rates have in common
        ("门诊、住院报销比例分别达到60%、80%", ["门诊报销比例", "住院报销比例"]),
        ("甲产业、乙产业比重分别提高2、3个百分点", ["甲产业比重升幅", "乙产业比重升幅"]),
        ("医废、危废年处置能力分别达到1万吨和9万吨", ["医废年处置能力", "危废年处置能力"]),
        ("省、市重点项目分别完成投资3亿元、5亿元", ["省重点项目投资", "市重点项目投资"]),
        ("肉蛋奶产量分别达到12万吨、5万吨和20万吨", ["肉类产量", "蛋类产量", "奶类产量"]),
        # words that say when, by what or how
        ("经济总量五年翻一番,收入实现四年翻番", ["经济总量", "收入"]),
        ("产值从2020年30亿元增加到2025年50亿元,审批由最短35天压缩至10天", ["产值", "产值", "审批", "审批"]),
        ("产值由目前的20亿元倍增至50亿元,事项由238项调减到163项", ["产值", "产值", "事项", "事项"]),
        ("县域产值达到全市总产值的45%,民生支出占70%", ["县域产值占全市总产值比重", "民生支出占比"]),
        ("收入5亿元,为预算的101%,增长8%", ["收入", "收入预算完成率", "收入增速"]),
        ("公共支出安排60亿元,增长5%", ["公共支出", "公共支出增速"]),
        (
            "工业投资增长5%(年度目标8%),新增就业3万人(目标2万人)",
            ["工业投资增速", "工业投资增速", "新增就业", "新增就业"],
        ),
        (
            "接待游客80万人次、实现综合收入3亿元,分别增长8%、9%",
            ["接待游客", "旅游综合收入", "接待游客增速", "旅游综合收入增速"],
        ),
        ("改造老旧小区30个、棚户区500套、管网20公里", ["改造老旧小区", "改造棚户区", "管网"]),
        ("甲路东延:新建道路4公里,总投资3亿元,其中计划投资1亿元", ["新建道路", "甲路东延总投资", "甲路东延计划投资"]),
        ("资金安排:总投资3亿元", ["总投资"]),
        ("26年新增就业3万人,明后两年新建学校30所", ["新增就业", "新建学校"]),
        ("每个县（市）区培育3个产业,牢牢守住9万亩耕地", ["产业", "耕地"]),
        ("医药产业加快向千亿级迈进", ["医药产业"]),
        ("市区实施城建项目50个,事业编制精简20%", ["城建项目", "事业编制降幅"]),
        ("最低收入高于全国脱贫线600元", ["最低收入与全国脱贫线差距"]),
        ("退还留抵退税[3]30亿元,对俄出口增长9%", ["留抵退税", "对俄出口增速"]),
        ("开工安置区项目8个,新增高标准粮田9万亩,确定培育对象3个", ["安置区项目", "新增高标准粮田", "培育对象"]),
        (
            "各层级网办率90%,自贸试验区42项成果,多次房展会成交9亿元",
            ["各层级网办率", "自贸试验区成果", "多次房展会成交"],
        ),
        ("未来产业收入增长20%,可用水总量达26亿立方米", ["未来产业收入增速", "可用水总量"]),
        ("甲机场力争达到年旅客吞吐量5000万人次,汇聚青年人才9万名", ["年旅客吞吐量", "青年人才"]),
        ("民企500强上榜数保持全国首位,前海片区连续4年蝉联第一", ["民企500强上榜数排名", "前海片区连续蝉联第一年数"]),
        ("投资达4万亿元,并于2024年突破1万亿元", ["投资", "投资"]),
        ("39种产品产量占全国比重超10%", ["产品产量", "产品产量占全国比重"]),
        ("完成管网建设,累计建成13处15条通道", ["通道", "通道"]),
        ("加快总投资9亿元的5个文旅项目建设", ["文旅项目总投资", "文旅项目"]),
        ("总投资9亿元的5个文旅项目纳入清单,8个县财政收入过亿元", ["文旅项目总投资", "文旅项目", "县", "县财政收入"]),
        ("出口总额增长7%,在10个大省中增速第1,考评获全省第一", ["出口总额增速", "出口总额增速排名", "考评排名"]),
        ("粮食、蔬菜、肉蛋奶产量分别达到7万吨、9万吨、8万吨", ["粮食产量", "蔬菜产量", "肉蛋奶产量"]),
        ("掌握90项核心技术,新建、回收20所幼儿园", ["核心技术", "幼儿园"]),
        ("投资1200亿元(按老口径统计为900亿元)", ["投资", "投资"]),
        ("8家企业被评为先进工厂,累计达到30家", ["企业", "企业"]),
        ("全年竣工15个", ["竣工"]),
        ("居民用气价格从3.9元调至3元", ["居民用气价格", "居民用气价格"]),
        ("基本养老保险参保人数8万人,多式联运货量增长9%", ["基本养老保险参保人数", "多式联运货量增速"]),
        ("健康活动惠及38万人", ["健康活动"]),
        ("城市轨道交通新增运营里程90公里,风电新增装机20万千瓦", ["新增城市轨道交通运营里程", "新增风电装机"]),
        ("新增30个郊野、滨水等生态公园,在5个乡镇、街道等开展试点", ["新增生态公园", "乡镇"]),
        ("提升60公里公交专用道效率,扩大1小时通勤覆盖范围,增加50公里绿道", ["公交专用道", "通勤", "绿道增量"]),
        ("投放共享单车2万辆,自然湿地保护率60%,在线服务事项90项", ["共享单车", "自然湿地保护率", "在线服务事项"]),
        ("兑现落实现代农业发展资金3亿元,多渠道筹措资金5亿元", ["现代农业发展资金", "资金"]),
        ("在某交易中心新挂牌企业30家,在2021年某项考核中居第2位", ["某交易中心新挂牌企业", "某项考核排名"]),
        ("城镇新增建筑中绿色建筑占比达70%", ["城镇新增建筑中绿色建筑占比"]),
        ("开展健康某城12个专项行动,实施标志性战役20个专项行动", ["健康某城专项行动", "标志性战役专项行动"]),
        ("第一批7家试点采石场完成出让,158个重点项目累计完成投资9亿元", ["试点采石场", "重点项目", "重点项目投资"]),
        ("新增自治区级工程院3家,35个断面水质优良比例达90%", ["新增自治区级工程院", "断面", "断面水质优良比例"]),
        ("整修东岸12公里堤顶路,9个村客车通达率100%", ["堤顶路", "村", "村客车通达率"]),
        ("划定8个近期片区,出台稳增长16条措施", ["近期片区", "稳增长措施"]),
        (
            "出台支持小微企业8条、促进消费增长16条,优化公交线路12条",
            ["支持小微企业措施", "促进消费增长措施", "公交线路"],
        ),
        ("重点项目在全省首批实现100%复工,4月份实现100%复产", ["重点项目复工", "复产"]),
        ("住房领域90户“入户难”、50户“办证难”问题妥善解决", ["“入户难”", "“办证难”问题"]),
        ("90个城区公共财政预算收入1200亿元,7个市同时过关", ["城区", "城区公共财政预算收入", "市"]),
        ("并购科技型企业6个,30个聚集区建设步伐加快,5个小镇初具规模", ["并购科技型企业", "聚集区", "小镇"]),
        ("确保9万农村低收入群体年人均纯收入达到2200元", ["农村低收入群体", "农村低收入群体年人均纯收入"]),
        ("某港吞吐量要向9000万吨迈进,特别是90个重点集群", ["某港吞吐量", "重点集群"]),
        ("76个项目全部开工,已完工36个,其中5个投产", ["项目", "完工项目", "投产项目"]),
        ("90项重点项目完成投资50亿元,其中26项竣工", ["重点项目", "重点项目投资", "竣工重点项目"]),
        ("实施重点项目20个,总投资43亿元,年度完成投资3亿元", ["重点项目", "重点项目总投资", "重点项目投资"]),
        ("铁路、机场等完成投资3亿元,建成特色学校8所、培训基地3家", ["铁路、机场投资", "特色学校", "培训基地"]),
        ("城乡居民养老保险、医疗保险参保率分别达96%和95%", ["城乡居民养老保险参保率", "医疗保险参保率"]),
        ("物价上涨2%,比全省、全国水平分别低0.7和0.6个百分点", ["物价涨幅", "物价与全省差距", "物价与全国差距"]),
        ("2018/2019雪季承办各类赛事活动143项", ["各类赛事活动"]),
        ("确定60个事项,完成50项,未完成10项", ["事项", "事项", "未完成事项"]),
        ("发起设立总规模37亿元的振兴基金,某实业入列全省百强", ["振兴基金总规模", "某实业排名"]),
        ("生猪生产恢复到常年水平,年末存栏达到212万头,出栏300万头", ["生猪存栏", "生猪出栏"]),
        ("4户企业转型转产退出,19个村可申请脱贫验收", ["企业", "村"]),
        ("更新300辆纯电动车,水质5项指标达标", ["纯电动车", "水质指标"]),
        ("筹集公租房5万套,其中新开工建设4万套", ["公租房", "公租房"]),
        ("城乡低保标准分别提高到700元、500元", ["城市低保标准", "农村低保标准"]),
        ("每千人医疗机构床位数和执业医师数分别达到7张和3人", ["每千人医疗机构床位数", "每千人执业医师数"]),
        ("单位GDP能耗、二氧化碳排放分别下降2%和3%", ["单位GDP能耗降幅", "单位GDP二氧化碳排放降幅"]),
        ("首批4个总投资260亿元、装机30万千瓦的风电项目动工", ["风电项目", "风电项目总投资", "装机"]),
        ("失业率2.1%,优于年控制计划1.8个百分点", ["失业率", "失业率与年控制计划差距"]),
        ("光伏装机20万千瓦,总装机突破50万千瓦", ["光伏装机", "光伏装机"]),
        ("实际使用内资8亿元", ["使用内资"]),
        ("粮食生产连续7年丰收,总产143万吨", ["粮食生产连续丰收年数", "粮食总产"]),
        ("“六项行动”完成总投资37亿元", ["“六项行动”总投资"]),
        ("37个项目进入名录,数量居前列,计划总投资510亿元", ["项目", "项目总投资"]),
        ("完成8个国考、省考断面整治,7所新建（迁建）学校启用", ["国考、省考断面整治", "新建（迁建）学校"]),
        ("14万困难群众圆了安居梦,申报科技计划30项", ["困难群众", "科技计划"]),
        ("“三公”经费支出原则上下降20%,经营主体以年均7%的速度增长", ["“三公”经费支出降幅", "经营主体年均增速"]),
        ("提出35个目标,其中预期性指标15个", ["提出", "预期性指标"]),
        ("新引进10亿元以上项目103个,其中50亿元以上19个", ["新引进10亿元以上项目", "新引进50亿元以上项目"]),
        ("加快4个国际、6个省际合作产业园建设", ["国际合作产业园", "省际合作产业园"]),
        ("建设100个达到省级标准的社区文化中心", ["社区文化中心"]),
        ("汽车产业作用突出,产量超过200万辆,占全国比重达9%", ["汽车产业作用突出", "产量占全国比重"]),
        ("特色农业加快发展,占农业总产值比重达9%", ["特色农业占农业总产值比重"]),
        ("银行业资产总额连破三个万亿元大关、达到7.3万亿元", ["银行业资产总额"]),
        ("19条主要入江支流水质达到Ⅲ类", ["主要入江支流"]),
        ("18个县市公共财政收入翻番", ["县市", "县市公共财政收入"]),
        ("104个国考断面优Ⅲ比例达77%", ["国考断面", "国考断面优Ⅲ比例"]),
        ("6个支柱产业销售收入超20亿元,为全区约10万户农户提供保险", ["支柱产业", "支柱产业销售收入", "农户"]),
        ("159个乡镇减贫摘帽,园区新增企业220户", ["乡镇", "新增企业"]),
        ("安排创新驱动发展专项资金2亿元,在做强4个千亿产业的同时扩容", ["创新驱动发展专项资金", "千亿产业"]),
        ("化工园区由199家压减到84家,争取15万吨/年乙烯项目", ["化工园区", "化工园区"]),
        ("90余所学校办学条件得到改善,完成15万户籍妇女筛查", ["学校", "户籍妇女"]),
        ("新增16个国家4A级以上景区", ["新增国家4A级以上景区"]),
        (
            "海港、河港吞吐能力分别新增8万吨和2万吨,总吞吐能力分别达到12万吨和6万吨",
            ["新增海港", "新增河港吞吐能力", "总吞吐能力", "总吞吐能力"],
        ),
        ("县（市）有3个,零售额降幅收窄2个百分点", ["县（市）", "零售额降幅"]),
    ],
)
def test_labels(text: str, wanted: list[str], shipped: KnowledgeBase) -> None:
    assert [label.text for label in _read(text, shipped)] == wanted


@pytest.mark.parametrize(
    "words",
    [
        "今年发展的主要预期目标是",
        "全年发展的预期目标为",
        "一是",
        "初步安排2026年全市",
        "建议奋力实现",
    ],
)
def test_what_leads_an_aim_is_no_part_of_its_noun(words: str, shipped: KnowledgeBase) -> None:
    assert _indicators(f"{words}地区生产总值增长6%左右", shipped) == ["gdp-growth"]


def test_marks_that_were_passed_leave_what_comes_next_its_indicator(shipped: KnowledgeBase) -> None:
    text = "地区生产总值连续跨越3000亿元、4000亿元、5000亿元3个台阶,2025年达到5515.8亿元"
    assert _indicators(text, shipped)[-1] == "gdp"


def test_what_is_counted_behind_what_is_made_may_be_new_or_all_there_is(shipped: KnowledgeBase) -> None:
    assert _indicators("建成换电站60座,公共充电桩6500个", shipped)[1] is None
    assert _indicators("建成换电站60座,公共充电桩达6500个", shipped)[1] == "charging-piles"
    assert _indicators("净增上市公司5家,高新技术企业120家、科技型中小企业30家", shipped)[1:] == [None, None]
    assert _indicators("新建学校30所,新增学位2万个", shipped)[1] == "school-places-new"
    assert _indicators("新增“四上”企业325家,其中规上工业85家", shipped)[1] == "large-industrial-firms-new"


def test_growth_behind_the_prices_it_is_counted_in(shipped: KnowledgeBase) -> None:
    text = "生产总值800亿元,按{}计算,比上年增长5%"
    for prices in ("可比价", "可比价格", "不变价格", "2020年不变价"):
        assert _indicators(text.format(prices), shipped) == ["gdp", "gdp-growth"]
    assert _indicators(text.format("现价"), shipped) == ["gdp", None]


def test_an_aim_beside_its_result_is_of_the_same_thing(shipped: KnowledgeBase) -> None:
    jobs = ["urban-new-jobs", "urban-new-jobs"]
    assert _indicators("城镇新增就业10万人,超额完成年初9万人的目标", shipped) == jobs
    assert _indicators("城镇新增就业10万人,未完成省定12万人的目标任务", shipped) == jobs


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("二氧化硫下降3%,化学需氧量下降2%", None),
        ("二氧化硫、一氧化碳浓度分别下降41%、25%", None),  # what there is in the air
        ("臭氧下降9%,二氧化硫排放量下降3%", "so2-decline"),
    ],
)
def test_a_pollutant_in_the_air_is_none_that_is_emitted(text: str, wanted: str | None, shipped: KnowledgeBase) -> None:
    assert next(label.indicator for label in _read(text, shipped) if "二氧化硫" in label.text) == wanted


@pytest.mark.parametrize("words", ["增速均为7%", "增长7%", "均增长7%"])
def test_one_growth_of_several(words: str, shipped: KnowledgeBase) -> None:
    wanted = ["gdp-growth", "gdp-per-capita-growth", "labour-productivity-growth"]
    (label,) = _read(f"生产总值、人均GDP、全员劳动生产率{words}", shipped)
    assert [one.indicator for one in label.each()] == wanted


def test_a_rate_beside_a_growth_is_none(shipped: KnowledgeBase) -> None:
    (label,) = _read("研发投入占比和研发投入增速均达到10%", shipped)
    assert [one.text for one in label.each()] == ["研发投入占比", "研发投入增速"]


def test_output_within_the_place_is_its_own(shipped: KnowledgeBase) -> None:
    assert _indicators("市内生产总值增长8%,州内生产总值达到500亿元", shipped) == ["gdp-growth", "gdp"]
    assert _indicators("县域生产总值增长8%", shipped) == [None]


def test_who_is_visited_helped_or_trained_is_none_more(shipped: KnowledgeBase) -> None:
    assert _indicators("走访市场主体11.2万户,支持高新技术企业20家,培训高技能人才300人", shipped) == [None] * 3
    assert _indicators("重点监测的50家高新技术企业增长5%", shipped)[0] is None
    assert _indicators("新认定的50家高新技术企业", shipped) == ["hightech-firms-new"]


def test_growth_since_a_time_that_is_no_year_is_of_no_year(shipped: KnowledgeBase) -> None:
    assert _read("固定资产投资较疫情前增长20%", shipped)[0].known(several_years=False) is None


def test_a_share_that_says_which_places_are_meant_is_none_of_this_one(shipped: KnowledgeBase) -> None:
    assert _indicators("对城镇化率低于40%的三个县,加大支持", shipped)[:1] == [None]
    assert _indicators("对标先进,城镇化率达到60%", shipped) == ["urbanisation-rate"]


def test_growth_since_an_earlier_year_than_the_last_is_of_several(shipped: KnowledgeBase) -> None:
    for text, wanted in (
        ("2012年与2007年相比,全市生产总值增长66%", None),
        ("2012年与2011年相比,全市生产总值增长9%", "gdp-growth"),
    ):
        (label,) = _read(text, shipped)
        assert label.known(several_years=False) == wanted


def test_a_part_of_the_place_that_opens_a_paragraph_is_what_it_goes_on_with(shipped: KnowledgeBase) -> None:
    labels = Labels(shipped).about(TOWN)
    assert labels.turns("滨海兵团经济发展势头强劲", opens=True)
    assert labels.turns("自贸试验区绍兴片区释放红利", opens=True)
    assert not labels.turns("自贸试验区绍兴片区释放红利", opens=False)
    assert labels.turns("滨海兵团经济发展势头强劲", opens=False) is None
    assert labels.turns("支持兵团改革,兵团城镇化加快推进", opens=False)
    assert labels.turns("支持兵团改革,城镇化加快推进", opens=False) is None
    assert labels.turns("支持兵团改革,兵团生产总值增长9%", opens=False) is None
    assert labels.turns("经济运行稳中向好", opens=True) is None
    assert labels.turns("全市生产总值增长9%", opens=False) is False


def test_what_is_counted_of_a_place_above_is_not_of_this_one(shipped: KnowledgeBase) -> None:
    labels = Labels(shipped).about(TOWN)
    for text, wanted in (("办好全省30件民生实事", None), ("办好全市30件民生实事", "livelihood-items")):
        assert labels.of(text, figures(text), 0).indicator == wanted, text


def test_a_part_is_not_the_whole(shipped: KnowledgeBase) -> None:
    assert _indicators("嵊州生产总值超过150亿元,经济总量居全省第一", shipped) == [None, None]
    assert _indicators("生产总值增长23%,占全市比重超过50%", shipped)[0] is None


def test_how_long_a_rank_was_held(shipped: KnowledgeBase) -> None:
    found = _read("固定资产投资增长54.6%,增速连续两年居全省第一", shipped)[-1]
    assert found.known(several_years=False) == "fixed-asset-investment-growth"


def test_what_added_up_within_the_year(shipped: KnowledgeBase) -> None:
    assert _read("居民消费价格累计上涨0.3%", shipped)[0].known(several_years=False) == "cpi-growth"


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值比上年增长5%左右",
        "地区生产总值预期增长5%",
        "地区生产总值按增长5%安排",
        "地区生产总值可比增长5%",
        "地区生产总值(GDP)增长5%",
        "地区生产总值(不变价)增长5%",
        "地区生产总值预期目标增长5%",
        "预计全年生产总值同比增长5%",
        "确保全市GDP按可比价计算增长5%以上",
        "全市生产总值年均增长5%",
        "生产总值扣除价格因素实际增长5%",
        "地区生产总值保持5%左右的增速",
        "实现5%左右的经济增长",
        "地区生产总值增速达到5%",
        "地区生产总值同比下滑5%",
        "地区生产总值由负转正增长5%",
    ],
)
def test_words_between_noun_and_figure(text: str, shipped: KnowledgeBase) -> None:
    assert _indicators(text, shipped) == ["gdp-growth"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("研发经费投入占GDP比重提高到3%", ["rd-intensity"]),
        ("R&D经费占GDP比重达3.2%", ["rd-intensity"]),
        ("全社会研发投入强度3.2%", ["rd-intensity"]),
        ("公共财政预算收入完成30亿元、增长8%", ["general-budget-revenue", "general-budget-revenue-growth"]),
        ("规模以上工业完成增加值120亿元,增长9%", ["industrial-value-added", "industrial-value-added-growth"]),
        ("居民消费价格涨幅控制在3%以内", ["cpi-growth"]),
        ("2023年全市地区生产总值修订为1900亿元", ["gdp"]),
        ("建设口岸和互市贸易区,加快开放,参加博览会,外贸进出口总额增长3%", ["foreign-trade-growth"]),
        ("居民消费价格总水平上涨2.1%", ["cpi-growth"]),
        (
            "全社会固定资产投资增长12%,社会消费品零售总额增长9%",
            ["fixed-asset-investment-growth", "retail-sales-growth"],
        ),
        ("外贸进出口总值达到90亿美元,增长4%", ["foreign-trade", "foreign-trade-growth"]),
        ("粮食生产再获丰收,总产量达到83万吨", ["grain-output"]),
        ("新增城镇就业2.1万人", ["urban-new-jobs"]),
        ("细颗粒物年均浓度29微克/立方米", ["pm25"]),
        ("PM₂.₅年均浓度降至28微克/立方米", ["pm25"]),
        ("PM2.5平均浓度下降8%", ["pm25-decline"]),
        ("环境空气细颗粒物浓度为每立方米28微克", ["pm25"]),
    ],
)
def test_older_and_other_names(text: str, wanted: list[str], shipped: KnowledgeBase) -> None:
    assert _indicators(text, shipped) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("地区生产总值800亿元、增长6%,人均突破15万元", ["gdp", "gdp-growth", "gdp-per-capita"]),
        ("地区生产总值增长6%,总量达到800亿元", ["gdp-growth", "gdp"]),
        ("常住人口城镇化率由71.2%提高到75%", ["urbanisation-rate", "urbanisation-rate"]),
        ("常住人口城镇化率从2020年的71.2%提高到2030年的75%", ["urbanisation-rate", "urbanisation-rate"]),
        ("高新技术企业由150家增加到200家", ["hightech-firms", "hightech-firms"]),
        ("地区生产总值增长5.5%以上、力争6%", ["gdp-growth", "gdp-growth"]),
        ("工业投资增长10%,力争达到12%", ["industrial-investment-growth", "industrial-investment-growth"]),
        ("地区生产总值突破500亿元大关、达512亿元", ["gdp", "gdp"]),
        ("新增高新技术企业20家、总数达120家", ["hightech-firms-new", "hightech-firms"]),
        ("粮食播种面积稳定在500万亩、产量稳定在200万吨", ["grain-area", "grain-output"]),
        ("实施粮食生产功能区提标项目71个、面积5万亩", [None, None]),
        ("规上工业增加值增长9%,近八成工业行业实现盈利", ["industrial-value-added-growth", None]),
        ("地区生产总值增长6%,城市面貌焕然一新,增长8%", ["gdp-growth", None]),
        ("生产总值增长6%,同比提高2个百分点,增速居全省第五", ["gdp-growth", None, "gdp-growth"]),
        (
            "工业投资增长9%,增速连续两年居全省第一",
            ["industrial-investment-growth", None, "industrial-investment-growth"],
        ),
        ("财政总收入居全省第三", ["total-fiscal-revenue"]),
        ("社会消费品零售总额、进出口总额增幅均居全省第三", ["retail-sales-growth"]),
        ("人均地区生产总值达到9万元,总量突破800亿元", ["gdp-per-capita", "gdp"]),
        ("地区生产总值800亿元(上年为700亿元)、增长6%", ["gdp", "gdp", "gdp-growth"]),
        ("城镇化率由71.2%下降为70%", ["urbanisation-rate", "urbanisation-rate"]),
        ("森林覆盖率达到62%,到2030年达到64%", ["forest-coverage", "forest-coverage"]),
        ("城乡居民收入比由2.31缩小到2.18", ["urban-rural-income-ratio", "urban-rural-income-ratio"]),
        # what was taken out of a figure or added to it makes it another
        ("一般公共预算收入剔除留抵退税因素后增长5%", [None]),
        ("一般公共预算收入扣除减税影响完成40亿元,增长5%", [None, None]),
        ("加上中央财政收入,一般公共预算收入966亿元,增长19%", [None, None]),
        # a rank among all places is of the noun before
        ("GDP突破3000亿元,全国排名由第18位前移至第15位", ["gdp", "gdp", "gdp"]),
        # held, and fought for
        ("GDP增长保6.5%争7%", ["gdp-growth", "gdp-growth"]),
        # on another basis the same is said once more
        ("一般公共预算收入下降2%,剔除减税因素影响,增长5%", ["general-budget-revenue-growth", None]),
        ("一般公共预算收入30亿元,剔除一次性因素后可比增长4%", ["general-budget-revenue", None]),
    ],
)
def test_nouns_left_out(text: str, wanted: list[str | None], shipped: KnowledgeBase) -> None:
    assert _indicators(text, shipped) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("城乡居民人均可支配收入分别增长7%和8%", ["urban-income-growth", "rural-income-growth"]),
        ("城乡居民人均可支配收入年均分别增长7%、8%", ["urban-income-growth", "rural-income-growth"]),
        ("城镇居民人均可支配收入3万元,农民人均纯收入1万元,分别增长7%和8%",
         ["urban-income", "rural-income", "urban-income-growth", "rural-income-growth"]),
        ("全体居民人均可支配收入2.7万元,其中城镇3.8万元、农村1.5万元", ["resident-income", "urban-income", "rural-income"]),
        ("接待游客人次、实现旅游总收入分别增长5%和6%", ["tourists-growth", "tourism-revenue-growth"]),
    ],
)  # fmt: skip
def test_lists(text: str, wanted: list[str], shipped: KnowledgeBase) -> None:
    assert _indicators(text, shipped) == wanted


def test_one_figure_for_several_nouns(shipped: KnowledgeBase) -> None:
    [label] = _read("城镇、农村居民人均可支配收入均增长7%", shipped)
    assert [one.indicator for one in label.each()] == ["urban-income-growth", "rural-income-growth"]


def test_one_number_for_several_nouns_is_of_all_together(shipped: KnowledgeBase) -> None:
    [label] = _read("新增高新技术企业、科技型中小企业300家", shipped)
    assert all(one.indicator is None and one.doubtful for one in label.each())
    [label] = _read("存款余额、贷款余额均突破9000亿元", shipped)
    assert [one.indicator for one in label.each()] == ["deposit-balance", "loan-balance"]
    [label] = _read("存款余额、贷款余额首次突破9000亿元", shipped)
    assert [one.indicator for one in label.each()] == ["deposit-balance", "loan-balance"]


def test_one_rate_for_several_nouns(shipped: KnowledgeBase) -> None:
    for text in ("办结率和满意率100%", "办结率、满意率分别达到100%"):
        [label] = _read(text, shipped)
        assert [one.text for one in label.each()] == ["办结率", "满意率"]
    [label] = _read("粮食和生猪产量增长3%", shipped)
    assert len(label.each()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "医药工业增加值增长8%",
        "开发区地区生产总值增长8%",
        "邻县地区生产总值达到80亿元",
        "全国生产总值增长5%",
        "限额以上社会消费品零售总额增长8%",
        "服务贸易进出口总额增长8%",
        "固定资产投资(不含新城)增长8%",
        "上半年地区生产总值增长5.8%",
        "1-10月,规上工业增加值增长7.5%",
        "一般公共预算收入增加50亿元",
        "城镇化率提高2个百分点",
        "失业率控制在4%以内",
        "城乡居民人均可支配收入增长9%",
        "进出口总额是2020年的2.3倍",
        "培育高新技术企业50家",
        "帮扶进出口额超5000万美元的20家企业",
        "进出口额过亿元、过十亿元企业分别新增20家、9家",
        "地区生产总值超200亿元的县达到7个",
        "加快综合保税区建设,进出口总额突破90亿元",
        "地区生产总值增速高于全省1.2个百分点",
        "地区生产总值现价增长3.5%",
        "地区生产总值增长3.5%(现价)",
        "6个县(市、区)主要指标增速高于平均水平,其中规模以上工业增加值增长9%",
        "园区营业收入增长15%、规上工业增加值增长10%",
        "农产品网络零售额、出口额分别增长8%、39%",
        "居民消费价格指数为102.5%",
        "汽车产业产值达到900亿元",
    ],
)
def test_near_misses_have_none(text: str, shipped: KnowledgeBase) -> None:
    assert set(_indicators(text, shipped)) == {None}


@pytest.mark.parametrize(
    "text",
    [
        "城乡居民人均可支配收入增长9%",
        "失业率控制在4%以内",
        "加快综合保税区建设,进出口总额突破90亿元",
        "上半年地区生产总值增长5.8%",
    ],
)
def test_what_might_be_one_is_doubtful(text: str, shipped: KnowledgeBase) -> None:
    assert _read(text, shipped)[-1].doubtful


@pytest.mark.parametrize(
    ("text", "several_years", "wanted"),
    [
        ("五年累计完成固定资产投资900亿元", False, None),
        ("五年累计完成固定资产投资900亿元", True, "fixed-asset-investment"),
        ("“十三五”期间,新增城镇就业12万人", False, None),
        ("“十三五”期间,新增城镇就业12万人", True, "urban-new-jobs-cumulative"),
        ("五年累计城镇新增就业12万人", False, "urban-new-jobs-cumulative"),
        ("规上工业增加值较2015年增长58%", False, None),
    ],
)
def test_sums_over_years(text: str, several_years: bool, wanted: str | None, shipped: KnowledgeBase) -> None:
    assert _read(text, shipped)[-1].known(several_years) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("固定资产投资下降3.5%", ("=", Decimal("-3.5"), None)),
        ("固定资产投资下降3%以上", ("<=", Decimal(-3), None)),
        ("单位GDP能耗下降3%以上", (">=", Decimal(3), None)),
        ("固定资产投资增长3%", ("=", Decimal(3), None)),
    ],
)
def test_what_falls(text: str, wanted: tuple[str, Decimal, None], shipped: KnowledgeBase) -> None:
    found = figures(text)
    assert Labels(shipped).of(text, found, 0).signed(found[0]) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("引进了外贸企业20家", "外贸企业"),
        ("建成滨江、城东等5个公园", "公园"),
        ("到2027年,全市货运量预计达到30万吨", "货运量"),
        ("92%以上社区达到标准", "社区"),
        ("全市货运量居全省第2位", "货运量排名"),
        ("货运量增速高于全省平均3个百分点", "货运量增速与全省平均差距"),
        ("为100多家企业提供服务", "企业"),
        ("货运量(含水运)30万吨", "货运量(含水运)"),
        ("(3)货运量30万吨", "货运量"),
        ("用三年时间改造危房300户", "危房"),
        ("可吸入颗粒物浓度下降4%", "可吸入颗粒物浓度降幅"),
        ("居民收入增速高于经济增速1个百分点", "居民收入增速与经济增速差距"),
        ("基站密度达到每万人30个", "基站密度"),
        ("储能装机20万千瓦/40万千瓦时", "储能装机"),
    ],
)
def test_the_label_is_the_noun(text: str, wanted: str, shipped: KnowledgeBase) -> None:
    assert _read(text, shipped)[-1].text == wanted


def test_one_income_of_town_and_country_is_one_figure(shipped: KnowledgeBase) -> None:
    (label,) = _read("城乡居民人均可支配收入达2.2万元", shipped)
    assert (label.text, label.indicator, label.others) == ("城乡居民人均可支配收入", None, ())


def test_a_bracket_that_holds_for_what_follows_ends_no_clause(shipped: KnowledgeBase) -> None:
    assert _indicators("生产总值1338亿元（预计数，下同）、增长6%", shipped) == ["gdp", "gdp-growth"]


def test_a_sum_reached_in_steps_and_its_growth(shipped: KnowledgeBase) -> None:
    text = "地方一般公共预算收入接连突破三个千亿元关口,达到4059.4亿元,年均增长19.4%"
    assert _indicators(text, shipped) == ["general-budget-revenue", "general-budget-revenue-growth"]


def test_both_shares_of_three_industries(shipped: KnowledgeBase) -> None:
    text = "三次产业结构由2020年的9.7:56.8:33.5调整为8.6:51.4:40.0"
    assert [label.text for label in _read(text, shipped)][3:] == ["第一产业占比", "第二产业占比", "第三产业占比"]
