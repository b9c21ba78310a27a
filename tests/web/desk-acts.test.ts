import { describe, expect, test } from "vitest";
import type { Act } from "../../web/desk/act-facts.ts";
import { actInFront, missing, offered, partOfField } from "../../web/desk/acts.ts";
import { limitRows, proposedDate, quickDates, stepInForce, stepReached } from "../../web/desk/case-facts.ts";
import { deedOf } from "../../web/desk/deeds.ts";
import { createDrafts, emptyDraft } from "../../web/desk/drafts.ts";
import { takesLetters, wishOf } from "../../web/desk/keys.ts";
import { pathOf, routeOf } from "../../web/desk/paths.ts";
import { at, caseOf, now, only, pendingOf } from "./desk-samples.ts";

describe("what a person can do to a case", () => {
	test.each<[string, Parameters<typeof caseOf>[0], Act | null]>([
		["sign", { ask: "sign", state: "dispatched", actions: only("signCase", "contactResident") }, "sign"],
		["contact", { ask: "contact" }, "contact"],
		["answer", { ask: "answer" }, "answer"],
		["triage", { ask: "triage", state: "received", actions: only("dispatchCase", "sealCase") }, "dispatch"],
		["urge", { ask: "urge", actions: only("readTrail") }, null],
		["read", { ask: "read", sealed: true, actions: only("readTrail") }, null],
		["wait", { ask: "wait" }, null],
	])("%s asks for its act", (_ask, more, act) => {
		expect(actInFront(caseOf(more), null)).toBe(act);
	});

	test("where a person may be in danger the protected seal stands in front, and dispatch is one press away", () => {
		const actions = only("dispatchCase", "sealCase");
		const reply = caseOf({ ask: "triage", state: "received", held: ["danger"], actions });
		expect(actInFront(reply, null)).toBe("sealProtected");
		expect(actInFront(reply, "dispatch")).toBe("dispatch");
		// Whoever may not seal still sees what is asked of them.
		expect(actInFront({ ...reply, actions: only("dispatchCase") }, null)).toBe("dispatch");
		expect(actInFront({ ...reply, held: ["accusation"] }, null)).toBe("dispatch");
	});

	test("a decision is asked for only while it is pending", () => {
		const pending = pendingOf("check");
		const asked = caseOf({ ask: "decide", actions: only("decideCase"), pending });
		expect(actInFront(asked, null)).toBe("decide");
		expect(actInFront(caseOf({ ask: "decide", actions: only("decideCase") }), null)).toBeNull();
	});

	test("another way may be chosen if it is allowed, and one that is not falls back to what is asked", () => {
		expect(actInFront(caseOf({ ask: "contact" }), "answer")).toBe("answer");
		expect(actInFront(caseOf({ ask: "contact" }), "sealConduct")).toBe("contact");
	});

	test("what the state forbids stays with its reason, what belongs to others is not shown", () => {
		const actions = caseOf().actions.map(({ action, why }) =>
			action === "answerCase" ? { action, why: "alreadyAnswered" } : { action, why },
		);
		expect(offered(caseOf({ actions }))).toEqual([
			{ act: "contact", why: null },
			{ act: "answer", why: "alreadyAnswered" },
		]);
	});

	test("dispatch and seals end with triage, whoever has the move", () => {
		const actions = only("signCase", "contactResident", "answerCase").map(({ action, why }) => ({
			action,
			why: why === "notYours" && action !== "readTrail" ? "wrongState" : why,
		}));
		expect(offered(caseOf({ actions, state: "dispatched" })).map(({ act }) => act)).toEqual([
			"sign",
			"contact",
			"answer",
		]);
	});

	test("a form says what it lacks before anything is sent", () => {
		const { categoryCode } = caseOf();
		expect(missing("contact", { ...emptyDraft, nextStep: " \n" }, { categoryCode })).toEqual([
			"contactWords",
			"nextStep",
		]);
		expect(missing("answer", { ...emptyDraft, answerWords: "修好了。" }, { categoryCode })).toEqual([]);
		expect(missing("decide", emptyDraft, { categoryCode })).toEqual(["decisionWords"]);
		expect(missing("sign", emptyDraft, { categoryCode })).toEqual([]);
		expect(missing("dispatch", emptyDraft, { categoryCode: null })).toEqual(["postId"]);
		expect(missing("dispatch", { ...emptyDraft, categoryCode: "0203" }, { categoryCode: null })).toEqual([]);
	});

	test("a refusal's field is the control it means in this form", () => {
		expect(partOfField("contact", "words")).toBe("contactWords");
		expect(partOfField("answer", "words")).toBe("answerWords");
		expect(partOfField("contact", "byDate")).toBe("byDate");
		expect(partOfField("answer", "byDate")).toBeNull();
		expect(partOfField("sign", null)).toBeNull();
	});

	test("each form sends its own words and no others", () => {
		const draft = {
			...emptyDraft,
			contactWords: "看了",
			nextStep: "换灯",
			byDate: "2019-03-18",
			answerWords: "修好",
		};
		expect(deedOf("contact", draft, true, caseOf())).toEqual({
			act: "contact",
			words: "看了",
			nextStep: "换灯",
			byDate: "2019-03-18",
		});
		expect(deedOf("answer", draft, true, caseOf())).toEqual({
			act: "answer",
			words: "修好",
			outcome: "done",
			mediation: "",
		});
		expect(deedOf("decide", { ...draft, decisionWords: "不行" }, false, caseOf())).toEqual({
			act: "decide",
			accept: false,
			words: "不行",
			postId: "",
		});
		expect(deedOf("sealProtected", draft, true, caseOf())).toEqual({ act: "sealProtected" });
	});
});

describe("facts of a case", () => {
	const step = (name: "finishReminder" | "blue" | "yellow", round: number, clearedAt: string | null) =>
		({
			step: name,
			cause: "finish",
			round,
			dueAt: now,
			firedAt: now,
			fellOn: null,
			told: null,
			clearedAt,
		}) as const;

	test("the card in force outranks a later reminder; one that is cleared is only said to have been reached", () => {
		const steps = [
			step("yellow", 1, at("10", "09:00")),
			step("blue", 2, null),
			step("finishReminder", 2, null),
		];
		expect(stepInForce(caseOf({ steps, round: 2 }))).toBe("blue");
		expect(stepReached(caseOf({ steps, round: 2 }))).toBe("yellow");
		expect(stepInForce(caseOf({ steps: [step("finishReminder", 1, null)] }))).toBe("finishReminder");
		expect(stepInForce(caseOf({ steps: [step("finishReminder", 1, null)], round: 2 }))).toBeNull();
	});

	test("the three limits say what became of them", () => {
		const rows = limitRows(caseOf({ contactedAt: at("14", "18:00"), answeredAt: at("20", "18:01") }));
		expect(
			rows.map(({ limit, fate }) => [limit, fate.kind, "lateSeconds" in fate ? fate.lateSeconds : null]),
		).toEqual([
			["sign", "done", 0],
			["contact", "done", 0],
			["finish", "done", 60],
		]);
	});

	test("who has been contacted need not sign any more, and an inquiry needs no contact", () => {
		expect(limitRows(caseOf({ signedAt: null, contactedAt: now }))[0]?.fate.kind).toBe("waived");
		const clocks = { signDueAt: now, contactDueAt: null, finishDueAt: now, provisional: false };
		expect(limitRows(caseOf({ clocks }))[1]?.fate.kind).toBe("none");
		expect(limitRows(caseOf({ clocks: null }))).toEqual([]);
	});

	test("the days proposed to a resident are weekdays ahead, and the finish day while it is ahead", () => {
		expect(quickDates(now, at("20", "18:00"))).toEqual([
			"2019-03-15",
			"2019-03-18",
			"2019-03-19",
			"2019-03-20",
		]);
		expect(quickDates(now, at("13", "18:00"))).toEqual(["2019-03-15", "2019-03-18", "2019-03-19"]);
		expect(proposedDate(now, at("20", "18:00"))).toBe("2019-03-19");
		expect(proposedDate(now, at("15", "18:00"))).toBe("2019-03-15");
		expect(proposedDate(now, null)).toBe("2019-03-19");
	});
});

describe("words not sent yet", () => {
	test("they stay with their case, and only what was sent is taken away", () => {
		const drafts = createDrafts();
		drafts.write("a", { contactWords: "看了", answerWords: "快好了" });
		drafts.write("b", { decisionWords: "不同意" });
		expect(drafts.of("a").contactWords).toBe("看了");
		drafts.sent("a", ["contactWords", "nextStep", "byDate"]);
		expect(drafts.of("a")).toEqual({ ...emptyDraft, answerWords: "快好了" });
		expect(drafts.of("b").decisionWords).toBe("不同意");
	});

	test("blanks and choices are no words somebody would miss", () => {
		const drafts = createDrafts();
		drafts.write("a", { contactWords: " \n", outcome: "cannotBeSolved", postId: "p1", byDate: "2019-03-18" });
		expect(drafts.unfinished("a")).toBe(false);
		expect(drafts.anyUnfinished()).toBe(false);
		drafts.write("a", { nextStep: "换" });
		expect(drafts.anyUnfinished()).toBe(true);
		drafts.clear();
		expect(drafts.anyUnfinished()).toBe(false);
	});
});

describe("the keys of the desk", () => {
	const press = { key: "j", ctrl: false, meta: false, alt: false, composing: false, inField: false };

	test("single letters count outside fields only, and not once switched off", () => {
		expect(wishOf(press, true)).toBe("next");
		expect(wishOf({ ...press, inField: true }, true)).toBeNull();
		expect(wishOf({ ...press, key: "/" }, true)).toBe("search");
		expect(wishOf(press, false)).toBeNull();
		expect(wishOf({ ...press, ctrl: true }, true)).toBeNull();
	});

	test("F8 seals from a field too, and never with another key held", () => {
		expect(wishOf({ ...press, key: "F8", inField: true }, false)).toBe("seal");
		expect(wishOf({ ...press, key: "F8", ctrl: true }, true)).toBeNull();
		expect(wishOf({ ...press, key: "F8", alt: true }, true)).toBeNull();
	});

	test("while an input method composes no key is ours, not even the one that sends", () => {
		const sending = { ...press, key: "Enter", ctrl: true, inField: true };
		expect(wishOf(sending, false)).toBe("send");
		expect(wishOf({ ...sending, composing: true }, true)).toBeNull();
		expect(wishOf({ ...press, key: "Escape", composing: true }, true)).toBeNull();
	});

	test("a radio takes no letters, a date and a list of choices do", () => {
		const element = (tagName: string, type: string | null) => ({
			tagName,
			getAttribute: (name: string) => (name === "type" ? type : null),
		});
		expect(takesLetters(element("INPUT", "radio"))).toBe(false);
		expect(takesLetters(element("INPUT", "date"))).toBe(true);
		expect(takesLetters(element("INPUT", null))).toBe(true);
		expect(takesLetters(element("SELECT", null))).toBe(true);
		expect(takesLetters(element("A", null))).toBe(false);
		expect(takesLetters(null)).toBe(false);
	});
});

describe("the addresses of the desk", () => {
	test("every page has one path, and the path leads back to it", () => {
		const routes = [
			{ page: "inbox" },
			{ page: "signIn" },
			{ page: "case", caseNumber: "190313-0001-0001" },
		] as const;
		for (const route of routes) expect(routeOf(pathOf(route))).toEqual(route);
		expect(routeOf("/desk/cases/")).toEqual({ page: "inbox" });
		expect(routeOf("/desk/nowhere")).toEqual({ page: "inbox" });
	});
});
