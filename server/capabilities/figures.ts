import { setImmediate as breathe } from "node:timers/promises";
import { readFiguresReply } from "../contract/figures.ts";
import type { StaffDeps } from "../deps.ts";
import type { Instant } from "../domain/calendar.ts";
import { figuresOf, quartersAt } from "../domain/figures.ts";
import { figuresCasesMax } from "../domain/limits.ts";
import type { Owed } from "../domain/measure.ts";
import type { HeldThrough } from "../domain/reads.ts";
import { policyInForce } from "../domain/setting.ts";
import type { SeenReads } from "../masked-reads.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";

/** What the person held, read in turns so that nobody waits for it. */
async function heldBy(reads: SeenReads, holderId: string, from: Instant, now: Instant) {
	const held: HeldThrough[] = [];
	const decisions: Owed[] = [];
	let cursor: string | null = null;
	do {
		const page: ReturnType<typeof reads.heldSince> = reads.heldSince({
			holderId,
			from,
			to: now + 1,
			now,
			cursor,
		});
		held.push(...page.items);
		decisions.push(...page.decisions);
		cursor = page.nextCursor;
		await breathe();
	} while (cursor !== null && held.length < figuresCasesMax);
	return { held, decisions };
}

/** 我的数字: whoever signs in sees their own, and there is no address that names anybody else. */
export async function figures(app: App, deps: StaffDeps): Promise<void> {
	app.get(
		"/api/figures",
		{
			onRequest: requirePerson("readFigures"),
			schema: {
				operationId: "readFigures",
				summary: "My own figures over four quarters and quarter by quarter; no one else's.",
				tags: ["desk"],
				security: bySession,
				response: replies({ 200: readFiguresReply }),
			},
		},
		async (request) => {
			const now = deps.ledger.now();
			const quarters = quartersAt(now);
			const from = quarters[0]?.from ?? now;
			const person = personOf(request);
			const { held, decisions } = await heldBy(app.staff.seenBy(person), person.personId, from, now);
			const between = (start: Instant, end: Instant) => figuresOf(held, decisions, start, end, now);
			return {
				...{ from: wireInstant(from), asOf: wireInstant(now) },
				policyVersion: policyInForce(deps.ledger.setting(), now).version,
				all: between(from, now + 1),
				quarters: quarters.map((one) => ({ id: one.id, figures: between(one.from, one.to) })),
			};
		},
	);
}
