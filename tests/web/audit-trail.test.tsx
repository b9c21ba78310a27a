import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import {
	detailText,
	eventTitle,
	exchangesOf,
	highestStep,
	shortLeaf,
	speakerOf,
	whoActed,
} from "../../web/audit/case-file.ts";
import { readFile } from "../../web/audit/trail.tsx";
import { CaseFacts } from "../../web/audit/trail-facts.tsx";
import { BothSides, Trail } from "../../web/audit/trail-story.tsx";
import type { Language } from "../../web/lib/words.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { asOf, at, entry, trailOf } from "./audit-samples.ts";
import { caseOf } from "./desk-samples.ts";

const post = "桥东社区 市容环卫岗";
const open = { caseNumber: "261103-1042-7788", sealed: false };
const contacted = entry("ResidentContacted", at("03T11:20"), {
	by: post,
	words: "上午看过了，要换一节管。",
	nextStep: "换下水管",
	byDate: "2026-11-06",
});
const answered = entry("CaseAnswered", at("10T09:30"), { by: post, words: "已经办结。", detail: "done" });
const disputed = entry("CaseDisputed", at("10T19:45"), {
	words: "没有修。门还锁着。",
	detail: "contacted=yes visited=no",
});

function inLanguage(language: Language, children: preact.ComponentChildren): string {
	return render(
		<PreferencesProvider value={{ ...plainPreferences, language }}>{children}</PreferencesProvider>,
	);
}

describe("what the unit wrote stands beside what the resident said", () => {
	test("a reply stands beside the words it answers, oldest first", () => {
		const message = entry("MessageLeft", at("05T08:02"), { words: "指路牌没看见。" });
		const rows = exchangesOf([contacted, message, answered, disputed]);
		expect(rows.map(({ unit, resident }) => [unit?.type, resident?.type])).toEqual([
			["ResidentContacted", "MessageLeft"],
			["CaseAnswered", "CaseDisputed"],
		]);
	});

	test("words of the resident before anything was written stand alone", () => {
		const message = entry("MessageLeft", at("05T08:02"), { words: "还没人来。" });
		expect(exchangesOf([message, message])).toHaveLength(2);
		expect(exchangesOf([message])[0]?.unit).toBeNull();
	});

	test("an answer that is disputed does not agree, and neither does a contact that never came", () => {
		expect(exchangesOf([answered, disputed])[0]?.differs).toBe("done");
		const unhappy = entry("CaseConfirmed", at("10T19:45"), { detail: "partly contacted=no" });
		expect(exchangesOf([contacted, answered, unhappy])[1]?.differs).toBe("contact");
		expect(exchangesOf([answered, unhappy])[0]?.differs).toBeNull();
	});

	test("the two columns are drawn with the sentence that says why they differ", () => {
		const html = inLanguage(
			"zh-CN",
			<BothSides rows={exchangesOf([answered, disputed])} asOf={asOf} of={open} />,
		);
		expect(html).toContain("对不上：单位说办完了，居民说没有");
		expect(html).toContain("没有修。门还锁着。");
		const pictured = { ...answered, photos: ["aaaaaaaaaaaaaaaaaaaaaa"] };
		const drawn = inLanguage("zh-CN", <BothSides rows={exchangesOf([pictured])} asOf={asOf} of={open} />);
		expect(drawn).toContain(`/api/cases/${open.caseNumber}/photos/${pictured.photos[0]}`);
		expect(html).not.toContain("/photos/");
		expect(inLanguage("en", <BothSides rows={[]} asOf={asOf} of={open} />)).toContain(
			"The unit has not written a single word.",
		);
	});
});

describe("every event says who and what", () => {
	test("a deed is a post's, words are the resident's, a step is the clock's", () => {
		expect(speakerOf(answered)).toBe("staff");
		expect(speakerOf(disputed)).toBe("resident");
		expect(speakerOf(entry("CaseEscalated", at("10T18:00")))).toBe("clock");
		expect(whoActed(answered, "zh-CN")).toBe(post);
		expect(whoActed(disputed, "en")).toBe("Resident");
	});

	test("a dispatch that no post made is the system's own", () => {
		expect(speakerOf(entry("CaseDispatched", at("02T10:10"), { detail: post }))).toBe("clock");
		expect(speakerOf(entry("CaseDispatched", at("02T10:10"), { by: "诉求调度一席", detail: post }))).toBe(
			"staff",
		);
	});

	test("codes are said in words, a post as it is, a code nobody knows as it came", () => {
		expect(detailText(disputed, "zh-CN")).toBe("有人联系过，没人到过现场");
		expect(detailText({ type: "CaseAnswered", detail: "done withoutContact" }, "zh-CN")).toBe(
			"办好了，没联系就答复",
		);
		expect(detailText({ type: "CaseDecided", detail: "check accepted" }, "en")).toBe(
			"the resident is right: rework",
		);
		expect(detailText({ type: "CaseDispatched", detail: "青石桥街道 综合执法岗" }, "zh-CN")).toBe(
			"青石桥街道 综合执法岗",
		);
		expect(detailText({ type: "CaseClosed", detail: "confirmed" }, "zh-CN")).toBe("诉求人确认");
		expect(detailText({ type: "EmergencyConfirmed", detail: "isEmergency" }, "zh-CN")).toBe("是特急");
		expect(detailText({ type: "CaseClosed", detail: "somethingNewer" }, "zh-CN")).toBe("somethingNewer");
		expect(detailText({ type: "ReportReceived", detail: "service" }, "zh-CN")).toBe("");
	});

	test("an event of a newer server keeps the name it came with", () => {
		expect(eventTitle("CaseSigned", "zh-CN")).toBe("签收");
		expect(eventTitle("CaseShelved", "zh-CN")).toBe("CaseShelved");
	});
});

describe("the trail, first to last", () => {
	const { items } = trailOf([
		entry("ReportReceived", at("02T10:10"), { words: "长".repeat(200), detail: "service" }),
		contacted,
		entry("CaseEscalated", at("09T18:00"), {
			step: "blue",
			cause: "finish",
			dueAt: at("09T18:00"),
			detail: "桥东社区 书记岗",
		}),
	]);
	const html = inLanguage("zh-CN", <Trail entries={items} asOf={asOf} />);

	test("each event has its words, and long ones open on demand", () => {
		expect(html.match(/<li/g)).toHaveLength(3);
		expect(html).toContain("上午看过了，要换一节管。");
		expect(html).toContain("<summary>全文 200 字</summary>");
		expect(html).toContain("换下水管");
	});

	test("a step says what was not done, when it was due and who was told", () => {
		expect(html.replace(/<[^>]*>/g, "")).toContain("蓝卡 没有答复");
		expect(html).toContain("告诉了 桥东社区 书记岗");
	});

	test("the leaf hash is short to look at and whole when opened", () => {
		const [first] = items;
		expect(html).toContain(`<code>${shortLeaf(first?.leafHash ?? "")}</code>`);
		expect(html).toContain(`<code class="whole">${first?.leafHash}</code>`);
		expect(shortLeaf("0123456789abcdef0123")).toBe("01234567…0123");
		expect(shortLeaf("0123")).toBe("0123");
	});

	test("what is asked and granted is said in words, days and levels too", () => {
		const said = (type: string, detail: string) => detailText({ type, detail }, "zh-CN");
		expect(said("CaseDecided", "extension accepted")).toBe("延期，同意");
		expect(said("DecisionAsked", "extension 3")).toBe("延期，3 个工作日");
		expect(said("DecisionAsked", "level complex")).toBe("改紧急程度或事项，复杂");
		expect(said("DecisionAsked", "level normal 0202")).toBe("改紧急程度或事项，一般，井盖");
		expect(said("LevelChanged", "normal 0202")).toBe("一般，井盖");
		expect(said("CaseAnswered", "done court")).toContain("去法院");
	});

	test("nothing of it needs inline style", () => {
		expect(html).not.toContain("style=");
	});
});

describe("to whom the minute is not told", () => {
	const halfDay = "afternoon";
	const came = entry("ReportReceived", at("02T12:00"), { halfDay, words: "窗口没人。" });
	const text = (children: preact.ComponentChildren) => inLanguage("zh-CN", children).replace(/<[^>]*>/g, "");

	test("the page says which part of the day it was, everywhere, and no place in the log", () => {
		const { items } = trailOf([came, answered]);
		const [first, ...later] = items.map((one, index) =>
			index === 0 ? { ...one, position: 0, leafHash: "" } : one,
		);
		if (first === undefined) throw new Error("nothing came");
		const trail = text(<Trail entries={[first]} asOf={asOf} />);
		const file = caseOf({ receivedAt: at("02T12:00"), receivedHalfDay: halfDay, asOf });
		const all = [
			trail,
			text(<CaseFacts file={file} />),
			text(<BothSides rows={exchangesOf([{ ...came, type: "MessageLeft" }])} asOf={asOf} of={open} />),
		];
		for (const said of all) {
			expect(said).toContain("11 月 2 日 周一 下午");
			expect(said).not.toContain("12:00");
		}
		expect(trail).not.toContain("第 0 条");
		expect(text(<Trail entries={later} asOf={asOf} />)).toContain(shortLeaf(later[0]?.leafHash ?? ""));
	});
});

describe("opening a file", () => {
	test("the case is read before its trail, so that the reading itself is in the trail", async () => {
		const asked: string[] = [];
		const refused = {
			ok: false,
			refused: { code: "x", status: 500, field: null, retryAfterSeconds: null },
		} as const;
		const reads = {
			readCase: async () => {
				asked.push("case");
				return refused;
			},
			readTrail: async () => {
				asked.push("trail");
				return refused;
			},
			readReferral: async () => {
				asked.push("referral");
				return refused;
			},
		};
		expect((await readFile(reads, "261111-0052-0001")).trail).toBeNull();
		expect(asked).toEqual(["case"]);
	});
});

test("the head of the file names the highest card in force, whatever fired after it", () => {
	const fired = (step: "blue" | "red", cause: "finish" | "reassignment", clearedAt: string | null = null) => {
		const [dueAt, firedAt] = [at("10T18:00"), at("10T18:00")];
		return { step, cause, round: 1, dueAt, firedAt, fellOn: null, told: null, clearedAt, explainedAt: null };
	};
	const [red, later] = [fired("red", "finish"), fired("blue", "reassignment")];
	expect(highestStep([red, later])).toBe(red);
	expect(highestStep([fired("red", "finish", at("11T09:00")), later])).toBe(later);
	expect(highestStep([])).toBeNull();
});
