import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessRefusedPerHourMax } from "../../server/domain/limits.ts";
import { afterAnswers } from "../support/after-answers.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { read } from "../support/staff-deeds.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

/** Events that say who was turned away from which case; they are written after the answer, so a turn is waited. */
async function refusals(): Promise<string[]> {
	await afterAnswers();
	const rows = house.store.connection
		.prepare<[], { bytes: string; stream: string }>(
			"SELECT bytes, stream FROM event WHERE type = 'AccessRefused' ORDER BY position",
		)
		.all();
	return rows.map(({ bytes, stream }) => `${/"by":"([^"]+)"/.exec(bytes)?.[1]} ${stream.slice(5)}`);
}

describe("a refused access", () => {
	test("by whatever route is an event of the case, once an hour for each person, and changes nothing else", async () => {
		const { caseNumber } = await house.submit({ sealed: true, text: "请保密。" });
		const duanmu = await house.as("duanmu");
		const before = await refusals();
		for (const part of ["", "/trail"]) await duanmu.get(`/api/cases/${caseNumber}${part}`);
		await duanmu.post(`/api/cases/${caseNumber}/signature`, { expectedVersion: 1 });
		const once = [...before, `p:liuyin:facilities ${caseNumber}`];
		expect(await refusals()).toEqual(once);
		const qiguan = await house.as("qiguan");
		await qiguan.post(`/api/cases/${caseNumber}/answer`, {
			words: "x",
			outcome: "done",
			expectedVersion: 9,
		});
		expect(await refusals()).toEqual([...once, `p:liuyin:secretary ${caseNumber}`]);
	});

	test("is told to who may read the case, and leaves what they saw of it valid", async () => {
		const { caseNumber } = await house.submit();
		const duanmu = await house.as("duanmu");
		const { version } = await read(duanmu, caseNumber);
		expect((await (await house.as("wenren")).get(`/api/cases/${caseNumber}`)).statusCode).toBe(404);
		expect(await refusals()).toContain(`p:huaishu:secretary ${caseNumber}`);
		const signed = await duanmu.post(`/api/cases/${caseNumber}/signature`, { expectedVersion: version });
		expect(signed.statusCode).toBe(200);
		expect((await read(duanmu, caseNumber)).trail.map(({ type }) => type)).toContain("AccessRefused");
	});

	test("is none where the case is, or would be, the asker's to read; nor where there is no case", async () => {
		const { caseNumber } = await house.submit();
		const before = await refusals();
		const qiguan = await house.as("qiguan");
		expect((await qiguan.post(`/api/cases/${caseNumber}/signature`, { expectedVersion: 2 })).statusCode).toBe(
			403,
		);
		const duanmu = await house.as("duanmu");
		expect((await duanmu.get(`/api/cases/${caseNumber}/trail`)).statusCode).toBe(403);
		expect((await duanmu.get("/api/cases/261118-0000-0000")).statusCode).toBe(404);
		expect(await refusals()).toEqual(before);
	});

	test("fills the log with no more than a bound for each person and hour, however much is asked", async () => {
		const wenren = await house.as("wenren");
		const before = (await refusals()).length;
		const numbers: string[] = [];
		for (let count = 0; count < accessRefusedPerHourMax + 5; count += 1) {
			numbers.push((await house.submit()).caseNumber);
		}
		for (const caseNumber of numbers) await wenren.get(`/api/cases/${caseNumber}`);
		const recorded = (await refusals()).length - before;
		expect(recorded).toBeLessThanOrEqual(accessRefusedPerHourMax);
		expect(recorded).toBeGreaterThan(accessRefusedPerHourMax - 5);
	});

	test("of the next hour is an event again", async () => {
		const { caseNumber } = await house.submit();
		const gongye = await house.as("gongye");
		const ask = async () => (await gongye.get(`/api/cases/${caseNumber}`)).statusCode;
		for (const events of [1, 1, 1, 2]) {
			expect(await ask()).toBe(404);
			const all = (await refusals()).filter((refusal) => refusal.endsWith(caseNumber));
			expect(all).toHaveLength(events);
			house.passSeconds(1_200);
		}
	});
});
