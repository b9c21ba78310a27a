import { beforeAll, describe, expect, test } from "vitest";
import { type Case, evolve, nextDueAt, nextMoveOf } from "../../server/domain/case.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { isKeptFrom } from "../../server/domain/people.ts";
import { may, mayRead } from "../../server/domain/permission.ts";
import { always, inTheEnd, type Moment, sampleLives } from "../support/domain-lives.ts";
import { marker, settingOf } from "../support/domain-random.ts";

const happened = ({ decision }: Moment): readonly CaseEvent[] =>
	"events" in decision ? decision.events : [];
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));

describe("random lives reach", () => {
	const seen = new Set<string>();
	beforeAll(() => {
		for (const moment of sampleLives().flat()) {
			for (const event of happened(moment)) {
				seen.add(event.type === "CaseEscalated" ? `${event.step} ${event.cause}` : event.type);
			}
			if ("refusal" in moment.decision) seen.add(moment.decision.refusal.code);
			if (moment.after !== null) seen.add(moment.after.status);
		}
	});

	test.each([
		...["received", "dispatched", "handling", "followUp", "closed"],
		...["ReportReceived", "CaseDispatched", "CaseSealed", "SealedViewed", "CaseSigned", "ResidentContacted"],
		...["CaseAnswered", "CaseDecided", "CaseConfirmed", "CaseDisputed", "MessageLeft", "CaseClosed"],
		...["unsigned sign", "contactReminder contact", "finishReminder finish", "blue triage", "yellow triage"],
		...["blue contact", "yellow contact", "red finish", "referred finish", "blue decision", "red check"],
		...["notFound", "notYours", "wrongState", "alreadyAnswered", "postUnusable"],
	])("%s", (what) => {
		expect([...seen]).toContain(what);
	});
});

describe("a case, whatever is done to it by whomever and whenever", () => {
	test("is the same folded anew from its events as it was kept", () => {
		inTheEnd((events, moments) => {
			const kept = moments.at(-1)?.after ?? null;
			expect(events.reduce<Case | null>(evolve, null)).toEqual(kept);
			expect(kept?.version ?? 0).toBe(events.length);
		});
	});

	test("is plain data: written as JSON and read back it is identical, and goes on the same", () => {
		inTheEnd((events) => {
			expect(plain(events)).toStrictEqual(events);
			let state: Case | null = null;
			for (const event of events) {
				const after: Case = evolve(plain(state), plain(event));
				expect(after).toStrictEqual(evolve(state, event));
				expect(plain(after)).toStrictEqual(after);
				state = after;
			}
		});
	});

	test("is never changed in place: what was stays as it was", () => {
		inTheEnd((events) => {
			let state: Case | null = null;
			for (const event of events) {
				const [was, said] = [plain(state), plain(event)];
				const after: Case = evolve(state, event);
				expect([state, event]).toEqual([was, said]);
				state = after;
			}
		});
	});

	test("keeps no personal words in its events or its state", () => {
		inTheEnd((events, moments) => {
			expect(JSON.stringify([events, moments.at(-1)?.after])).not.toMatch(new RegExp(`${marker}|"salt"`));
		});
	});

	test("has exactly one next move while it is open, of somebody who may read it, and none when closed", () => {
		always(({ after, now }, life) => {
			if (after === null) return;
			const move = nextMoveOf(after);
			expect(move === null).toBe(after.status === "closed");
			if (move === null || move.by === "resident") return;
			const setting = settingOf(life);
			const person = setting.people.get(move.personId);
			expect(person !== undefined && mayRead(person, after, setting, now)).toBe(true);
		});
	});

	test("waits for the resident exactly when an answer lies with them", () => {
		always(({ after }) => {
			const move = after === null ? null : nextMoveOf(after);
			const withResident = after?.status === "followUp" && after.pending === null;
			expect(move?.by === "resident").toBe(withResident);
		});
	});

	test("never lies still: what nobody has touched has a due time", () => {
		always(({ after }) => {
			if (after?.status !== "dispatched" || after.tour.limits === null) return;
			expect(nextDueAt(after)).not.toBeNull();
		});
	});

	test("keeps the resident's own limit from the first dispatch on", () => {
		inTheEnd((_, moments) => {
			const limits = moments.flatMap(({ after }) =>
				after !== null && "tour" in after ? [after.caseFinishDueAt] : [],
			);
			expect(new Set(limits).size).toBeLessThan(2);
		});
	});
});

const actions = {
	SignCase: "signCase",
	ContactResident: "contactResident",
	AnswerCase: "answerCase",
	DecideCase: "decideCase",
	DispatchCase: "dispatchCase",
	SealCase: "sealCase",
} as const;
const isStaffDeed = (type: string): type is keyof typeof actions => type in actions;

describe("people", () => {
	test("nobody acts without permission, and a refused command leaves the case as it was", () => {
		always(({ before, command, now, decision, after }, life) => {
			if (before === null) return;
			if ("refusal" in decision) expect(after).toBe(before);
			if (!isStaffDeed(command.type) || !("by" in command) || "refusal" in decision) return;
			const late = decision.events.filter(
				(event) =>
					event.type === "CaseStalled" || (event.type === "CaseEscalated" && event.cause !== "check"),
			);
			const asked = late.reduce<Case>(evolve, before);
			expect(may(actions[command.type], command.by, asked, settingOf(life), now)).toBeNull();
		});
	});

	test("nobody named in a report, below somebody named, or related to them is told of it or given it", () => {
		always((moment, life) => {
			let state = moment.before;
			for (const event of happened(moment)) {
				state = evolve(state, event);
				const report = state;
				const kept = (id: string) => isKeptFrom(settingOf(life), id, report, moment.now);
				if ("by" in event && event.by !== null) expect(report.namedIds).not.toContain(event.by);
				if (event.type === "CaseDispatched") expect(kept(event.holderId)).toBe(false);
				if (event.type === "CaseEscalated" && event.told.by === "staff")
					expect(kept(event.told.personId)).toBe(false);
				const move = nextMoveOf(state);
				if (state.sealed && move?.by === "staff") expect(kept(move.personId)).toBe(false);
			}
		});
	});

	test("of a sealed report only the office that has it is told", () => {
		always(({ after }, life) => {
			if (after === null || !after.sealed || after.track === "service") return;
			const move = nextMoveOf(after);
			const kind = move?.by === "staff" ? settingOf(life).posts.get(move.postId)?.kind : undefined;
			expect(["discipline", "protection"]).toContain(kind);
		});
	});
});
