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

/** People alike in role and superior; one line each: post, title, name, username, deputy's post or `-`. */
type Group = Pick<Placed, "role"> & {
	readonly area: keyof typeof communities | "street";
	readonly kind: PostKind | null;
	readonly superior: string | null;
	readonly unit: string;
	readonly members: string;
};

// Names are two-character surnames few people bear with a rare character: a report must not contain one by chance.
const huaishu: readonly Group[] = [
	{
		...{ area: "huaishu", role: "cadre", kind: "cadre", superior: "huaishu:secretary", unit: "u:huaishu" },
		members: `
			general 综合岗 慕容棠 murong welfare
			streets 市容环卫岗 长孙岫 zhangsun general
			property 物业协调岗 司徒艿 situ streets
			welfare 民生保障岗 仲孙荠 zhongsun general`,
	},
	{
		...{ area: "huaishu", role: "supervisor", kind: "supervisor", superior: "street:worksLeader" },
		...{ unit: "u:huaishu", members: "secretary 书记岗 闻人桐 wenren -" },
	},
];
const street: readonly Group[] = [
	{
		...{ area: "street", role: "cadre", kind: "cadre", superior: "street:manager", unit: "u:management" },
		members: `
			utilities 水电气热协调岗 尉迟鹤 yuchi emergency
			emergency 平安应急岗 轩辕橹 xuanyuan utilities
			enforcement 综合执法协调岗 钟离榆 zhongli emergency`,
	},
	{
		...{ area: "street", role: "cadre", kind: "cadre", superior: "street:welfareLeader", unit: "u:office" },
		members: "clerk 综合办公岗 皇甫柚 huangfu -",
	},
	{
		...{ area: "street", role: "supervisor", kind: "supervisor", superior: "street:worksLeader" },
		...{ unit: "u:management", members: "manager 城管科长岗 申屠岱 shentu -" },
	},
	{
		...{ area: "street", role: "leader", kind: "leader", superior: "street:head", unit: "u:office" },
		members: `
			worksLeader 城建分管领导岗 淳于楷 chunyu -
			welfareLeader 民生分管领导岗 太史苒 taishi -`,
	},
	{
		...{ area: "street", role: "head", kind: "head", superior: null, unit: "u:office" },
		members: "head 街道主任岗 公孙屹 gongsun -",
	},
	{
		...{ area: "street", role: "operator", kind: "desk", superior: "street:deskChief", unit: "u:desk" },
		members: `
			desk1 诉求调度一席 诸葛莳 zhuge desk2
			desk2 诉求调度二席 夏侯葶 xiahou desk1`,
	},
	{
		...{ area: "street", role: "supervisor", kind: "supervisor", superior: "street:welfareLeader" },
		...{ unit: "u:desk", members: "deskChief 调度主任岗 百里杉 baili -" },
	},
	{
		...{
			area: "street",
			role: "disciplineOfficer",
			kind: "discipline",
			superior: null,
			unit: "u:discipline",
		},
		members: `
			discipline1 纪检监察一岗 鲜于砥 xianyu discipline2
			discipline2 纪检监察二岗 拓跋筠 tuoba discipline1`,
	},
	{
		...{ area: "street", role: "cadre", kind: "protection", superior: null, unit: "u:protection" },
		members: `
			protection1 家庭保护一岗 左丘苇 zuoqiu protection2
			protection2 家庭保护二岗 公良菀 gongliang protection1`,
	},
	{
		...{ area: "street", role: "observer", kind: null, superior: null, unit: "" },
		members: "observer 第三方评估员 万俟舫 moqi -",
	},
	{
		...{ area: "street", role: "administrator", kind: null, superior: null, unit: "" },
		members: "administrator 系统管理员 东野枢 dongye -",
	},
];
const liuyin: readonly Group[] = [
	{
		...{ area: "liuyin", role: "cadre", kind: "cadre", superior: "liuyin:secretary", unit: "u:liuyin" },
		members: `
			facilities 市政设施岗 端木衡 duanmu streets
			streets 市容环卫岗 濮阳禾 puyang facilities
			property 物业协调岗 公冶溪 gongye welfare
			welfare 民生保障岗 谷梁松 guliang property
			counter 证明窗口岗 澹台砚 tantai welfare`,
	},
	{
		...{ area: "liuyin", role: "supervisor", kind: "supervisor", superior: "street:worksLeader" },
		...{ unit: "u:liuyin", members: "secretary 书记岗 亓官澄 qiguan -" },
	},
];
const qiaodong: readonly Group[] = [
	{
		...{ area: "qiaodong", role: "cadre", kind: "cadre", superior: "qiaodong:secretary", unit: "u:qiaodong" },
		members: `
			facilities 市政设施岗 呼延苓 huyan streets
			streets 市容环卫岗 段干野 duangan facilities
			property 物业协调岗 南宫蘅 nangong welfare
			welfare 民生保障岗 令狐屿 linghu property
			counter 证明窗口岗 宗政汀 zongzheng welfare`,
	},
	{
		...{ area: "qiaodong", role: "cadre", kind: null, superior: null, unit: "" },
		members: "newcomer （证明窗口岗，11月16日接岗） 第五蕖 diwu -",
	},
	{
		...{ area: "qiaodong", role: "supervisor", kind: "supervisor", superior: "street:welfareLeader" },
		...{ unit: "u:qiaodong", members: "secretary 书记岗 宇文樟 yuwen -" },
	},
];

/** The post that changed hands, from whom to whom, `MM-DD HH:MM`. */
export const handedOver = {
	postId: "qiaodong:counter",
	from: "p:qiaodong:counter",
	to: "p:qiaodong:newcomer",
	at: "11-16 09:00",
} as const;

/** Who is away when: for the first the deputy has dealt with a case, for the second the deputy gets what comes now. */
const leaves: Readonly<Record<string, Placed["leave"]>> = {
	"liuyin:welfare": [["10-26 00:00", "10-31 00:00"]],
	"qiaodong:streets": [["11-17 00:00", "11-21 00:00"]],
};

function placed({ area, role, kind, superior, unit, members }: Group): readonly Placed[] {
	const areaCode = area === "street" ? subDistrict : communities[area];
	return members
		.trim()
		.split("\n")
		.map((line): Placed => {
			const [id, title, name = "", username = "", deputy] = line.trim().split(" ");
			const postId = `${area}:${id}`;
			const postName = `${area === "street" ? "" : communityNames[area]}${title}`;
			const deputyPostId = deputy === "-" ? null : `${area}:${deputy}`;
			const post = { postId, name: postName, unitId: unit, areaCode, deputyPostId, superiorPostId: superior };
			return {
				...{ personId: `p:${postId}`, username, name, role, areaCode, title: postName },
				...{ post: kind && { ...post, kind }, leave: leaves[postId] ?? [] },
			};
		});
}

const inOrder = [...huaishu, ...street, ...liuyin, ...qiaodong].flatMap(placed);
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
