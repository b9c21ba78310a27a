import { describe, expect, test } from "vitest";
import { type CaseAction, caseRules } from "../../server/domain/case-rules.ts";
import { houseRules, may, mayUse } from "../../server/domain/permission.ts";
import type { RefusalCode } from "../../server/domain/refusal.ts";
import type { Role } from "../../server/domain/setting.ts";
import { now, readersOf, states } from "../support/domain-states.ts";
import { everybody, house } from "../support/house.ts";

/*
 * Everybody of the house × every kind of case × every deed. Columns: read, sign, contact, answer, decide, dispatch, seal.
 * r may read · - may not · + may do · y not theirs · w not in this state · a answered already · . may not know of it.
 * Whoever is in no line of a state has no right to it at all.
 */
const table = `
received: r y y y y + +: desk1 desk2
received: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
triage: r y y y y + +: desk1 desk2
dispatched: r + + + y y y: grid1
dispatched: r y y y y w w: desk1 desk2
dispatched: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
handling: r w + + y y y: grid1
handling: r y y y y w w: desk1 desk2
handling: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
contacted: r w + + y y y: grid1
contacted: r y y y y w w: desk1 desk2
contacted: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
pending: r w + a y y y: grid1
pending: r y y y + y y: eastSecretary
pending: r y y y y w w: desk1 desk2
pending: r y y y y y y: office worksChief leader head officer officer2 guard1
declining: r y y y y w +: desk1 desk2
declining: r y y y + w +: office
declining: r y y y y y y: eastSecretary worksChief leader head officer officer2 guard1
declined: r y y y y w w: desk1 desk2
declined: r y y y + y y: leader
declined: r y y y y y y: office eastSecretary worksChief head officer officer2 guard1
redirected: r y y y y w w: desk1 desk2
redirected: r y y y + y y: leader
redirected: r y y y y y y: office eastSecretary worksChief head officer officer2 guard1
erasing: r y y y y w w: desk1 desk2
erasing: r y y y + y y: officer
erasing: r y y y y y y: office eastSecretary worksChief leader head officer2 guard1
voiceErasing: r y y y y w w: desk1 desk2
voiceErasing: r y y y + y y: officer
voiceErasing: r y y y y y y: office eastSecretary worksChief leader head officer2 guard1
appealed: r w w a y y y: grid1
appealed: r y y y y w w: desk1 desk2
appealed: r y y y + y y: head
appealed: r y y y y y y: office eastSecretary worksChief leader officer officer2 guard1
followUp: r w w a y y y: grid1
followUp: r y y y y w w: desk1 desk2
followUp: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
rework: r + + + y y y: grid1
rework: r y y y y w w: desk1 desk2
rework: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
check: r w w a y y y: grid1
check: r y y y + y y: leader
check: r y y y y w w: desk1 desk2
check: r y y y y y y: office eastSecretary worksChief head officer officer2 guard1
closed: r w w a y y y: grid1
closed: r y y y y w w: desk1 desk2
closed: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
checked: r + + + y y y: grid1
checked: r y y y y w w: desk1 desk2
checked: r y y y y y y: office eastSecretary worksChief leader head officer officer2 guard1
blue: r + + + y y y: grid1
blue: r y y y y w w: desk1 desk2
blue: r y y y y y y: office grid2 eastSecretary worksChief leader head officer officer2 guard1
naming: r + + + y y y: works1
naming: r y y y y w w: desk1 desk2
naming: r y y y y y y: office worksChief leader head officer officer2 guard1
conduct: r y y y y w w: officer
conduct: r y y y y y y: officer2
accusing: r y y y y w w: officer
accusing: r y y y y y y: officer2
accusingOfficer: r y y y y w w: officer2
sealed: r y y y y w w: officer
sealed: r y y y y y y: officer2
protected: r y y y y w w: guard1
protected: r y y y y y y: guard2
`;
const actions = [
	"signCase",
	"contactResident",
	"answerCase",
	"decideCase",
	"dispatchCase",
	"sealCase",
] as const;
/** What may be done beside these; tests/domain/overlays.test.ts, exit.test.ts, merge.test.ts and phone.test.ts say by whom. */
const overlayActions = [
	"settleOnSpot",
	"returnCase",
	"extendCase",
	"promiseCase",
	"shelveCase",
	"changeLevel",
	"awaitResident",
	"resumeCase",
	"askAssist",
	"answerAssist",
	"rateAssist",
	"takeOver",
	"reassignCase",
	"confirmEmergency",
	"viewPhone",
	"helpLetter",
	"answerLetter",
	"explainRed",
	"findCase",
	"declineCase",
	"redirectCase",
	"proposeErasure",
	...["mergeCase", "splitCase"],
];
const letters: Partial<Record<RefusalCode, string>> = {
	notFound: ".",
	notYours: "y",
	wrongState: "w",
	alreadyAnswered: "a",
};
const nothing = "- . . . . . .";

/** What the table says of one person and one state. */
const written: ReadonlyMap<string, string> = new Map(
	table
		.trim()
		.split("\n")
		.flatMap((line) => {
			const [state = "", rights = "", people = ""] = line.split(": ");
			return people.split(" ").map((person) => [`${state} p:${person}`, rights] as const);
		}),
);

/** What the rules say. */
function rightsOf(state: string, personId: string): string {
	const past = states[state];
	if (past === undefined) throw new Error(`no state ${state}`);
	const cells = actions.map((action) => {
		const code = may(action, personId, past.state, past.setting, now);
		return code === null ? "+" : letters[code];
	});
	return [readersOf(past).includes(personId.slice(2)) ? "r" : "-", ...cells].join(" ");
}

describe("permission on a case", () => {
	test.each(Object.keys(states))(
		"everybody's rights to a case that is %s are those of the table",
		(state) => {
			const rights = everybody.map((id) => [id, rightsOf(state, id)]);
			expect(rights).toEqual(everybody.map((id) => [id, written.get(`${state} ${id}`) ?? nothing]));
		},
	);

	test("the table speaks only of people and states there are", () => {
		for (const key of written.keys()) {
			const [state = "", personId = ""] = key.split(" ");
			expect([Object.keys(states).includes(state), everybody.includes(personId)]).toEqual([true, true]);
		}
	});

	test.each(actions)(
		"no row of the rules can change unseen: %s is allowed in each of its states, and in no other",
		(action) => {
			const column = actions.indexOf(action) + 1;
			const allowed = [...written].filter(([, rights]) => rights.split(" ")[column] === "+");
			const statuses = new Set(allowed.map(([key]) => states[key.split(" ")[0] ?? ""]?.state.status));
			expect([...statuses].sort()).toEqual([...caseRules[action].states].sort());
		},
	);

	test("whoever does not exist may know of nothing", () => {
		for (const state of Object.keys(states)) expect(rightsOf(state, "p:nobody")).toBe(nothing);
	});

	test("the administrator and the observer read no report and do nothing to one", () => {
		for (const state of Object.keys(states)) {
			for (const id of ["p:administrator", "p:observer"]) expect(rightsOf(state, id)).toBe(nothing);
		}
	});

	test("the administrator reads nothing even when holding the post or being told", () => {
		const people = new Map(house.people);
		for (const id of ["p:grid1", "p:eastSecretary"]) {
			people.set(id, { personId: id, role: "administrator", areaPrefix: "", name: { id: "", hash: "" } });
		}
		for (const { state } of Object.values(states)) {
			for (const id of ["p:grid1", "p:eastSecretary"]) {
				const codes = actions.map((action: CaseAction) => may(action, id, state, { ...house, people }, now));
				expect(new Set(codes)).toEqual(new Set(["notFound"]));
			}
		}
	});

	test("a change of role or of area holds from the next deed", () => {
		const past = states.received;
		if (past === undefined) throw new Error("no such state");
		const [desk] = ["p:desk1"].flatMap((id) => house.people.get(id) ?? []);
		if (desk === undefined) throw new Error("no such person");
		const as = (role: Role, areaPrefix: string) => {
			const people = new Map(house.people).set("p:desk2", { ...desk, personId: "p:desk2", role, areaPrefix });
			return may("dispatchCase", "p:desk2", past.state, { ...house, people }, now);
		};
		expect(as("operator", "990101")).toBeNull();
		expect(as("operator", "990102")).toBe("notFound");
		expect(as("supervisor", "990101")).toBe("notYours");
		expect(as("cadre", "990101")).toBe("notFound");
	});
});

describe("permission in the house", () => {
	const roles = [
		"cadre",
		"supervisor",
		"leader",
		"head",
		"operator",
		"disciplineOfficer",
		"observer",
		"administrator",
	] as const;

	// One column per role, in the order above.
	test.each([
		["listInbox", "++++++--"],
		["listOverdue", "-+++-+--"],
		["readTrail", "-+++-+--"],
		["readStatistics", "-+++-++-"],
		["listPosts", "++++++--"],
		["readHouse", "++++++++"],
		["arrangeHouse", "-------+"],
		["listLetters", "++++++--"],
		["readReferral", "-----+--"],
		["readOperation", "-------+"],
		["previewPolicy", "-+++-+-+"],
		["listSurges", "-+++++--"],
		["declareSurge", "--++----"],
	] as const)("%s is for %s", (action, expected) => {
		expect(roles.map((role) => (mayUse(action, role) ? "+" : "-")).join("")).toBe(expected);
	});

	test("there is no other page than these", () => {
		expect(Object.keys(houseRules)).toEqual([
			...["listInbox", "listOverdue", "readTrail", "readStatistics", "listPosts", "readHouse"],
			...["arrangeHouse", "readOperation", "keepAccess", "previewPolicy", "listLetters"],
			...["readReferral", "listSurges", "declareSurge", "readCasebook", "listShelved", "readFigures"],
		]);
		expect(new Set(Object.keys(caseRules))).toEqual(new Set([...actions, ...overlayActions]));
	});
});
