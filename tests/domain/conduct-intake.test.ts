import { describe, expect, test } from "vitest";
import { arrange } from "../../server/domain/arrangement.ts";
import { type ConductIntake, refersConduct } from "../../server/domain/conduct-intake.ts";
import { submitReport } from "../../server/domain/intake.ts";
import { accessProposalSecondsMax } from "../../server/domain/limits.ts";
import { evolveSetting, type Setting } from "../../server/domain/setting.ts";
import { submit } from "../support/domain-deeds.ts";
import { at, houseWith } from "../support/house.ts";

const now = at("2019-03-15 10:00");
const away: ConductIntake = { mode: "referTo12388" };
const here: ConductIntake = { mode: "receive", recipient: "河湾区纪委监委信访室" };
/** `p:officer` and `p:officer2` are the discipline office, `p:administrator` arranges the house. */
const house = houseWith();
const alone: Setting = {
	...house,
	people: new Map([...house.people].filter(([id]) => id !== "p:officer2")),
};

const propose = (setting: Setting, by: string, intake: ConductIntake) =>
	arrange(setting, { type: "ProposeConductIntake", by, proposalId: "c:1", intake }, now);
const decide = (setting: Setting, by: string, accept: boolean, when = now) =>
	arrange(setting, { type: "DecideConductIntake", by, proposalId: "c:1", accept }, when);
function following(setting: Setting, decision: ReturnType<typeof propose>): Setting {
	if ("refusal" in decision) throw new Error(decision.refusal.code);
	return decision.events.reduce(evolveSetting, setting);
}
const code = (decision: ReturnType<typeof propose>) => ("refusal" in decision ? decision.refusal.code : null);

describe("what is done with conduct reports", () => {
	test("one of the discipline office proposes and another agrees", () => {
		const waiting = following(house, propose(house, "p:officer", away));
		expect(refersConduct(waiting)).toBe(false);
		expect(code(decide(waiting, "p:officer", true))).toBe("notYours");
		const settled = following(waiting, decide(waiting, "p:officer2", true));
		expect(refersConduct(settled)).toBe(true);
		expect(code(decide(settled, "p:officer2", true))).toBe("proposalGone");
	});

	test("an administrator alone decides nothing, and proposes only while the office has one person", () => {
		expect(code(propose(house, "p:administrator", away))).toBe("notYours");
		const waiting = following(alone, propose(alone, "p:administrator", away));
		expect(code(decide(waiting, "p:administrator", true))).toBe("notYours");
		expect(refersConduct(following(waiting, decide(waiting, "p:officer", true)))).toBe(true);
		expect(code(propose(alone, "p:officer", away))).toBe("notYours");
	});

	test("nobody else proposes or agrees", () => {
		const waiting = following(house, propose(house, "p:officer", away));
		for (const by of ["p:head", "p:leader", "p:desk1", "p:grid1", "p:observer", "p:nobody"]) {
			expect(code(propose(house, by, away))).toBe("notYours");
			expect(code(decide(waiting, by, true))).toBe("notYours");
			expect(code(decide(waiting, by, false))).toBe("notYours");
		}
	});

	test("receiving opens only with a body outside named", () => {
		expect(code(propose(house, "p:officer", { mode: "receive", recipient: " " }))).toBe("textEmpty");
		const long = { mode: "receive", recipient: "外".repeat(201) } as const;
		expect(code(propose(house, "p:officer", long))).toBe("textTooLong");
		expect(propose(house, "p:officer", here)).toHaveProperty("events");
	});

	test("a proposal waits a week, whoever made it may take it back, and what holds is not proposed again", () => {
		const waiting = following(house, propose(house, "p:officer", away));
		expect(code(decide(waiting, "p:officer2", true, now + accessProposalSecondsMax))).toBe("proposalGone");
		const dropped = following(waiting, decide(waiting, "p:officer", false));
		expect(refersConduct(dropped)).toBe(false);
		const settled = following(waiting, decide(waiting, "p:officer2", true));
		expect(code(propose(settled, "p:officer", away))).toBe("alreadySo");
	});
});

describe("a conduct report", () => {
	const refers = following(
		following(house, propose(house, "p:officer", away)),
		decide(following(house, propose(house, "p:officer", away)), "p:officer2", true),
	);
	const given = (over: Parameters<typeof submit>[0], setting: Setting) =>
		submitReport(submit(over) as Parameters<typeof submitReport>[0], now, setting);

	test.each([
		["asked to be sealed", { sealed: true }],
		["of category 11", { categoryCode: "1101" }],
		["about conduct, naming a person", { categoryCode: "1003", text: "宋春梅态度恶劣。" }],
	] as const)("%s is refused where they go to 12388, and received elsewhere", (_, over) => {
		expect(given(over, refers)).toEqual({ refusal: { code: "conductElsewhere", field: "text" } });
		expect(given(over, house)).toHaveProperty("events");
	});

	test("and nothing else is refused", () => {
		expect(given({}, refers)).toHaveProperty("events");
		expect(given({ text: "听说有人收红包。" }, refers)).toHaveProperty("events");
	});
});
