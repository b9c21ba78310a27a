import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rowsOf } from "../../server/commands/replay-input.ts";
import { type ContactMode, type ReplayRow, replayRows } from "../../server/commands/replay-run.ts";
import { replayArea, replaySetting } from "../../server/commands/replay-setting.ts";
import { wireOf } from "../../server/commands/replay-summary.ts";
import { type SimulatedTime, simulatedTime } from "../../server/commands/simulated-time.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { SubmitReportReply } from "../../server/contract/intake.ts";
import { formatInstant, parseInstant } from "../../server/domain/calendar.ts";
import { ladderName } from "../../server/domain/card.ts";
import { stepOrder } from "../../server/domain/ladder.ts";
import { defaultPolicy, type Policy } from "../../server/domain/policy.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { answer, contact, dispatch, sign } from "../support/staff-deeds.ts";

const file = join(import.meta.dirname, "../../../shared/data/answered-2011-2018.jsonl");
const count = 20;
const patience = 120_000;

/** Twenty rows spread over the whole file: quick answers and years of silence are among them. */
function someRows(): ReplayRow[] {
	const rows = rowsOf(file);
	const every = Math.floor(rows.length / count);
	return Array.from({ length: count }, (_, index) => rows[index * every]).filter((row) => row !== undefined);
}

type Place = {
	readonly house: TestHouse;
	readonly time: SimulatedTime;
	readonly cadre: Visitor;
	readonly desk: Visitor;
};

/** Received over HTTP and, where a word of it waits for triage, sent on by the desk in the same second. */
async function received({ house, desk }: Place, { id, text }: ReplayRow): Promise<SubmitReportReply> {
	const report = { text, areaCode: replayArea, categoryCode: "0203" };
	const headers = { "idempotency-key": `replay-row-key-${id}` };
	const reply = await house.resident.post("/api/reports", report, headers);
	expect(reply.statusCode, reply.body).toBe(201);
	const submitted = reply.json<SubmitReportReply>();
	if (submitted.state === "received") await dispatch(desk, submitted.caseNumber, { categoryCode: "0203" });
	return submitted;
}

/** Plans one row: contact at the sign limit where the mode says so and it is earlier, the answer at `repliedAt`. */
function plan(place: Place, row: ReplayRow, mode: ContactMode, done: (state: ReadCaseReply) => void): void {
	const { time, cadre, house } = place;
	const { submittedAt, repliedAt, reply } = row;
	time.plan(submittedAt, async () => {
		const { caseNumber, receipt } = await received(place, row);
		const { clocks } = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		const signDueAt = parseInstant(clocks.signDueAt) ?? 0;
		const early = mode === "sign-due" && signDueAt < repliedAt;
		const takeInHand = (at: number, words: string) => async () => {
			await sign(cadre, caseNumber);
			const byDate = formatInstant(at).slice(0, 10);
			await contact(cadre, caseNumber, { words, nextStep: "按答复办理。", byDate });
		};
		if (early) time.plan(signDueAt, takeInHand(signDueAt, "已看到您的诉求，正在办理。"));
		time.plan(repliedAt, async () => {
			if (!early) await takeInHand(repliedAt, reply)();
			done(await answer(cadre, caseNumber, { words: reply }));
		});
	});
}

function resultOf(id: ReplayRow["id"], { clocks, steps, contactedAt, answeredAt }: ReadCaseReply) {
	const ofHolder = steps.filter((step) => ladderName(step) === "holder");
	const inOrder = ofHolder.sort(
		(a, b) =>
			Date.parse(a.dueAt) - Date.parse(b.dueAt) || stepOrder.indexOf(a.step) - stepOrder.indexOf(b.step),
	);
	const { signDueAt, contactDueAt, finishDueAt } = clocks ?? {};
	const fired = inOrder.map(({ step, dueAt }) => ({ step, at: dueAt }));
	return { id, signDueAt, contactDueAt, finishDueAt, contactedAt, answeredAt, steps: fired };
}

async function overHttp(rows: readonly ReplayRow[], mode: ContactMode, policy: Policy) {
	const time = simulatedTime(Math.min(...rows.map(({ submittedAt }) => submittedAt)));
	const setting = replaySetting(policy);
	const house = await openTestHouse(undefined, { setting, clock: time.clock });
	const [cadre, desk] = [await house.as("replay:cadre:person"), await house.as("replay:desk:person")];
	const results: ReturnType<typeof resultOf>[] = [];
	for (const [index, row] of rows.entries()) {
		plan({ house, time, cadre, desk }, row, mode, (state) => {
			results[index] = resultOf(row.id, state);
		});
	}
	await time.run(house.ledger);
	await house.close();
	return results;
}

/** What `npm run replay` says of the same rows. */
async function byCommand(rows: readonly ReplayRow[], contactMode: ContactMode, policy: Policy) {
	const cases = await replayRows(rows, { contact: contactMode, policy });
	return cases.map(wireOf).map(({ ignored, late, workingMinutesToAnswer, ...result }) => result);
}

const { normal } = defaultPolicy.levels;
const shorter: Policy = {
	...defaultPolicy,
	levels: { ...defaultPolicy.levels, normal: { ...normal, finish: { unit: "workingDay", count: 4 } } },
};

if (!existsSync(file)) {
	process.stdout.write(
		"The real cases are absent: ../shared/data/answered-2011-2018.jsonl cannot be read.\n",
	);
	test.todo("twenty real cases over HTTP (../shared/data/answered-2011-2018.jsonl is absent)");
} else {
	describe("twenty real cases over HTTP on a test clock", { timeout: patience }, () => {
		const rows = someRows();
		const runs = new Map<ContactMode, ReturnType<typeof overHttp>>();
		const usual = (mode: ContactMode) => {
			const run = runs.get(mode) ?? overHttp(rows, mode, defaultPolicy);
			runs.set(mode, run);
			return run;
		};

		for (const mode of ["reply", "sign-due"] as const) {
			test(`give the limits, times and steps of the replay command, contact at ${mode}`, async () => {
				const http = await usual(mode);
				expect(http).toHaveLength(count);
				expect(http).toEqual(await byCommand(rows, mode, defaultPolicy));
			});
		}

		test("differ between the two ways to contact, and hold every step of the ladder", async () => {
			expect(await usual("reply")).not.toEqual(await usual("sign-due"));
			const fired = (await usual("reply")).flatMap(({ steps }) => steps.map(({ step }) => step));
			expect(new Set(fired)).toEqual(new Set(stepOrder));
		});

		test("change in both the same way when one cell of the policy changes", async () => {
			const http = await overHttp(rows, "reply", shorter);
			expect(http).toEqual(await byCommand(rows, "reply", shorter));
			const before = await usual("reply");
			expect(http.filter((row, index) => row.finishDueAt === before[index]?.finishDueAt)).toEqual([]);
			expect(http.map(({ contactDueAt }) => contactDueAt)).toEqual(
				before.map(({ contactDueAt }) => contactDueAt),
			);
		});
	});
}
