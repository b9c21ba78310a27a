import fc from "fast-check";
import type { Instant } from "../../server/domain/calendar.ts";
import { type Case, nextDueAt, nextMoveOf } from "../../server/domain/case.ts";
import { categories, reportTypes } from "../../server/domain/category.ts";
import type { Command } from "../../server/domain/decide.ts";
import type { Setting } from "../../server/domain/setting.ts";
import {
	answer,
	cannot,
	confirm,
	contact,
	decision,
	dispatch,
	dispute,
	message,
	type Reported,
	seal,
	sign,
	view,
} from "./domain-deeds.ts";
import { local } from "./given.ts";
import {
	at,
	eastGrid1,
	eastGrid2,
	everybody,
	house,
	houseWith,
	leave,
	post,
	relation,
	westGrid1,
} from "./house.ts";

/** Random lives of random cases, drawn by the seed of the run: whoever does whatever, whenever. */

/** Stands in everything a person writes here, so that it can be looked for where it must not be. */
export const marker = "只有本人知道";

const texts = [
	"楼下的灯不亮。",
	"有人收红包。",
	"隔壁打孩子。",
	...["宋春梅", "林晓峰", "沈文博", "钟正言", "郑国栋", "周敏君"].map((name) => `${name}没来。`),
	"东里一网格专员岗没有人。",
	"西里社区居民委员会不开门。",
];

const anyReport: fc.Arbitrary<Reported> = fc
	.record({
		areaCode: fc.constantFrom(eastGrid1, eastGrid2, westGrid1, "990101001"),
		categoryCode: fc.oneof(
			fc.constantFrom("0203", "0203", "0602", "0504", "0904", "1202", null),
			fc.constantFrom(...categories.map(({ code }) => code)),
		),
		reportType: fc.option(fc.constantFrom(...reportTypes)),
		danger: fc.boolean(),
		sealed: fc.constantFrom(false, false, false, true),
		text: fc.constantFrom(...texts).map((text) => text + marker),
		spot: fc.constant(marker),
		about: fc.constantFrom<NonNullable<Reported["about"]>>(
			["person", `${marker}某`],
			["unit", "西里社区居民委员会"],
			["unit", "东里社区居民委员会"],
			["unit", "河湾街道纪检监察组"],
		),
	})
	.chain((report) => fc.boolean().map((whole) => (whole ? report : without(report))));

function without({ about, spot, ...report }: Reported): Reported {
	return report;
}

/** When something is done: after a while, or around the next due time. */
type When = { readonly after: number } | { readonly aroundDue: -1 | 0 | 1 };
export type Deed = {
	readonly what: number;
	readonly who: number;
	/** Whether whoever has the move does it, rather than anybody. */
	readonly right: boolean;
	readonly flag: boolean;
	readonly when: When;
};
export type Life = {
	readonly report: Reported;
	readonly start: Instant;
	readonly house: number;
	readonly deeds: readonly Deed[];
};

const anyWhen: fc.Arbitrary<When> = fc.oneof(
	fc.record({ after: fc.constantFrom(0, 1, 60, 3600, 4 * 3600, 86_400, 3 * 86_400, 10 * 86_400) }),
	fc.record({ aroundDue: fc.constantFrom<-1 | 0 | 1>(-1, 0, 1) }),
);
const anyDeed: fc.Arbitrary<Deed> = fc.record({
	what: fc.nat(14),
	who: fc.nat(everybody.length),
	right: fc.constantFrom(true, true, true, false),
	flag: fc.boolean(),
	when: anyWhen,
});
/** What the one whose turn it is does soon: so that lives get as far as a second dispute and beyond. */
function soon(...whats: readonly number[]): fc.Arbitrary<readonly Deed[]> {
	const when = fc.record({ after: fc.constantFrom(60, 3600) });
	const deeds = whats.map((what) =>
		fc.record({
			what: fc.constant(what),
			who: fc.constant(0),
			right: fc.constant(true),
			flag: fc.boolean(),
			when,
		}),
	);
	return fc.tuple(...deeds);
}
/** The resident writes again after every step, and nobody answers. */
const nobodyActs: readonly Deed[] = Array.from({ length: 9 }, () => {
	return { what: 14, who: 0, right: true, flag: true, when: { aroundDue: 1 } };
});
const anyBeginning = fc.oneof(
	fc.nat(nobodyActs.length).map((count) => nobodyActs.slice(0, count)),
	fc.constant<readonly Deed[]>([]),
	soon(1, 2),
	soon(2, 12),
	soon(4, 6, 12),
	soon(2, 12, 2, 12, 6),
	soon(2, 12, 4, 6, 12, 6),
);
export const anyLife: fc.Arbitrary<Life> = fc.record({
	report: anyReport,
	start: fc.integer({ min: at("2019-01-01 00:00"), max: at("2019-11-30 00:00") }),
	house: fc.nat(houses().length - 1),
	deeds: fc
		.tuple(anyBeginning, fc.array(anyDeed, { minLength: 1, maxLength: 20 }))
		.map(([beginning, rest]) => [...beginning, ...rest]),
});

/** Houses with people away, related, without deputies, without discipline. */
function houses(): Setting[] {
	const away = ["p:grid1", "p:desk1", "p:eastSecretary"].map((id) =>
		leave(id, "2019-02-01 09:00", "2019-06-01 09:00"),
	);
	return [
		house,
		houseWith(...away),
		houseWith(relation("p:leader", "p:eastSecretary"), post("grid1", { deputyPostId: null })),
		houseWith(post("eastSecretary", { superiorPostId: null }), post("officer2", { areaCode: "88" })),
	];
}

function rightPerson(state: Case, what: number): string {
	const move = nextMoveOf(state);
	if ("tour" in state && what < 6) return state.tour.holderId;
	return move?.by === "staff" ? move.personId : "p:desk1";
}

export function commandOf({ what, who, right, flag }: Deed, state: Case, now: Instant): Command {
	const by = right ? rightPerson(state, what) : (everybody[who] ?? "nobody");
	const posts = ["grid1", "works1", "west1", "leader", null, null];
	const commands: readonly (() => Command)[] = [
		() => sign(by),
		() => contact(local(now).slice(0, 10), by, marker),
		() => answer(by, marker),
		() => answer(by, marker),
		() => cannot(by, marker),
		() => cannot(by, marker),
		() => decision(by, flag, marker),
		() => decision(by, flag, marker),
		() => dispatch(by, posts[who % posts.length] ?? null, flag ? "0203" : null),
		() => seal(by, flag ? "conduct" : "protected"),
		() => view(by),
		() => confirm(flag ? "solved" : "partly", { contacted: flag }),
		() => dispute(marker),
		() => dispute(marker),
		() => message(marker),
	];
	return commands[what]?.() ?? message(marker);
}

export function timeOf(when: When, state: Case, now: Instant): Instant {
	if ("after" in when) return now + when.after;
	return Math.max(now, (nextDueAt(state) ?? now) + when.aroundDue);
}

export function settingOf(life: Life): Setting {
	return houses()[life.house] ?? house;
}
