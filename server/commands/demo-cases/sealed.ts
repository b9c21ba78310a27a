import { demoFirm } from "../demo-bodies.ts";
import { type DemoCase, seal, view } from "./script.ts";

/** Sealed: what only the competent body may read, and what two named people look after. Never in a list, never counted. */
export const sealed: readonly DemoCase[] = [
	{
		key: "signature-was-not-hers",
		at: "11-10 20:45",
		area: "qiaodong2",
		category: "1007",
		text: "我母亲的入户走访登记表上有十月份的签名，可她十月一直在我家住，人都不在本市，那个字也不是她写的。",
		script: [view("11-11 09:30")],
	},
	{
		key: "asked-for-a-gift",
		at: "11-17 22:10",
		area: "liuyin1",
		category: "1102",
		text: "办摊位证明时，窗口里有人说“懂点规矩”，让我先送两条烟再来。我没送，证明到现在没开。",
		script: [],
	},
	{
		key: "sent-away-four-times",
		at: "11-12 11:05",
		area: "huaishu1",
		category: "1005",
		about: { kind: "person", name: "窗口穿蓝外套的工作人员" },
		text: "同一张证明让我跑了四趟，每次说的材料都不一样，第四次才说不归这里开。",
		script: [view("11-12 14:20")],
	},
	{
		key: "list-of-relatives",
		at: "11-13 10:40",
		area: "qiaodong1",
		category: "0702",
		text: "临时救助的名单里有两户开着小汽车，听说都是亲戚，优亲厚友。我只希望有人核对一下名单。",
		script: [seal("11-13 11:20", "conduct"), view("11-13 15:00")],
	},
	{
		key: "firm-without-receipts",
		at: "11-16 19:05",
		area: "liuyin1",
		category: "1103",
		about: { kind: "unit", name: demoFirm },
		text: "电梯停了两个月，禾院物业照收电梯费，要收据说先欠着，问急了就说不交停水。",
		script: [view("11-17 09:15")],
	},
	{
		key: "work-for-a-relative",
		at: "11-16 21:20",
		area: "qiaodong2",
		category: "1105",
		text: "巷子修路没有比过价，活给了淳于楷的表弟。合同我没见过，只求上面查一查。",
		script: [view("11-17 10:05")],
	},
	{
		key: "crying-next-door",
		at: "11-13 19:30",
		area: "liuyin2",
		category: "0705",
		text: "楼下那家男的喝了酒就打孩子，今晚又开始了，孩子大概七八岁，求你们悄悄想办法，千万别说是我说的。",
		script: [seal("11-13 19:38", "protected"), view("11-13 19:52")],
	},
];
