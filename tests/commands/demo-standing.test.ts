import { expect, test } from "vitest";
import { demoCases } from "../../server/commands/demo-cases/all.ts";
import { cardHeld } from "../../server/domain/card.ts";
import { nextMoveOf } from "../../server/domain/case.ts";
import { playedDemo } from "../support/played-demo.ts";

const { reads, caseOf, everyCase } = playedDemo();

test("what stood still was told to discipline; what a finding cleared unanswered begins anew; a gap is named", () => {
	const typesOf = (key: string) => reads.trailOf(caseOf(key).caseNumber).map(({ event }) => event.type);
	expect(typesOf("pedal-broken-off")).toContain("CaseStalled");
	expect(nextMoveOf(caseOf("pedal-broken-off"))).toMatchObject({ as: "discipline" });
	expect(cardHeld(caseOf("pedal-broken-off"))?.step).toBe("red");
	expect(cardHeld(caseOf("stickers-in-every-lift"))?.step).toBe("yellow");
	const eventsOf = (key: string) => reads.trailOf(caseOf(key).caseNumber).map(({ event }) => event);
	expect(eventsOf("stickers-in-every-lift")).toContainEqual(
		expect.objectContaining({ type: "CaseDispatched", why: "unanswered" }),
	);
	expect(eventsOf("course-fees-not-returned")).toContainEqual(
		expect.objectContaining({ type: "CaseDispatched", why: "designation", gap: true }),
	);
	expect(typesOf("handrail-at-the-back-door")).toContain("CaseSplit");
	expect(caseOf("smell-under-the-window")).toMatchObject({ categoryCode: "0204", level: "normal" });
});

test("a closure has moved limits, and a post over its load has its card marked", () => {
	const moved = demoCases.filter(({ key }) =>
		reads.trailOf(caseOf(key).caseNumber).some(({ event }) => event.type === "LimitsRecomputed"),
	);
	expect(moved.length).toBeGreaterThan(3);
	const marked = everyCase().flatMap(({ steps }) => steps.filter(({ overLoad }) => overLoad !== undefined));
	expect(marked.length).toBeGreaterThan(0);
});
