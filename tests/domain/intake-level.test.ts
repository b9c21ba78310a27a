import { describe, expect, test } from "vitest";
import { categories, categoryOf, groupOf, levelOf, reportTypes } from "../../server/domain/category.ts";
import type { Level } from "../../server/domain/policy.ts";
import { submit } from "../support/domain-deeds.ts";
import { given } from "../support/given.ts";

// rules.md §7 as it stands there: group, name, and its categories.
const chapter = `
01 市容环境: 0101 垃圾积存 0102 乱堆物料 0103 公厕 0104 小广告 0105 噪声 0106 油烟异味扬尘 0107 绿化
02 公共设施: 0201 道路破损 0202 井盖 0203 路灯 0204 排水积水 0205 健身休憩设施 0206 无障碍设施
03 街面秩序与停车: 0301 占道经营 0302 乱停车 0303 僵尸车 0304 非机动车 0305 养犬
04 住房物业: 0401 物业服务收费 0402 电梯 0403 漏水维修 0404 违法建设 0405 维修资金 0406 业委会 0407 老旧小区改造
05 公共安全消防: 0501 消防通道 0502 飞线充电 0503 燃气 0504 高空坠物 0505 危房 0506 积雪结冰 0507 施工安全
06 水电气热通信: 0601 停水水质 0602 停电 0603 燃气供应 0604 供暖 0605 通信宽带
07 社会救助养老助残: 0701 低保特困 0702 临时救助 0703 独居老人 0704 残疾人 0705 儿童 0706 医保社保 0707 就业
08 社区事务与证明: 0801 开具证明盖章 0802 办事指引 0803 居务财务公开 0804 选举议事 0805 活动场地 0806 信息登记
09 邻里纠纷: 0901 噪声漏水纠纷 0902 公共空间 0903 家庭 0904 消费劳动
10 工作作风: 1001 推诿扯皮 1002 拖延不办 1003 态度恶劣 1004 脱岗锁章不办事 1005 让群众来回跑 1006 走过场应付检查 1007 虚假走访代签 1008 虚假回复假办结 1009 诱导好评劝撤诉 1010 选择性落实 1011 不公开
11 廉洁与侵害群众利益: 1101 优亲厚友 1102 吃拿卡要 1103 乱收费乱罚款 1104 虚报冒领 1105 利益输送 1106 打击报复 1107 泄露举报人 1108 个人违规行为 1109 其他
12 意见建议与基层减负: 1201 建议 1202 表扬 1203 基层反映负担 1204 政策咨询 1205 平台问题与申诉`;

describe("categories", () => {
	test("the categories are those of rules.md §7, each in its group", () => {
		const lines = chapter.trim().split("\n");
		const listed = lines.flatMap((line) => [...line.slice(4).matchAll(/(\d{4}) (\S+)/g)]);
		expect(categories.map(({ code, zh }) => `${code} ${zh}`)).toEqual(
			listed.map(([, code, zh]) => `${code} ${zh}`),
		);
		for (const line of lines) {
			const [, group = "", name] = /^(\d\d) ([^:]+):/.exec(line) ?? [];
			expect(groupOf(`${group}01`)).toMatchObject({ code: group, zh: name });
		}
	});

	test("every category and group has a name in English, and no name stands twice", () => {
		const english = categories.map(({ en }) => en);
		expect(english.every((en) => /^[A-Z]/.test(en))).toBe(true);
		expect(new Set(english).size).toBe(categories.length);
		expect(categories.map(({ code }) => groupOf(code).en)).not.toContain("");
	});

	test("a code that is none of them is no category", () => {
		expect(categoryOf("0203")?.zh).toBe("路灯");
		for (const code of ["", "02", "0207", "1301", "02030", "９９０１"])
			expect(categoryOf(code)).toBeUndefined();
	});
});

// Without danger; with danger; as a question; as a question with danger.
type Row = readonly [plain: Level, danger: Level, inquiry: Level, inquiryWithDanger: Level];
const ordinary: Row = ["normal", "emergency", "inquiry", "emergency"];
const supply: Row = ["urgent", "urgent", "urgent", "urgent"];
const lift: Row = ["normal", "urgent", "inquiry", "urgent"];

function rowOf(code: string | null): Row {
	if (code === "0402") return lift;
	return ["0601", "0602", "0603", "0604", "0605"].includes(code ?? "") ? supply : ordinary;
}

describe("level", () => {
	const codes = [...categories.map(({ code }) => code), null];
	test.each(codes)("the level of category %s follows from danger and type as rules.md §7 says", (code) => {
		const [plain, danger, inquiry, inquiryWithDanger] = rowOf(code);
		for (const reportType of [...reportTypes, null]) {
			const asked = reportType === "inquiry";
			const weigh = (inDanger: boolean) => levelOf({ danger: inDanger, categoryCode: code, reportType });
			expect([reportType, weigh(false)]).toEqual([reportType, asked ? inquiry : plain]);
			expect([reportType, weigh(true)]).toEqual([reportType, asked ? inquiryWithDanger : danger]);
		}
	});

	test.each([
		["gas with people in danger", { categoryCode: "0503", danger: true }, "emergency"],
		["falling objects with people in danger", { categoryCode: "0504", danger: true }, "emergency"],
		["a dangerous building with people in danger", { categoryCode: "0505", danger: true }, "emergency"],
		["gas with nobody in danger", { categoryCode: "0503" }, "normal"],
		["a power cut", { categoryCode: "0602" }, "urgent"],
		["a lift with people inside", { categoryCode: "0402", danger: true }, "urgent"],
		["a lift that stands", { categoryCode: "0402" }, "normal"],
		["a question about certificates", { categoryCode: "0802", reportType: "inquiry" }, "inquiry"],
	] as const)("%s is received at the level the rules give it", (_, report, level) => {
		given()
			.when(submit(report), "2019-03-13 12:30")
			.then({ type: "ReportReceived", level }, { type: "CaseDispatched", level });
	});
});
