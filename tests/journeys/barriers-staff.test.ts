import { describe, expect, test } from "vitest";
import { inspectDoors, type State } from "../support/door-states.ts";
import { journeyFor } from "../support/journey.ts";
import { sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";
import {
	enters,
	hidesNothing,
	list,
	opensFirst,
	seesAlike,
	sendsNothing,
	shows,
	takesDown,
	triesNothing,
	triesWith,
} from "../support/staff-reaches.ts";

const strangers: readonly State[] = [
	["desk-sign-in", "/desk", ({ button, frame }) => button(frame.signIn).waitFor()],
	[
		"audit-sign-in-errors",
		"/audit",
		async ({ page, button, frame }) => {
			await button(frame.signIn).click();
			await page.getByRole("alert").waitFor();
		},
	],
];

/** Who looks at what: a person of the demo, and the states that person can bring a page into. */
const people: readonly (readonly [who: string, username: string, states: readonly State[]])[] = [
	[
		"a cadre",
		"murong",
		[
			["desk-list", "/desk", list],
			["desk-case", "/desk", opensFirst],
			["desk-gone", "/desk/cases/261118-0000-0000", (door) => sees(door, door.words.goneTitle)],
			[
				"desk-keys",
				"/desk",
				async (door) => {
					await list(door);
					await door.page.keyboard.press("?");
					await door.page.getByRole("region", { name: door.words.keys.title }).waitFor();
				},
			],
			[
				"desk-search",
				"/desk?show=all&category=none",
				async ({ page, words, field, button }) => {
					await field(words.search.label).fill("没有这样的话");
					await button(words.search.go).click();
					await sees({ page }, words.search.none);
				},
			],
			["duties", "/desk/duties", shows("table")],
			["audit-not-for-you", "/audit", (door) => sees(door, door.audit.toDesk)],
		],
	],
	[
		"somebody from another unit who only helps",
		"yuchi",
		[
			[
				"desk-task-sheet",
				"/desk",
				async (door) => {
					await door.page
						.getByRole("region", { name: door.words.listLabel, exact: true })
						.getByText("换减震垫")
						.click();
					await door.page.getByRole("heading", { name: door.words.sheet.title }).waitFor();
				},
			],
		],
	],
	["one let see a phone number", "duanmu", [["desk-phone", "/desk", ({ opens }) => opens("长廊的木凳")]]],
	["a cadre with a case that has climbed", "linghu", [["desk-contact-errors", "/desk", sendsNothing]]],
	[
		"a superior",
		"qiguan",
		[
			["desk-decisions", "/desk", list],
			["desk-decide", "/desk", opensFirst],
			[
				"desk-publications",
				"/desk/publications",
				({ page }) => page.getByRole("heading", { level: 2 }).first().waitFor(),
			],
		],
	],
	[
		"a leader",
		"taishi",
		[
			[
				"desk-letters",
				"/desk/letters",
				({ page }) => page.getByRole("main").getByRole("link").first().waitFor(),
			],
			[
				"desk-letter",
				"/desk/letters/u%3Aqiaodong%3A2026-W47",
				({ words, button }) => button(words.letters.helpWords.go).click(),
			],
			["desk-surges-errors", "/desk/surges", enters],
			["desk-explain", "/desk", (door) => triesNothing(door, "地下车库返水", "explainRed")],
		],
	],
	[
		"an operator",
		"zhuge",
		[
			["desk-callers-errors", "/desk/callers", enters],
			["desk-take-errors", "/desk/take", enters],
			["desk-read-back", "/desk/take", takesDown],
			["desk-mask-errors", "/desk", hidesNothing],
			["desk-alike", "/desk", seesAlike],
			["desk-cut-out-errors", "/desk", (door) => triesWith(door, "cutOutPart")],
			["desk-redirect", "/desk", (door) => triesNothing(door, "河边栏杆", "redirectCase", "notMine")],
			["desk-calls", "/desk/calls", ({ page }) => page.getByRole("main").getByRole("link").first().waitFor()],
			["desk-triage", "/desk", list],
			[
				"desk-dispatch",
				"/desk",
				async (door) => {
					await opensFirst(door);
					await door.page.getByRole("button", { name: door.words.ways.dispatch }).click();
					await sees(door, door.words.dispatchForm.title);
				},
			],
			[
				"desk-seal",
				"/desk",
				async (door) => {
					await opensFirst(door);
					await sees(door, door.words.sealForm.protected.who);
				},
			],
		],
	],
	["an observer", "moqi", [["desk-calm", "/desk", (door) => sees(door, door.words.calm.observer)]]],
	[
		"an administrator",
		"dongye",
		[
			["desk-administrator", "/desk", (door) => sees(door, door.words.calm.administrator)],
			["setup-menu", "/desk/setup", shows("listitem")],
			["setup-areas", "/desk/setup/areas", shows("listitem")],
			["setup-posts", "/desk/setup/posts", shows("listitem")],
			["setup-post-errors", "/desk/setup/posts/new", enters],
			["setup-person-errors", "/desk/setup/people/new", enters],
			["setup-duties", "/desk/setup/duties", shows("table")],
			["setup-duties-errors", "/desk/setup/duties/new", enters],
			["setup-calendar", "/desk/setup/calendar", shows("term")],
			["setup-roster", "/desk/setup/roster", shows("table")],
			["setup-policy-errors", "/desk/setup/policy/new", enters],
			["setup-hand-over", "/desk/hand-over/liuyin:facilities", shows("table")],
		],
	],
	[
		"a discipline officer",
		"xianyu",
		[
			["audit-board", "/audit", ({ page }) => page.getByRole("row").getByRole("link").first().waitFor()],
			[
				"audit-board-short",
				"/audit?days=3&group=late",
				({ page }) => page.getByRole("row").getByRole("link").first().waitFor(),
			],
			[
				"audit-board-empty",
				"/audit?step=referred&areaCode=110199001001",
				(door) => sees(door, door.audit.board.emptyFiltered),
			],
			[
				"audit-file",
				"/audit?step=referred",
				async (door) => {
					await door.page.getByRole("row").getByRole("link").first().click();
					await door.page.getByRole("region", { name: door.audit.trail.ladder }).waitFor();
				},
			],
			["audit-statistics", "/audit/statistics", (door) => sees(door, door.audit.statistics.histogram.title)],
			[
				"audit-statistics-few",
				"/audit/statistics?areaCode=110199001003",
				(door) => sees(door, door.audit.statistics.tooFew),
			],
			["audit-not-here", "/audit/nowhere", (door) => sees(door, door.audit.notHere)],
			[
				"audit-sealed",
				"/audit/sealed",
				async (door) => {
					await door.page.getByRole("main").getByRole("listitem").getByRole("button").first().click();
					await sees(door, door.audit.sealed.recordedTitle);
				},
			],
			[
				"audit-sealed-file",
				"/audit/sealed",
				async (door) => {
					const { page, audit } = door;
					await page.getByRole("main").getByRole("listitem").getByRole("button").first().click();
					await page.getByRole("button", { name: new RegExp(audit.sealed.open("[-0-9]+")) }).click();
					await page.getByRole("region", { name: audit.trail.trail }).waitFor();
				},
			],
			["desk-sealed-list", "/desk", list],
		],
	],
];

describe("nobody is kept out of the staff doors, in Chinese or English, light or dark, large or small", () => {
	const house = journeyFor("file", { cases: "demo" });

	test("before anybody has signed in", async () => {
		expect(await inspectDoors(await house().visit(), strangers)).toEqual([]);
	});

	for (const [who, username, states] of people) {
		test(`for ${who}`, async () => {
			const { visit } = await staffAt(house(), username, "/desk");
			expect(await inspectDoors(visit, states)).toEqual([]);
		});
	}
});
