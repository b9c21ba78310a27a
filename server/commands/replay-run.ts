import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { deedOf } from "../deeds.ts";
import { formatInstant, type Instant } from "../domain/calendar.ts";
import { ladderName } from "../domain/card.ts";
import type { Case, FollowUpCase } from "../domain/case.ts";
import type { FiredStep } from "../domain/case-events.ts";
import { isPast } from "../domain/clock.ts";
import type { Command } from "../domain/decide.ts";
import { type StepName, stepOrder } from "../domain/ladder.ts";
import type { Ledger } from "../domain/ledger.ts";
import { defaultPolicy, type Policy } from "../domain/policy.ts";
import { projectRoot } from "../root.ts";
import { wordsOf } from "../words.ts";
import { replayArea, replaySetting } from "./replay-setting.ts";
import { type SimulatedTime, simulatedTime } from "./simulated-time.ts";

/** One real case: what a resident wrote, what came back, and both times. */
export type ReplayRow = {
	readonly id: number | string;
	readonly text: string;
	readonly submittedAt: Instant;
	readonly reply: string;
	readonly repliedAt: Instant;
};
/** When the cadre signs and contacts: with the reply, or at sign due where that is earlier. */
export type ContactMode = "reply" | "sign-due";

/** What the ledger says of one row, once answered. Instants are unix seconds. */
export type ReplayedCase = {
	readonly id: number | string;
	readonly signDueAt: Instant;
	readonly contactDueAt: Instant | null;
	readonly finishDueAt: Instant;
	readonly contactedAt: Instant | null;
	readonly answeredAt: Instant | null;
	readonly ignored: boolean;
	readonly late: boolean;
	/** By due time, ties in the order of rank. */
	readonly steps: readonly { readonly step: StepName; readonly at: Instant }[];
	readonly workingMinutesToAnswer: number;
};

/** A row that the rules refuse; the message is one sentence. */
export class RowRefused extends Error {}

const categoryCode = "0203";
/** Beside the letter, which nobody answers here. */
const isOfHolder = (fired: FiredStep) => ladderName(fired) === "holder";
const byDueTime = (a: FiredStep, b: FiredStep) =>
	a.dueAt - b.dueAt || stepOrder.indexOf(a.step) - stepOrder.indexOf(b.step);

/** One row on its way through the ledger: every deed gives the state after it. */
function journeyOf(row: ReplayRow, caseNumber: string, ledger: Ledger) {
	const words = (text: string) => wordsOf(text, randomBytes);
	const act = async (command: Command): Promise<Case> => {
		const outcome = await ledger.execute(deedOf(caseNumber, command, (after) => after));
		if ("reply" in outcome) return outcome.reply;
		const why = "refusal" in outcome ? outcome.refusal.code : "kept";
		throw new RowRefused(
			`The row with id ${row.id} cannot be replayed: ${command.type} was refused as ${why}.`,
		);
	};
	const submit = () =>
		act({
			...{
				type: "SubmitReport",
				caseNumber,
				areaCode: replayArea,
				categoryCode,
				reportType: null,
				danger: false,
			},
			...{
				about: null,
				sealed: false,
				text: words(row.text),
				spot: null,
				contactPhone: null,
				consentPublish: false,
			},
		});
	/** What waits for triage is sent on by the desk in the same second, so that the limits are the same. */
	const sentOn = async (state: Case): Promise<Case> => {
		if (state.status !== "received") return state;
		const move = state.moves.at(-1)?.move;
		return act({
			type: "DispatchCase",
			by: move?.by === "staff" ? move.personId : "",
			categoryCode,
			postId: null,
		});
	};
	const contact = async (by: string, said: string, at: Instant) => {
		const byDate = formatInstant(at).slice(0, 10);
		await act({ type: "SignCase", by });
		await act({ type: "ContactResident", by, words: words(said), nextStep: words("按答复办理。"), byDate });
	};
	const answer = (by: string) => act({ type: "AnswerCase", by, words: words(row.reply), outcome: "done" });
	return { submit: async () => sentOn(await submit()), contact, answer };
}

function resultOf(id: ReplayRow["id"], state: FollowUpCase): ReplayedCase {
	const { tour, answerSeconds, steps } = state;
	const { limits, contactedAt, answeredAt } = tour;
	if (limits === null || answerSeconds === null)
		throw new Error(`the case of row ${id} has no limits or no answer`);
	const missed = (due: Instant | null, at: Instant | null) => due !== null && at !== null && isPast(due, at);
	return {
		id,
		signDueAt: limits.signDueAt,
		contactDueAt: limits.contactDueAt,
		finishDueAt: limits.finishDueAt,
		contactedAt,
		answeredAt,
		ignored: missed(limits.contactDueAt, contactedAt),
		late: missed(limits.finishDueAt, answeredAt),
		steps: steps
			.filter(isOfHolder)
			.sort(byDueTime)
			.map(({ step, dueAt }) => ({ step, at: dueAt })),
		workingMinutesToAnswer: answerSeconds / 60,
	};
}

/** Plans the deeds of one row; `done` gets what the ledger says of it after the answer. */
function plan(
	row: ReplayRow,
	caseNumber: string,
	mode: ContactMode,
	place: Place,
	done: (of: ReplayedCase) => void,
) {
	const { ledger, time } = place;
	const journey = journeyOf(row, caseNumber, ledger);
	time.plan(row.submittedAt, async () => {
		const state = await journey.submit();
		if (!("tour" in state)) throw new Error(`the case of row ${row.id} was not dispatched`);
		const { holderId, limits } = state.tour;
		const signDueAt = limits?.signDueAt ?? row.repliedAt;
		const early = mode === "sign-due" && signDueAt < row.repliedAt;
		if (early) time.plan(signDueAt, () => journey.contact(holderId, "已看到您的诉求，正在办理。", signDueAt));
		time.plan(row.repliedAt, async () => {
			if (!early) await journey.contact(holderId, row.reply, row.repliedAt);
			const answered = await journey.answer(holderId);
			if (answered.status === "followUp") done(resultOf(row.id, answered));
		});
	});
}

type Place = { readonly ledger: Ledger; readonly time: SimulatedTime };

/** Digits enough for every row, in the shape of a case number. */
function numberOf(index: number): string {
	const digits = String(index + 1).padStart(14, "0");
	return `${digits.slice(0, 6)}-${digits.slice(6, 10)}-${digits.slice(10)}`;
}

/**
 * Runs real cases through the real rules on simulated time (architecture.md, Commands): the same decide, ledger (in
 * memory) and sweep as the server, as if never down. Each row is received and dispatched at `submittedAt` at level
 * `normal` and answered at `repliedAt`.
 * @returns one case per row, in the order of the rows
 * @throws RowRefused when the rules refuse a row
 */
export async function replayRows(
	rows: readonly ReplayRow[],
	options: { readonly contact: ContactMode; readonly policy?: Policy },
): Promise<readonly ReplayedCase[]> {
	const time = simulatedTime(
		rows.reduce((least, row) => Math.min(least, row.submittedAt), Number.MAX_SAFE_INTEGER),
	);
	const store = openStore(":memory:", { migrations: join(projectRoot(), "migrations") });
	const ledger = createLedger({ store, clock: time.clock, randomBytes });
	try {
		const { events, words } = replaySetting(options.policy ?? defaultPolicy);
		await ledger.arrange(events, words);
		const results: ReplayedCase[] = [];
		rows.forEach((row, index) => {
			const done = (result: ReplayedCase) => {
				results[index] = result;
			};
			plan(row, numberOf(index), options.contact, { ledger, time }, done);
		});
		await time.run(ledger);
		return results;
	} finally {
		await ledger.close();
	}
}
