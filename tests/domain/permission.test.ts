import { describe, expect, test } from "vitest";
import { type CaseAction, caseRules, type Who } from "../../server/domain/case-rules.ts";
import { houseRules, may } from "../../server/domain/permission.ts";
import type { Role } from "../../server/domain/setting.ts";
import { now, states } from "../support/domain-states.ts";
import { everybody, house } from "../support/house.ts";
import { houseActions, houseTable, roles, rowOf } from "../support/written-house-rights.ts";
import { columns, nothing, rightsOf, written } from "../support/written-rights.ts";

const whos: readonly Who[] = ["deskOrHolder", "holder", "decider", "desk", "operator", "eraser", "merger"];

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
	"keepCase",
	"confirmEmergency",
	"viewPhone",
	"helpLetter",
	"answerLetter",
	...["explainRed", "findCase", "declineCase", "redirectCase"],
	"proposeErasure",
	"transferCase",
	...["mergeCase", "splitCase", "cutOutPart", "maskWords", "callResident", "askExclusion", "decideExclusion"],
];
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

	test.each(columns)(
		"no row of the rules can change unseen: %s is allowed in each of its states, and in no other",
		(action) => {
			const column = columns.indexOf(action) + 1;
			const allowed = [...written].filter(([, rights]) => rights.split(" ")[column] === "+");
			const statuses = new Set(allowed.map(([key]) => states[key.split(" ")[0] ?? ""]?.state.status));
			expect([...statuses].sort()).toEqual([...caseRules[action].states].sort());
		},
	);

	test.each(columns)(
		"the table goes red when the row of %s is changed: another who, or one state less",
		(action) => {
			const before = caseRules[action];
			const isRed = () =>
				Object.keys(states).some((state) =>
					everybody.some((id) => rightsOf(state, id) !== (written.get(`${state} ${id}`) ?? nothing)),
				);
			const others = whos.filter((who) => who !== before.who).map((who) => ({ ...before, who }));
			const fewer = before.states.map((left) => ({
				...before,
				states: before.states.filter((one) => one !== left),
			}));
			for (const changed of [...others, ...fewer]) {
				Object.assign(caseRules, { [action]: changed });
				const found = isRed();
				Object.assign(caseRules, { [action]: before });
				expect([changed, found]).toEqual([changed, true]);
			}
			expect(isRed()).toBe(false);
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
				const codes = columns.map((action: CaseAction) => may(action, id, state, { ...house, people }, now));
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
	test.each(houseActions)("%s is for those of its row", (action) => {
		expect(rowOf(action)).toBe(houseTable[action]);
	});

	test.each(houseActions)(
		"no row of the table can change unseen: %s with one role more or less is another row",
		(action) => {
			const before = houseRules[action];
			for (const role of roles) {
				const changed = before.includes(role) ? before.filter((one) => one !== role) : [...before, role];
				Object.assign(houseRules, { [action]: changed });
				const row = rowOf(action);
				Object.assign(houseRules, { [action]: before });
				expect([role, row]).not.toEqual([role, houseTable[action]]);
			}
			expect(rowOf(action)).toBe(houseTable[action]);
		},
	);

	test("there is no other page than these", () => {
		expect(Object.keys(houseRules)).toEqual([
			...["listInbox", "listOverdue", "readTrail", "readStatistics", "listPosts", "readHouse"],
			...["arrangeHouse", "readOperation", "keepAccess", "previewPolicy", "listLetters"],
			...["readReferral", "listSurges", "declareSurge", "readCasebook", "listShelved", "readFigures"],
			...["hearCallers", "listPublications", "listCalls"],
		]);
		expect(new Set(Object.keys(caseRules))).toEqual(new Set([...columns, ...overlayActions]));
	});
});
