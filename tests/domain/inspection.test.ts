import { describe, expect, test } from "vitest";
import { writtenForInspection } from "../../server/domain/inspection.ts";
import { answer, confirm, contact, submit, words } from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";

// Received Wed 03-13 12:30, nothing done: red on 03-27 18:00, referred on 04-03 18:00.
const dispatched = given().when(submit(), "2019-03-13 12:30").done();
const finds = {
	type: "FindCase",
	by: "p:officer",
	outcome: "responsible",
	words: words("已核查。"),
} as const;
const proves = { ...finds, outcome: "falseCompletion" } as const;

/** The types of the events that are marked. */
function marked({ events }: Given): string[] {
	const trail = events.map((event, index) => ({ version: index + 1, event }));
	const versions = writtenForInspection(trail);
	return trail.filter(({ version }) => versions.has(version)).map(({ event }) => event.type);
}

describe("what is written just before an inspection, or while it lasts, is marked", () => {
	test("an answer after the referral is; the answer of a case that nobody inspects is not", () => {
		const referred = dispatched.leftAlone("2019-04-04 00:00");
		expect(marked(referred)).toEqual([]);
		const answered = referred.when(answer(), "2019-04-10 10:00").done();
		expect(marked(answered)).toEqual(["CaseAnswered"]);
		expect(marked(answered.when(finds, "2019-04-11 10:00").done())).toEqual(["CaseAnswered"]);
		expect(marked(dispatched.when(answer(), "2019-03-14 10:00").done())).toEqual([]);
	});

	test("the day before a finding that nothing announced counts to the second", () => {
		const contacted = dispatched.when(contact("2019-03-20"), "2019-03-13 15:00").done();
		const red = contacted.leftAlone("2019-03-28 00:00");
		const answered = red.when(answer(), "2019-03-28 10:00").done();
		expect(marked(answered.when(finds, "2019-03-29 10:00:00").done())).toEqual(["CaseAnswered"]);
		expect(marked(answered.when(finds, "2019-03-29 10:00:01").done())).toEqual([]);
	});

	test("what came after a finding is of no inspection, until another begins", () => {
		const found = dispatched.leftAlone("2019-04-04 00:00").when(finds, "2019-04-08 10:00").done();
		const answered = found.when(answer(), "2019-04-08 10:00:01").done();
		expect(marked(answered)).toEqual([]);
		const closed = answered.when(confirm(), "2019-04-09 09:00").done();
		expect(marked(closed.when(proves, "2019-04-09 10:00").done())).toEqual(["CaseAnswered"]);
		expect(marked(closed.when(proves, "2019-04-12 10:00").done())).toEqual([]);
	});
});
