import type { Post, PostKind, Role } from "../domain/setting.ts";

/** The demo's sub-district; the county digits 99 belong to no real place. */
export const subDistrict = "110199001";
export const communities = {
	liuyin: `${subDistrict}001`,
	qiaodong: `${subDistrict}002`,
	huaishu: `${subDistrict}003`,
} as const;
export const communityNames = { liuyin: "柳荫社区", qiaodong: "桥东社区", huaishu: "槐树社区" } as const;

/** Unit: its name, and how many work there. */
export const demoUnits: Readonly<Record<string, readonly [name: string, people: number]>> = {
	"u:liuyin": ["柳荫社区居民委员会", 13],
	"u:qiaodong": ["桥东社区居民委员会", 12],
	"u:huaishu": ["槐树社区居民委员会", 9],
	"u:office": ["青石桥街道办事处", 41],
	"u:management": ["青石桥街道城市管理科", 14],
	"u:desk": ["青石桥街道诉求调度中心", 6],
	"u:discipline": ["青石桥街道纪检监察室", 3],
	"u:protection": ["青石桥街道家庭保护站", 2],
};

/** A person of the demo and the post held; nobody here is real. */
export type Placed = {
	readonly personId: string;
	readonly username: string;
	readonly name: string;
	readonly role: Role;
	readonly areaCode: string;
	readonly post: Post | null;
	/** Shown beside the name in the demo's list of sign-ins. */
	readonly title: string;
	/** From and to, `MM-DD HH:MM` of the demo's year. */
	readonly leave: readonly (readonly [from: string, to: string])[];
};

type Row = readonly [
	id: string,
	title: string,
	name: string,
	username: string,
	role: Role,
	kind: PostKind | null,
	superior: string | null,
	deputy?: string | null,
	unit?: string,
];

// Names are two-character surnames few people bear with a rare character: a report must not contain one by chance.
const liuyin: readonly Row[] = [
	["facilities", "市政设施岗", "端木衡", "duanmu", "cadre", "cadre", "liuyin:secretary", "liuyin:streets"],
	["streets", "市容环卫岗", "濮阳禾", "puyang", "cadre", "cadre", "liuyin:secretary", "liuyin:facilities"],
	["property", "物业协调岗", "公冶溪", "gongye", "cadre", "cadre", "liuyin:secretary", "liuyin:welfare"],
	["welfare", "民生保障岗", "谷梁松", "guliang", "cadre", "cadre", "liuyin:secretary", "liuyin:property"],
	["counter", "证明窗口岗", "澹台砚", "tantai", "cadre", "cadre", "liuyin:secretary", "liuyin:welfare"],
	["secretary", "书记岗", "亓官澄", "qiguan", "supervisor", "supervisor", "street:worksLeader"],
];
const qiaodong: readonly Row[] = [
	["facilities", "市政设施岗", "呼延苓", "huyan", "cadre", "cadre", "qiaodong:secretary", "qiaodong:streets"],
	["streets", "市容环卫岗", "段干野", "duangan", "cadre", "cadre", "qiaodong:secretary", "qiaodong:facilities"],
	["property", "物业协调岗", "南宫蘅", "nangong", "cadre", "cadre", "qiaodong:secretary", "qiaodong:welfare"],
	["welfare", "民生保障岗", "令狐屿", "linghu", "cadre", "cadre", "qiaodong:secretary", "qiaodong:property"],
	["counter", "证明窗口岗", "宗政汀", "zongzheng", "cadre", "cadre", "qiaodong:secretary", "qiaodong:welfare"],
	["secretary", "书记岗", "宇文樟", "yuwen", "supervisor", "supervisor", "street:welfareLeader"],
];
const huaishu: readonly Row[] = [
	["general", "综合岗", "慕容棠", "murong", "cadre", "cadre", "huaishu:secretary", "huaishu:welfare"],
	["streets", "市容环卫岗", "长孙岫", "zhangsun", "cadre", "cadre", "huaishu:secretary", "huaishu:general"],
	["property", "物业协调岗", "司徒艿", "situ", "cadre", "cadre", "huaishu:secretary", "huaishu:streets"],
	["welfare", "民生保障岗", "仲孙荠", "zhongsun", "cadre", "cadre", "huaishu:secretary", "huaishu:general"],
	["secretary", "书记岗", "闻人桐", "wenren", "supervisor", "supervisor", "street:worksLeader"],
];
const street: readonly Row[] = [
	["utilities", "水电气热协调岗", "尉迟鹤", "yuchi", "cadre", "cadre", "street:manager", "street:emergency", "u:management"],
	["emergency", "平安应急岗", "轩辕橹", "xuanyuan", "cadre", "cadre", "street:manager", "street:utilities", "u:management"],
	["enforcement", "综合执法协调岗", "钟离榆", "zhongli", "cadre", "cadre", "street:manager", "street:emergency", "u:management"],
	["manager", "城管科长岗", "申屠岱", "shentu", "supervisor", "supervisor", "street:worksLeader", null, "u:management"],
	["clerk", "综合办公岗", "皇甫柚", "huangfu", "cadre", "cadre", "street:welfareLeader", null, "u:office"],
	["worksLeader", "城建分管领导岗", "淳于楷", "chunyu", "leader", "leader", "street:head", null, "u:office"],
	["welfareLeader", "民生分管领导岗", "太史苒", "taishi", "leader", "leader", "street:head", null, "u:office"],
	["head", "街道主任岗", "公孙屹", "gongsun", "head", "head", null, null, "u:office"],
	["desk1", "诉求调度一席", "诸葛莳", "zhuge", "operator", "desk", "street:deskChief", "street:desk2", "u:desk"],
	["desk2", "诉求调度二席", "夏侯葶", "xiahou", "operator", "desk", "street:deskChief", "street:desk1", "u:desk"],
	["deskChief", "调度主任岗", "百里杉", "baili", "supervisor", "supervisor", "street:welfareLeader", null, "u:desk"],
	["discipline1", "纪检监察一岗", "鲜于砥", "xianyu", "disciplineOfficer", "discipline", null, "street:discipline2", "u:discipline"],
	["discipline2", "纪检监察二岗", "拓跋筠", "tuoba", "disciplineOfficer", "discipline", null, "street:discipline1", "u:discipline"],
	["protection1", "家庭保护一岗", "左丘苇", "zuoqiu", "cadre", "protection", null, "street:protection2", "u:protection"],
	["protection2", "家庭保护二岗", "公良菀", "gongliang", "cadre", "protection", null, "street:protection1", "u:protection"],
	["observer", "第三方评估员", "万俟舫", "moqi", "observer", null, null],
	["administrator", "系统管理员", "东野枢", "dongye", "administrator", null, null],
];

/** Who is away when: for the first the deputy has dealt with a case, for the second the deputy gets what comes now. */
const leaves: Readonly<Record<string, Placed["leave"]>> = {
	"liuyin:welfare": [["10-26 00:00", "10-31 00:00"]],
	"qiaodong:streets": [["11-17 00:00", "11-21 00:00"]],
};

function placed(area: string, areaCode: string, place: string, row: Row): Placed {
	const [id, title, name, username, role, kind, superiorPostId, deputyPostId = null, unitId = `u:${area}`] = row;
	const postId = `${area}:${id}`;
	const post = kind && { postId, name: `${place}${title}`, unitId, areaCode, kind, deputyPostId, superiorPostId };
	const leave = leaves[postId] ?? [];
	return { personId: `p:${postId}`, username, name, role, areaCode, post, title: `${place}${title}`, leave };
}

const inOrder = [
	...huaishu.map((row) => placed("huaishu", communities.huaishu, communityNames.huaishu, row)),
	...street.map((row) => placed("street", subDistrict, "", row)),
	...liuyin.map((row) => placed("liuyin", communities.liuyin, communityNames.liuyin, row)),
	...qiaodong.map((row) => placed("qiaodong", communities.qiaodong, communityNames.qiaodong, row)),
];
const staff: readonly Role[] = ["cadre", "supervisor", "leader", "head", "operator", "disciplineOfficer"];
const roles: readonly Role[] = [...staff, "observer", "administrator"];

/**
 * Everyone, one of each role first: the cadre who holds the demo's first case, and whoever the ladder of that case
 * reaches, so that a visitor finds the way up at the top of the list.
 */
export const demoPeople: readonly Placed[] = [
	...roles.flatMap((role) => inOrder.find((person) => person.role === role) ?? []),
	...inOrder.filter((person) => inOrder.find(({ role }) => role === person.role) !== person),
];
