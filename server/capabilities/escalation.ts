import { Type } from "typebox";
import { closed, oneOf, stepNames } from "../contract/common.ts";
import { listOverdueReply } from "../contract/escalation.ts";
import type { StaffDeps } from "../deps.ts";
import { narrowed } from "../domain/area.ts";
import { sweepBatchMax } from "../domain/limits.ts";
import { mayRead } from "../domain/permission.ts";
import { sweepPhones } from "../phone-sweep.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { settingSweep } from "../setting-sweep.ts";
import { sweep } from "../sweep.ts";
import { wireInstant } from "../views/common.ts";
import { overdueItem } from "../views/overdue.ts";

const querystring = Type.Object(
	{
		cursor: Type.Optional(Type.String()),
		group: Type.Optional(oneOf(["ignored", "late", "carded"])),
		step: Type.Optional(oneOf(stepNames)),
		areaCode: Type.Optional(Type.String({ pattern: "^[0-9]{2,15}$" })),
	},
	closed,
);

/** Escalation: the overdue board. Sealed reports are neither on it nor in its counts. */
export async function escalation(app: App, { ledger, reads }: StaffDeps): Promise<void> {
	app.get(
		"/api/overdue",
		{
			onRequest: requirePerson("listOverdue"),
			schema: {
				operationId: "listOverdue",
				summary: "Ignored, late, and cases with a card in force: highest step first, then oldest.",
				tags: ["audit"],
				security: bySession,
				querystring,
				response: replies({ 200: listOverdueReply }),
			},
		},
		async (request, reply) => {
			const { cursor = null, group = null, step = null, areaCode } = request.query;
			const now = ledger.now();
			const person = personOf(request);
			const areaPrefix = narrowed(person.areaPrefix, areaCode);
			if (areaPrefix === null) return reply.refuse({ code: "notYours", field: "areaCode" });
			const { items, counts, nextCursor } = app.staff.seenBy(person).overdueBoard({
				personId: person.personId,
				...{ areaPrefix, now, group, step, cursor },
			});
			const setting = ledger.setting();
			// Whoever is named in a report reads nothing of it, an overdue one neither.
			const read = items.filter(({ state }) => mayRead(person, state, setting, now));
			return {
				items: read.map((item) => overdueItem(item, reads.voicesOf(item.state.caseNumber).length, setting)),
				counts,
				nextCursor,
				asOf: wireInstant(now),
			};
		},
	);
}

/**
 * Runs the sweep every `everyMs` until told to stop; batch after batch while there is more, breathing in between, and
 * then what follows from a changed setting, and the phone numbers whose time is over.
 */
export function startSweep(
	{ ledger, reads }: Pick<StaffDeps, "ledger" | "reads">,
	everyMs: number,
	failed: (error: unknown) => void,
): () => Promise<void> {
	const sweepSetting = settingSweep(ledger, reads);
	let stopped = false;
	let running: Promise<void> = Promise.resolve();
	const batches = async () => {
		while (!stopped && (await sweep(ledger)) === sweepBatchMax)
			await new Promise((resume) => setImmediate(resume));
		if (!stopped) await sweepSetting();
		if (!stopped) await sweepPhones(ledger, reads);
	};
	const timer = setInterval(() => {
		running = running.then(() => (stopped ? undefined : batches())).catch(failed);
	}, everyMs);
	return () => {
		stopped = true;
		clearInterval(timer);
		return running;
	};
}
