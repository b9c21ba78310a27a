import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { rowsOf } from "../../server/commands/replay-input.ts";
import { type ReplayRow, replayRows } from "../../server/commands/replay-run.ts";
import { summaryOf, wireOf } from "../../server/commands/replay-summary.ts";
import { defaultPolicy, type Policy } from "../../server/domain/policy.ts";
import { processorMs } from "../support/processor.ts";
import { at } from "../support/slow-calendar.ts";

/** A row received and answered at local moments of 2019, `MM-DD HH:MM[:SS]`. */
function row(submitted: string, replied: string, text = "巷子里的路灯不亮了。"): ReplayRow {
	const moment = (local: string) => at(`2019-${local}`);
	return {
		id: submitted,
		text,
		submittedAt: moment(submitted),
		reply: "已收悉，已转交。",
		repliedAt: moment(replied),
	};
}

/** The one case of a row, as the command prints it. */
async function replayed(
	one: ReplayRow,
	contact: "reply" | "sign-due" = "reply",
	policy: Policy = defaultPolicy,
) {
	const [found] = await replayRows([one], { contact, policy });
	if (found === undefined) throw new Error("nothing was replayed");
	return wireOf(found);
}

function lines({ steps }: Awaited<ReturnType<typeof replayed>>): string[] {
	return steps.map(({ step, at: due }) => `${step} ${due.slice(5, 16).replace("T", " ")}`);
}

describe("the worked table of rules.md §4, through the ledger", () => {
	test.each([
		[
			"03-13 12:30",
			"unsigned 03-13 17:00|contactReminder 03-14 14:45|blue 03-14 18:00|yellow 03-18 18:00|finishReminder 03-19 14:45|red 03-27 18:00|referred 04-03 18:00",
		],
		[
			"03-13 18:00",
			"unsigned 03-14 14:00|contactReminder 03-14 16:00|blue 03-14 18:00|yellow 03-18 18:00|finishReminder 03-19 16:00|red 03-27 18:00|referred 04-03 18:00",
		],
		[
			"10-12 10:00",
			"unsigned 10-12 15:00|contactReminder 10-14 14:15|blue 10-14 18:00|yellow 10-16 18:00|finishReminder 10-17 14:15|red 10-25 18:00|referred 11-01 18:00",
		],
		[
			"04-30 17:00",
			"unsigned 05-05 12:00|contactReminder 05-05 15:45|blue 05-05 18:00|yellow 05-07 18:00|finishReminder 05-08 15:45|red 05-16 18:00|referred 05-23 18:00",
		],
	])("received on %s and answered in December, every step has fired", async (received, expected) => {
		const result = await replayed(row(received, "12-02 09:00"));
		expect(lines(result).join("|")).toBe(expected);
		expect(result).toMatchObject({ ignored: true, late: true });
	});
});

describe("what a deed prevents", () => {
	test("a contact at the very second of contact due is in time, and no blue card is given", async () => {
		const result = await replayed(row("03-13 12:30", "03-14 18:00:00"));
		expect(lines(result)).toEqual(["unsigned 03-13 17:00", "contactReminder 03-14 14:45"]);
		expect(result).toMatchObject({ ignored: false, late: false });
	});

	test("a second later it is missed: ignored, with a blue card due at contact due", async () => {
		const result = await replayed(row("03-13 12:30", "03-14 18:00:01"));
		expect(lines(result).at(-1)).toBe("blue 03-14 18:00");
		expect(result).toMatchObject({ ignored: true, late: false });
	});

	test("an answer within four working hours leaves no step, and its minutes are working minutes, unrounded", async () => {
		const result = await replayed(row("03-13 11:30:15", "03-13 13:30:35"));
		expect(result).toEqual({
			id: "03-13 11:30:15",
			signDueAt: "2019-03-13T16:30:15+08:00",
			contactDueAt: "2019-03-14T18:00:00+08:00",
			finishDueAt: "2019-03-20T18:00:00+08:00",
			contactedAt: "2019-03-13T13:30:35+08:00",
			answeredAt: "2019-03-13T13:30:35+08:00",
			ignored: false,
			late: false,
			steps: [],
			workingMinutesToAnswer: (29 * 60 + 45 + 30 * 60 + 35) / 60,
		});
	});

	test("signed and contacted at sign due, only the missing answer climbs, and nothing is referred", async () => {
		const result = await replayed(row("03-13 12:30", "12-02 09:00"), "sign-due");
		expect(result.contactedAt).toBe("2019-03-13T17:00:00+08:00");
		expect(lines(result)).toEqual([
			"finishReminder 03-19 14:45",
			"blue 03-20 18:00",
			"yellow 03-22 18:00",
			"red 03-27 18:00",
		]);
		expect(result).toMatchObject({ ignored: false, late: true });
	});

	test("a reply before sign due is the contact in both modes", async () => {
		const early = row("03-13 12:30", "03-13 16:59");
		expect(await replayed(early, "sign-due")).toEqual(await replayed(early));
	});

	test("a report that waits for triage has the limits and steps of any other", async () => {
		const plain = await replayed(row("03-13 12:30", "04-15 10:00"));
		const held = await replayed(row("03-13 12:30", "04-15 10:00", "有人收红包，家里还打孩子。"));
		expect(held).toEqual(plain);
	});
});

test("one changed cell of the policy changes the steps", async () => {
	const { normal } = defaultPolicy.levels;
	const levels = {
		...defaultPolicy.levels,
		normal: { ...normal, redAfterFinish: { unit: "workingDay", count: 4 } as const },
	};
	const one = row("03-13 12:30", "12-02 09:00");
	expect(lines(await replayed(one, "reply", { ...defaultPolicy, levels }))).toContain("red 03-26 18:00");
	expect(lines(await replayed(one))).toContain("red 03-27 18:00");
});

test("cases that overlap in time do not touch one another, and come out in the order of the rows", async () => {
	const rows = [
		row("03-13 12:30", "04-15 10:00"),
		row("03-12 08:00", "03-13 17:00"),
		row("03-13 12:29", "03-14 18:00"),
	];
	const together = (await replayRows(rows, { contact: "reply" })).map(wireOf);
	expect(together).toEqual(await Promise.all(rows.map((one) => replayed(one))));
});

test("the summary counts by the highest step and takes median and P90 by nearest rank", async () => {
	const replies = ["03-13 14:00", "03-13 17:30", "03-15 09:30", "03-19 09:30", "04-01 09:30"];
	const rows = replies.map((replied) => row("03-13 12:30", replied));
	const summary = summaryOf(await replayRows(rows, { contact: "reply" }));
	expect(summary).toEqual({
		count: 5,
		answeredInTime: 4,
		ignored: 3,
		late: 1,
		byHighestStep: {
			...{ none: 1, contactReminder: 0, finishReminder: 0, unsigned: 1 },
			...{ blue: 1, yellow: 1, red: 1, referred: 0 },
		},
		// 1, 4.5, 13.5, 29.5 and 101.5 working hours: the third and the fifth.
		workingMinutesToAnswer: { median: 13.5 * 60, p90: 101.5 * 60 },
	});
});

test("a row that the rules refuse is named by its id", async () => {
	const tooLong = { ...row("03-13 12:30", "03-14 09:00"), id: 4001, text: "灯".repeat(4001) };
	await expect(replayRows([tooLong], { contact: "reply" })).rejects.toThrow(
		"id 4001 cannot be replayed: SubmitReport was refused as textTooLong",
	);
});

const realRows = resolve(import.meta.dirname, "../../../shared/data/answered-2011-2018.jsonl");
if (existsSync(realRows)) {
	test.each([
		[
			"reply",
			{
				ignored: 1779,
				none: 30,
				unsigned: 117,
				blue: 271,
				yellow: 710,
				red: 255,
				referred: 543,
				finishReminder: 0,
			},
		],
		[
			"sign-due",
			{
				ignored: 0,
				none: 524,
				unsigned: 0,
				blue: 197,
				yellow: 261,
				red: 798,
				referred: 0,
				finishReminder: 146,
			},
		],
	] as const)(
		"1,926 real cases, contact %s: as another program counted them, in less than 30 s",
		async (contact, expected) => {
			const { ignored, ...highest } = expected;
			const before = processorMs();
			const summary = summaryOf(await replayRows(rowsOf(realRows), { contact }));
			expect(processorMs() - before).toBeLessThan(30_000);
			expect(summary).toMatchObject({ count: 1926, answeredInTime: 670, late: 1256, ignored });
			expect(summary.byHighestStep).toMatchObject({ contactReminder: 0, ...highest });
			expect(summary.workingMinutesToAnswer).toEqual({ median: 243_998 / 60, p90: 817_871 / 60 });
		},
	);
} else {
	process.stderr.write("The real cases (../shared/data) are absent: they are not replayed in this run.\n");
}
