import type { Level } from "./policy.ts";

/** The categories of rules.md §7: four digits, the first two of which are the group. Shown names: zh, then en. */
const groups = {
	"01": ["市容环境", "Street cleanliness"],
	"02": ["公共设施", "Public facilities"],
	"03": ["街面秩序与停车", "Streets and parking"],
	"04": ["住房物业", "Housing and property management"],
	"05": ["公共安全消防", "Public and fire safety"],
	"06": ["水电气热通信", "Water, power, gas, heat, telecom"],
	"07": ["社会救助养老助残", "Welfare, elderly, disability"],
	"08": ["社区事务与证明", "Community affairs and certificates"],
	"09": ["邻里纠纷", "Disputes between neighbours"],
	"10": ["工作作风", "Conduct at work"],
	"11": ["廉洁与侵害群众利益", "Integrity and harm to residents"],
	"12": ["意见建议与基层减负", "Suggestions and burdens"],
} as const;
const groupNames: Readonly<Record<string, readonly [zh: string, en: string]>> = groups;

/** The codes of the groups, in order. */
export const categoryGroups: readonly string[] = Object.keys(groups).sort();

const table = `
0101 垃圾积存|Piled-up rubbish
0102 乱堆物料|Dumped materials
0103 公厕|Public toilets
0104 小广告|Illegal flyers
0105 噪声|Noise
0106 油烟异味扬尘|Fumes, smells, dust
0107 绿化|Trees and greenery
0201 道路破损|Damaged road
0202 井盖|Manhole cover
0203 路灯|Street lamp
0204 排水积水|Drainage, standing water
0205 健身休憩设施|Benches and exercise equipment
0206 无障碍设施|Barrier-free access
0301 占道经营|Stalls blocking the way
0302 乱停车|Bad parking
0303 僵尸车|Abandoned cars
0304 非机动车|Bicycles and e-bikes
0305 养犬|Dogs
0401 物业服务收费|Property service and fees
0402 电梯|Lift
0403 漏水维修|Leaks and repairs
0404 违法建设|Illegal building
0405 维修资金|Repair fund
0406 业委会|Owners' committee
0407 老旧小区改造|Renovation of old estates
0501 消防通道|Fire lane
0502 飞线充电|Unsafe e-bike charging
0503 燃气|Gas safety
0504 高空坠物|Falling objects
0505 危房|Dangerous building
0506 积雪结冰|Snow and ice
0507 施工安全|Building site safety
0601 停水水质|Water cut or quality
0602 停电|Power cut
0603 燃气供应|Gas supply
0604 供暖|Heating
0605 通信宽带|Telecom and broadband
0701 低保特困|Subsistence allowance
0702 临时救助|Emergency relief
0703 独居老人|Old people living alone
0704 残疾人|Disability
0705 儿童|Children
0706 医保社保|Medical and social insurance
0707 就业|Employment
0801 开具证明盖章|Certificates and stamps
0802 办事指引|How to get things done
0803 居务财务公开|Open accounts of the committee
0804 选举议事|Elections and meetings
0805 活动场地|Rooms and grounds
0806 信息登记|Registration
0901 噪声漏水纠纷|Quarrel over noise or leaks
0902 公共空间|Shared space
0903 家庭|Family
0904 消费劳动|Purchases and labour (referred)
1001 推诿扯皮|Passing the buck
1002 拖延不办|Dragging feet
1003 态度恶劣|Rude behaviour
1004 脱岗锁章不办事|Nobody there, stamp locked away
1005 让群众来回跑|Sent back and forth
1006 走过场应付检查|Going through the motions
1007 虚假走访代签|Faked visits or signatures
1008 虚假回复假办结|Faked answers
1009 诱导好评劝撤诉|Pressed for a good rating
1010 选择性落实|Selective implementation
1011 不公开|Nothing made public
1101 优亲厚友|Favouring relatives and friends
1102 吃拿卡要|Extortion and gifts
1103 乱收费乱罚款|Unlawful fees and fines
1104 虚报冒领|False claims
1105 利益输送|Self-dealing
1106 打击报复|Retaliation
1107 泄露举报人|Leaking who reported
1108 个人违规行为|Personal misconduct
1109 其他|Other
1201 建议|Suggestion
1202 表扬|Praise
1203 基层反映负担|Burdens on grassroots staff
1204 政策咨询|Question about policy
1205 平台问题与申诉|This portal, appeals`;

type CodeOf<Row extends string> = Row extends `${infer Code} ${string}` ? Code : never;
type CodesOf<Rows extends string, Codes = never> = Rows extends `${infer Row}\n${infer Rest}`
	? CodesOf<Rest, Codes | CodeOf<Row>>
	: Codes | CodeOf<Rows>;
/** Every code of a category or of a group, so that a table with a name for each can be checked when it is built. */
export type NamedCode = keyof typeof groups | CodesOf<typeof table>;

export type Category = { readonly code: string; readonly zh: string; readonly en: string };

/** All categories in code order. */
export const categories: readonly Category[] = table
	.trim()
	.split("\n")
	.map((row) => {
		const [zh = "", en = ""] = row.slice(5).split("|");
		return { code: row.slice(0, 4), zh, en };
	});

const byCode = new Map(categories.map((category) => [category.code, category]));

/** The category of `code`, or undefined when there is none. */
export function categoryOf(code: string): Category | undefined {
	return byCode.get(code);
}

/** The group of a category: its two-digit code with both names. */
export function groupOf(code: string): Category {
	const [zh, en] = groupNames[code.slice(0, 2)] ?? ["", ""];
	return { code: code.slice(0, 2), zh, en };
}

export const reportTypes = ["inquiry", "help", "complaint", "accusation", "suggestion", "praise"] as const;
/** 咨询 inquiry · 求助 help · 投诉 complaint · 举报 accusation · 建议 suggestion · 表扬 praise (rules.md §7). */
export type ReportType = (typeof reportTypes)[number];

/** What of a report its level follows from. */
export type Weight = {
	readonly danger: boolean;
	readonly categoryCode: string | null;
	readonly reportType: ReportType | null;
};

/**
 * The level from danger, category and type, never from the sender (rules.md §7). People in danger make any other matter
 * an emergency, as 0503, 0504 and 0505 are: that is what an emergency is (§3: life, property).
 */
export function levelOf({ danger, categoryCode, reportType }: Weight): Level {
	const category = categoryCode ?? "";
	if (category.startsWith("06") || (danger && category === "0402")) return "urgent";
	if (danger) return "emergency";
	return reportType === "inquiry" ? "inquiry" : "normal";
}

const alwaysConduct = ["1007", "1008", "1009", "1203"];

/** Whether every report of the category is sealed: integrity, faked work, burdens that staff report (rules.md §1). */
export function isConductCategory(categoryCode: string | null): boolean {
	return categoryCode !== null && (categoryCode.startsWith("11") || alwaysConduct.includes(categoryCode));
}

const atCounters = ["0801", "1001", "1003", "1004", "1005"];

/**
 * Whether it tells of a visit to a counter: whoever stands there knows who came at which minute, so that whoever answers
 * is told the half-day only (rules.md §6, server/domain/half-day.ts).
 */
export function isCounterCategory(categoryCode: string | null): boolean {
	return categoryCode !== null && atCounters.includes(categoryCode);
}

/** Whether it is a dispute between neighbours, which can be mediated (rules.md §7). */
export function isMediable(categoryCode: string | null): boolean {
	return categoryCode?.startsWith("09") === true;
}

/** Whether the category is about how staff work: sealed as soon as it points at a person (rules.md §1). */
export function isAtWorkCategory(categoryCode: string | null): boolean {
	return categoryCode?.startsWith("10") === true;
}
