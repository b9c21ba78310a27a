import { patternOf } from "./word-pattern.ts";

/**
 * Words by which residents speak of a category, for an installation that has learnt nothing yet. What would seal a
 * report (rules.md §1) has no row: a seal is asked for, never suggested.
 */
const table = `
0101 垃圾|清运|保洁|苍蝇|没人收|泥带|rubbish|garbage|trash|litter
0102 杂物|堆物|堆放|堆料|堆在|砖头水泥|一车砖|绿地上|建筑垃圾|渣土|纸箱|dumped
0103 公厕|公共厕所|厕所|public toilet
0104 小广告|贴广告|牛皮癣|发传单|flyer|leaflet
0105 噪声|噪音|太吵|吵得|扰民|广场舞|喇叭|音响|外机响|电钻|装修|睡不|响得|放音乐|施工到|noise|loud
0106 油烟|异味|臭味|难闻|扬尘|灰尘|烧烤|冒黑烟|smell|fumes|dust
0107 树枝|树根|棵树|槐树|绿化|草坪|枯枝|枯树|补种|修剪|花坛|砍树|tree|branch|lawn
0201 路面|地砖|坑洼|大坑|道路破|减速带|路不平|塌陷|绊|栏杆|护栏|pavement|pothole|road
0202 井盖翘|井盖响|井盖|窨井|下水井|manhole
0203 路灯|盏灯|灯杆|灯不亮|楼道灯|照明|灯全灭|一闪一闪|street lamp|street light|lamp
0204 积水|下水道|排水|污水|往外冒|雨水口|水漫|水塘|下水口|drain|sewage|puddle|flood
0205 健身角|健身器|长椅|木凳|长廊|休憩|凉亭|器材|秋千|滑梯|bench|playground|exercise
0206 无障碍|轮椅|坡道|盲道|扶手|拄拐|台阶|wheelchair|ramp|handrail
0301 占道|摆摊|卖烤|烤肠|三轮车把|摊贩|小贩|流动摊|出店|stall|vendor
0302 乱停|停车|车位|停满|停了车|违停|挡住车|堵住出口|parking|parked
0303 僵尸车|废弃车|没人管的车|报废车|没有轮子|没有牌照|占了一年|abandoned car
0304 电动车乱|共享单车|自行车|非机动车|车棚|bicycle|e-bike
0305 狗|遛狗|养犬|犬|狗粪|dog
0401 物业|保安|门禁|物业费|不作为的物业|停车费|property management|service fee
0402 电梯|困梯|梯子停|轿厢|lift|elevator
0403 漏水|渗水|屋顶漏|地漏|反水|掉皮|返潮|漏雨|外墙|管道老化|leak|roof
0404 违建|彩钢|承重墙|私搭|违法建|违章建|搭棚|加盖|封阳台|占用露台|illegal building
0405 维修资金|维修基金|公共收益|repair fund
0406 业委会|业主委员会|业主大会|owners' committee
0407 老旧小区|旧改|加装电梯|小区改造|外墙保温|renovation
0501 消防通道|消防车|堵通道|安全出口|消防栓|灭火器|疏散|fire lane|hydrant
0502 飞线|充电|火星|电线着|电瓶|电动车上楼|充电桩|charging|charger
0503 燃气味|煤气味|漏气|燃气泄漏|煤气罐|液化气瓶|gas leak|smell of gas
0504 高空|掉下来|要掉|坠物|抛物|窗户就剩|窗台上|墙皮掉|往下扔|falling
0505 危房|要塌|裂缝|墙裂|房子歪|倾斜|collapse|crack
0506 积雪|结冰|扫雪|路滑|上冻|冰面|snow|ice
0507 工地|脚手架|围挡|塔吊|施工安全|基坑|scaffold|building site
0601 停水|没水|自来水|水压|水质|水发黄|黄水|水管|tap water|water pressure|no water
0602 整栋楼停电|停电|没电|跳闸|电表|断电|电压|power cut|blackout
0603 燃气表|天然气不通|没气|停气|燃气公司|通气|gas supply|gas meter
0604 暖气|供暖|供热|室温|屋里冷|不热|heating|radiator
0605 宽带|网速|断网|信号|基站|电信|移动营业|broadband|internet|signal
0701 低保|特困|五保|最低生活|subsistence
0702 临时救助|救助金|大病|困难补助|火灾后|emergency relief
0703 独居|空巢|老人没人|高龄|养老院|一个人住|一个人在家|呼叫器|没人照顾|助餐|送餐|elderly|living alone
0704 残疾|残联|助残|残疾证|disabled|disability
0705 儿童|托管|留守|入园难|入学|放学没人|child|school
0706 卫生站|降压药|医保|社保|养老金|报销|医疗保险|养老保险|insurance|pension
0707 就业|找工作|招聘|失业|培训|job|unemployed
0801 居住证明|情况说明|证明|盖章|开证|开个证|公章|certificate|stamp
0802 怎么办理|在哪里办|什么材料|还要登记什么|需要本人|换证|办事指引|手续|流程|居住证|办理条件|how to apply|which papers
0803 公开账|账目|居务|财务公开|收支|accounts
0804 选举|投票|议事|居民代表|居民会议|election|vote
0805 活动室|活动场地|文体|棋牌室|老年活动|图书室|community room
0806 信息登记|登记错|信息采集|填表|户籍|人口普查|暂住|registration
0901 楼上漏|楼上吵|邻居吵|练琴|闹得|说过两次|楼上孩子|楼下邻居|neighbour|upstairs
0902 楼道堆|公共走道|占用楼道|公共空间|过道|共用|shared space|hallway
0903 打孩子|家里人|赡养|婆媳|夫妻|离婚|family
0904 退款|退钱|年卡|充了|商家|消费|拖欠工资|欠薪|工资|劳动合同|refund|wages
1001 推来推去|踢皮球|推诿|都说不归|不归我管|互相推|passing the buck
1002 拖着不办|一直拖|没下文|没有下文|没人回复|dragging
1003 态度|不耐烦|骂人|爱搭不理|凶|rude
1004 没人在|脱岗|锁着门|窗口没人|窗口都没有人|关着门|不上班|nobody there
1005 来回跑|跑了几趟|跑了好几|跑了四趟|每次说的|让我再来|改天再来|back and forth
1006 走过场|应付检查|摆拍|迎检|做样子|motions
1010 选择性|只管熟人|别的楼都|就我们楼没有|selective
1011 不公示|没公示|不公开|没有公开|made public
1201 建议|希望能|能不能增加|可以考虑|盼望增设|suggest
1202 感谢|表扬|谢谢|点赞|好样的|thank|praise
1204 政策|补贴标准|规定是什么|什么条件|policy
1205 这个平台|查询码|投诉平台|申诉|网页打不开|this portal|receipt`;

type Row = { readonly code: string; readonly words: readonly (readonly [RegExp, weight: number])[] };

/** A longer word says more; one of another script counts as two signs do. */
const weightOf = (word: string) => (/^\w/.test(word) ? 2 : word.length);

/** Also what a browser looks for while somebody types: nothing here may need the rest of the rules. */
const rows: readonly Row[] = table
	.trim()
	.split("\n")
	.map((row) => ({
		code: row.slice(0, 4),
		words: row
			.slice(5)
			.split("|")
			.map((word) => [new RegExp(patternOf([word]), "i"), weightOf(word)] as const),
	}));

/** Categories whose words stand in the text, the likeliest first; `share` is 0 to 1, all of them together 1. */
export function categoriesByWords(
	text: string,
): readonly { readonly label: string; readonly share: number }[] {
	const told = rows
		.map(({ code, words }) => ({
			label: code,
			weight: words.reduce((sum, [word, weight]) => sum + (word.test(text) ? weight : 0), 0),
		}))
		.filter(({ weight }) => weight > 0);
	const whole = told.reduce((sum, { weight }) => sum + weight, 0);
	return told
		.map(({ label, weight }) => ({ label, share: weight / whole }))
		.sort((one, other) => other.share - one.share);
}
