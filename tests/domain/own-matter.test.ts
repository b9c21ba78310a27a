import { describe, expect, test } from "vitest";
import { evolve } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { mayRead } from "../../server/domain/permission.ts";
import { dispatch, seal, submit, words } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at, house, houseWith, relation } from "../support/house.ts";

/*
 * Whoever sees more than others is watched like others: the people of triage, of discipline and the two of the protected
 * track never see a report that names them, and never judge a case they held or a card fell on them in.
 */
const noon = "2019-03-13 12:30";
const nameOf = (post: string) => house.names.get(`p:${post}`) ?? "";
const reads = ({ state, setting }: Given, id: string, when = noon) => {
	const person = setting.people.get(id);
	return person !== undefined && mayRead(person, state, setting, at(when));
};
const office = ["desk1", "desk2", "officer", "officer2", "guard1", "guard2"];
const deeds = (by: string): readonly Command[] => [
	...[{ type: "ViewSealed", by } as const, { type: "ExportCase", by, part: "file" } as const],
	...[seal(by), seal(by, "protected"), dispatch(by, "works1")],
	{ type: "FindCase", by, outcome: "leak", words: words("没有。") },
];

describe.each(office)("a report that names %s of an office", (post) => {
	const id = `p:${post}`;
	test.each(["conduct", "protected"] as const)(
		"on the %s track is never theirs: not read, not taken away, not decided, and every try is an event",
		(track) => {
			const text = `${nameOf(post)}收钱，还打孩子。`;
			const held = given().when(submit({ text }), noon).done();
			const desk = post === "desk1" ? "p:desk2" : "p:desk1";
			const sealed = held.when(seal(desk, track), "2019-03-13 12:31").done();
			for (const past of [held, sealed]) {
				expect([post, reads(past, id)]).toEqual([post, false]);
				for (const deed of deeds(id)) past.when(deed, "2019-03-13 12:32").thenRefused("notFound");
				past
					.when({ type: "RefuseAccess", by: id }, "2019-03-13 12:32")
					.then({ type: "AccessRefused", by: id });
			}
			const [move] = sealed.state.moves.slice(-1);
			expect(JSON.stringify(move)).not.toContain(`"${id}"`);
			const others = office.filter((one) => reads(sealed, `p:${one}`, "2019-03-13 12:32"));
			expect(others.length).toBeGreaterThan(0);
		},
	);
});

test("every look of the two named people at a protected report is an event, as everybody's is", () => {
	const sealed = given()
		.when(submit({ text: "听说有人收红包。" }), noon)
		.done()
		.when(seal("p:desk1", "protected"), "2019-03-13 12:40")
		.done();
	for (const by of ["p:guard1", "p:guard2"]) {
		sealed.when({ type: "ViewSealed", by }, "2019-03-13 12:50").then({ type: "SealedViewed", by });
		sealed
			.when({ type: "ExportCase", by, part: "file" }, "2019-03-13 12:50")
			.then({ type: "CaseExported", by });
	}
	for (const by of ["p:officer", "p:officer2", "p:desk1", "p:administrator"])
		sealed.when({ type: "ViewSealed", by }, "2019-03-13 12:50").thenRefused("notFound");
});

describe("a discipline officer", () => {
	const find = (by: string): Command => ({
		...{ type: "FindCase", by, outcome: "notResponsible", words: words("已核查。") },
	});
	// Nothing done: red on 03-27 18:00, and a day later the head has not decided who is to have it either.
	const red = given().when(submit(), noon).done().leftAlone("2019-03-29 00:00");
	/** The same trail, with another in the place of the holder: as if the officer had held the case before. */
	const heldBy = (personId: string): Given =>
		given(JSON.parse(JSON.stringify(red.events).replaceAll('"p:grid1"', `"${personId}"`)));

	test("who held the case, or on whom a card of it fell, finds nothing about it; another does", () => {
		red.when(find("p:officer"), "2019-04-01 10:00").then({ type: "CaseFound" });
		const own = heldBy("p:officer");
		expect(own.events.reduce<Given["state"] | null>(evolve, null)?.steps.some(isOfficers)).toBe(true);
		own.when(find("p:officer"), "2019-04-01 10:00").thenRefused("notYours");
		own.when(find("p:officer2"), "2019-04-01 10:00").then({ type: "CaseFound", by: "p:officer2" });
	});

	test("related to whoever held it finds nothing either", () => {
		const married = given(red.events, houseWith(relation("p:officer", "p:grid1")));
		married.when(find("p:officer"), "2019-04-01 10:00").thenRefused("notYours");
		married.when(find("p:officer2"), "2019-04-01 10:00").then({ type: "CaseFound" });
	});

	test("leaves no case of their own out of the figures", () => {
		const asked = heldBy("p:officer")
			.when(
				{ type: "AskExclusion", by: "p:officer", reason: "forceMajeure", words: words("暴雨停工。") },
				"2019-04-01 10:00",
			)
			.done();
		const decide = (by: string): Command => ({
			...{ type: "DecideExclusion", by, accept: true, words: words("属实。") },
		});
		asked.when(decide("p:officer"), "2019-04-01 11:00").thenRefused("notYours");
		asked.when(decide("p:officer2"), "2019-04-01 11:00").then({ type: "ExclusionDecided", by: "p:officer2" });
	});
});

function isOfficers({ fellOn }: { readonly fellOn: string }): boolean {
	return fellOn === "p:officer";
}
