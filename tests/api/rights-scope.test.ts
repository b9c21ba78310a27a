import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";
import { read } from "../support/staff-deeds.ts";

const lamps = { areaCode: "110199001003001" };

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

describe("scope", () => {
	test("a superior of another community learns nothing of a case, by no way", async () => {
		const { caseNumber } = await house.submit();
		const wenren = await house.as("wenren");
		for (const part of ["", "/trail"]) {
			expectRefusal(await wenren.get(`/api/cases/${caseNumber}${part}`), 404, "notFound");
		}
		await house.at("2026-11-20 10:00");
		expect((await wenren.get("/api/overdue")).body).not.toContain(caseNumber);
		for (const list of ["overdue", "statistics"]) {
			const outside = await wenren.get(`/api/${list}?areaCode=110199001001`);
			expectRefusal(outside, 403, "notYours", "areaCode");
		}
		expect((await read(await house.as("qiguan"), caseNumber)).caseNumber).toBe(caseNumber);
	});

	test("a change of role or of scope holds from the next request", async () => {
		const { caseNumber } = await house.submit(lamps);
		const wenren = await house.as("wenren");
		expect((await wenren.get(`/api/cases/${caseNumber}`)).statusCode).toBe(200);
		const personId = "p:huaishu:secretary";
		const change = { type: "RoleChanged", at: house.now(), personId, areaPrefix: lamps.areaCode } as const;
		await house.arrange({ ...change, role: "administrator" });
		expectRefusal(await wenren.get(`/api/cases/${caseNumber}`), 403, "notYours");
		expect((await wenren.get("/api/session")).json()).toMatchObject({ role: "administrator" });
		await house.arrange({ ...change, role: "supervisor", areaPrefix: "110199001002" });
		expectRefusal(await wenren.get(`/api/cases/${caseNumber}`), 404, "notFound");
	});
});
