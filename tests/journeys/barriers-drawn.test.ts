import { describe, expect, test } from "vitest";
import { type DoorLanguage, doorLanguageOf } from "../../web/lib/words.ts";
import type { ResidentPage, Shell } from "../../web/resident/page.ts";
import { renderResident } from "../../web/resident/render.tsx";
import { doorBarriersInShort } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import type { Visit } from "../support/visit.ts";
import { follow, pagesOf, viewOf } from "../web/resident-pages.ts";
import { fullDraft, shellOf } from "../web/resident-report-pages.ts";

type Drawn = readonly [page: ResidentPage, shell?: Partial<Shell>];

/** States that no journey comes to in every language: with few words of their own, so that one drawing tells of all. */
function rarePages(language: DoorLanguage): Record<string, Drawn> {
	const log = {
		page: "log",
		note: "hotline.example/log\n64\n…",
		vkey: "hotline.example/log+a1b2c3d4+…",
	} as const;
	const at = "2026-11-16T10:05:00+08:00";
	const loss = { at, origin: "hotline.example/log/2", lost: "reports", by: ["甲", "乙"] } as const;
	const erasure = { on: "2026-11-16", ground: "resident", pieces: 2, leaf: 41 } as const;
	const retry = { action: "/report", fields: { text: "x", step: "send" } };
	const draft = fullDraft(language);
	const view = viewOf(language, { allowed: ["withdrawCase", "appealCase", "requestErasure"] });
	return {
		logEmpty: [{ ...log, note: null, at: null, erasures: [], losses: [] }],
		logFull: [{ ...log, at, erasures: [erasure], losses: [loss] }],
		busy: [{ page: "refused", code: "proofNeeded", retry: { ...retry, challenge: "{}" } }],
		restarting: [{ page: "refused", code: "unavailable", retry }],
		enterLost: [{ page: "enter", typed: "x", problem: "unknown", losses: [loss] }],
		demo: [{ page: "report", draft, problems: [] }, { demo: { clock: at, speed: 60 } }],
		elsewhere: [{ page: "report", draft, problems: [] }, { refersConduct: true }],
		phoneKept: [follow({ ...view, allowed: ["grantPhone"] })],
		phoneOpen: [follow({ ...view, allowed: ["withdrawPhone"] })],
		ways: [follow(view)],
		...longPages(language),
	};
}

/** The same pages with words as long as anybody may write, one of them without a place to break, and long names. */
function longPages(language: DoorLanguage): Record<string, Drawn> {
	const word = "w".repeat(300);
	const post = "槐树社区市政设施岗".repeat(7);
	const view = viewOf(language);
	const timeline = view.timeline.map((entry) => ({
		...entry,
		words: entry.words && word,
		nextStep: entry.nextStep && word,
		post: entry.post && post,
	}));
	const draft = { ...fullDraft(language), text: word, spot: word };
	const shell = { placeName: "青石桥街道和平里东街道联合居民诉求热线受理中心" };
	const long = { text: `${word}\n${"很长的一段话。".repeat(500)}`, spot: word, areaName: post, timeline };
	return {
		longFollow: [follow({ ...view, ...long, nextMove: { as: "holder", post } }), shell],
		longReport: [{ page: "report", draft, problems: [{ field: "text", code: "textTooLong" }] }, shell],
		longCheck: [{ page: "check", draft, offered: [], matters: [] }, shell],
	};
}

/** Runs in the page: puts another page's body, title and language in place of what stands there. */
function draws(html: string): void {
	const { body, title, documentElement } = new DOMParser().parseFromString(html, "text/html");
	document.body.replaceWith(body);
	document.title = title;
	document.documentElement.lang = documentElement.lang;
}

describe("nobody is kept out of any page that a resident can meet, as it is drawn without script", () => {
	const house = journeyFor("file");

	const inspects = async ({ page }: Visit, language: DoorLanguage) => {
		const drawn = Object.entries(pagesOf(language)).map(([name, one]): [string, Drawn] => [name, [one]]);
		const found: string[] = [];
		for (const [name, [state, shell]] of [...drawn, ...Object.entries(rarePages(language))]) {
			await page.evaluate(draws, renderResident(state, { ...shellOf(language), ...shell }));
			const here = await doorBarriersInShort(page, `drawn-${name}`, language);
			// Where “Leave now” comes out nothing names the place.
			found.push(...here.filter((what) => name !== "weather" || !what.includes("the title is")));
		}
		return found;
	};

	test.each(["zh-CN", "en", "zh-TW"])("in every state (%s)", async (asked) => {
		const visit = await house().visit();
		await visit.page.goto("/");
		expect(await inspects(visit, doorLanguageOf(asked))).toEqual([]);
	});
});
