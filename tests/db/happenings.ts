import { createHash } from "node:crypto";
import type { Instant } from "../../server/domain/calendar.ts";
import type { Case } from "../../server/domain/case.ts";
import type {
	CaseAnswered,
	CaseDispatched,
	CaseEscalated,
	CaseEvent,
	CaseSigned,
	Move,
	MoveKind,
	ReportReceived,
	ResidentContacted,
} from "../../server/domain/case-events.ts";
import type { StepName } from "../../server/domain/ladder.ts";
import type { Deed, Loaded } from "../../server/domain/ledger.ts";
import { refuse } from "../../server/domain/refusal.ts";
import { refOf, type Words } from "../../server/domain/words.ts";

/** Events and deeds as the tests of the ledger need them: real shapes, decided by hand. */

/** 2019-03-13 12:30 in Shanghai. */
export const noon: Instant = 1_552_451_400;
const day = 86_400;
const grid = "110101001001001";

/** Words with the id given; the commitment is what the id makes it. */
export function words(id: string, text = `words of ${id}`): Words {
	return { id, salt: `salt of ${id}`, hash: macOf(id).toString("hex"), text };
}

/** 32 bytes that follow from a name, for receipts and keys. */
export function macOf(name: string): Buffer {
	return createHash("sha256").update(name).digest();
}

export function staff(personId: string, as: MoveKind = "holder"): Move {
	return { by: "staff", personId, postId: `post of ${personId}`, as };
}

export function received(
	caseNumber: string,
	at: Instant,
	over: Partial<ReportReceived> = {},
): ReportReceived {
	return {
		type: "ReportReceived",
		at,
		caseNumber,
		areaCode: grid,
		categoryCode: "0203",
		reportType: "complaint",
		danger: false,
		level: "normal",
		track: "service",
		sealed: false,
		held: [],
		namedIds: [],
		text: refOf(words(`${caseNumber} text`)),
		spot: null,
		aboutKind: null,
		aboutName: null,
		aboutUnitId: null,
		contactPhone: null,
		consentPublish: false,
		policyVersion: "1",
		triageDueAt: null,
		due: [],
		nextMove: staff("desk", "desk"),
		...over,
	};
}

/** Sign due after 4 hours, contact after a day, finish after five. */
export function dispatched(
	at: Instant,
	holderId = "holder",
	over: Partial<CaseDispatched> = {},
): CaseDispatched {
	const limits = {
		signDueAt: at + day / 6,
		contactDueAt: at + day,
		finishDueAt: at + 5 * day,
		provisional: false,
	};
	return {
		type: "CaseDispatched",
		at,
		by: null,
		postId: `post of ${holderId}`,
		holderId,
		dutyItemId: "lamp",
		dutyBookVersion: "1",
		categoryCode: "0203",
		level: "normal",
		caseFinishDueAt: limits.finishDueAt,
		limits,
		due: [
			{ step: "blue", cause: "contact", dueAt: limits.contactDueAt },
			{ step: "yellow", cause: "contact", dueAt: limits.contactDueAt + 2 * day },
		],
		nextMove: staff(holderId),
		...over,
	};
}

export function signed(at: Instant, by = "holder"): CaseSigned {
	return { type: "CaseSigned", at, by };
}

export function contacted(at: Instant, id: string, by = "holder"): ResidentContacted {
	const said = { words: refOf(words(`${id} words`)), nextStep: refOf(words(`${id} next step`)) };
	return {
		type: "ResidentContacted",
		at,
		by,
		...said,
		byDate: "2019-03-20",
		workingSeconds: 3600,
		nextMove: staff(by),
	};
}

export function answered(at: Instant, id: string, over: Partial<CaseAnswered> = {}): CaseAnswered {
	return {
		type: "CaseAnswered",
		at,
		by: "holder",
		words: refOf(words(`${id} words`)),
		outcome: "done",
		withoutContact: false,
		workingSeconds: 7200,
		pending: null,
		due: [{ step: "silence", cause: "silence", dueAt: at + 7 * day }],
		nextMove: { by: "resident" },
		...over,
	};
}

export function escalated(
	at: Instant,
	step: StepName,
	told: string,
	over: Partial<CaseEscalated> = {},
): CaseEscalated {
	const move = staff(told, "superior");
	const of = { step, cause: "contact", round: 1, dueAt: at - 1, fellOn: "holder" } as const;
	return { type: "CaseEscalated", at, ...of, told: move, nextMove: move, ...over };
}

/** A report that is dispatched at once: the deed most of the house's work begins with. Replies with the version. */
export function submission(
	caseNumber: string,
	over: Partial<Deed<number>> & { readonly holderId?: string } = {},
): Deed<number> {
	const { holderId, ...more } = over;
	return {
		caseNumber,
		opensCase: true,
		words: [words(`${caseNumber} text`, "路灯坏了")],
		receiptMac: macOf(`receipt of ${caseNumber}`),
		decide: ({ now, state }) =>
			state === null
				? { events: [received(caseNumber, now), dispatched(now, holderId)], reply: (after) => after.version }
				: refuse("numberTaken"),
		...more,
	};
}

/** A deed on a case that is there. Replies with the version. */
export function deed(
	caseNumber: string,
	eventsAt: (now: Instant, state: Case) => readonly CaseEvent[],
	over: Partial<Deed<number>> = {},
): Deed<number> {
	const decide = ({ now, state }: Loaded) =>
		state === null
			? refuse("notFound")
			: { events: eventsAt(now, state), reply: (after: Case) => after.version };
	return { caseNumber, decide, ...over };
}

/** Keeps the reply for a retry, sealed as plain text. */
export function retryOf(key: string, body: string): NonNullable<Deed<number>["retry"]> {
	return { keyMac: macOf(key), bodyMac: macOf(body), seal: (reply) => Buffer.from(`sealed ${reply}`) };
}
