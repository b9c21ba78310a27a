import { expect, test } from "vitest";
import { listItemsMax } from "../../server/domain/limits.ts";
import { defaultPolicy } from "../../server/domain/policy.ts";
import { openTestHouse } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

test("the administrator sets a version for a day to come, and everybody of the staff reads it", async () => {
	const house = await openTestHouse();
	const [administrator, head] = [await house.as("dongye"), await house.as("gongsun")];
	const policy = { ...defaultPolicy, version: "3", effectiveFrom: "2026-12-01", silenceDays: 9 };
	expect((await administrator.post("/api/policies", { policy })).statusCode).toBe(204);
	const listed = (await head.get("/api/policies")).json();
	expect(listed.inForce).toBe("1");
	expect(listed.policies.at(-1)).toEqual(policy);
	const again = await storingNothing(house, () => administrator.post("/api/policies", { policy }));
	expectRefusal(again, 409, "idTaken", "version");
	const byHead = await storingNothing(house, () => head.post("/api/policies", { policy }));
	expectRefusal(byHead, 403, "notYours");
	const { acceptance } = defaultPolicy.statute;
	const statute = { ...defaultPolicy.statute, acceptance: { ...acceptance, count: 30 } };
	const slower = { policy: { ...policy, version: "4", statute } };
	const byStatute = await storingNothing(house, () => administrator.post("/api/policies", slower));
	expectRefusal(byStatute, 422, "setByStatute", "statute.acceptance.count");
	const endless = { policy: { ...policy, version: "4", silenceDays: 0 } };
	const refused = await storingNothing(house, () => administrator.post("/api/policies", endless));
	expectRefusal(refused, 422, "numberUnusable", "silenceDays");
	await house.close();
});

/** One day more for the answer to what is normal. */
const { levels } = defaultPolicy;
const normal = { ...levels.normal, finish: { ...levels.normal.finish, count: 6 } };
const draft = {
	...defaultPolicy,
	version: "3",
	effectiveFrom: "2026-12-01",
	levels: { ...levels, normal },
};

test("a draft is held against the open cases: numbers for the administrator, cases for who may read them", async () => {
	const house = await openTestHouse();
	const { caseNumber } = await house.submit();
	const sealed = await house.submit({ categoryCode: "1101" });
	await house.submit({ categoryCode: "0904" });
	const preview = async (username: string, body: object = {}) =>
		(await house.as(username)).post("/api/policies/preview", { policy: draft, ...body });
	await house.as("dongye");
	const told = await storingNothing(house, () => preview("dongye"));
	expect(told.statusCode).toBe(200);
	const { items, ...numbers } = told.json();
	expect(numbers).toEqual({
		...{ looked: 2, differing: 1, nextCursor: null },
		byLevel: [{ level: "normal", looked: 2, differing: 1 }],
	});
	expect(items).toEqual([]);
	const shown = (await preview("gongsun")).json();
	expect(shown).toMatchObject({ looked: 2, differing: 1 });
	expect(shown.items).toHaveLength(1);
	const [lamp] = shown.items;
	expect(lamp.caseNumber).toBe(caseNumber);
	const moved = { from: "2026-11-25T18:00:00+08:00", to: "2026-11-26T18:00:00+08:00" };
	expect(lamp.moves).toContainEqual({ limit: "finish", step: null, ...moved });
	expect(JSON.stringify([told.json(), shown])).not.toContain(sealed.caseNumber);
	expectRefusal(await preview("duanmu"), 403, "notYours");
	const unordered = { policy: { ...draft, effectiveFrom: "2026-11-18" } };
	expectRefusal(await preview("gongsun", unordered), 422, "timeUnusable", "effectiveFrom");
	await house.close();
});

test("a preview goes on where the part before ended, and its parts hold every open case once", async () => {
	const house = await openTestHouse();
	for (let count = 0; count < listItemsMax + 5; count += 1) await house.submit();
	const head = await house.as("gongsun");
	const first = (await head.post("/api/policies/preview", { policy: draft })).json();
	expect(first.items).toHaveLength(listItemsMax);
	const rest = (await head.post("/api/policies/preview", { policy: draft, cursor: first.nextCursor })).json();
	expect(rest).toMatchObject({ looked: 5, differing: 5, nextCursor: null });
	const all = [...first.items, ...rest.items].map((item: { caseNumber: string }) => item.caseNumber);
	expect(new Set(all).size).toBe(listItemsMax + 5);
	await house.close();
});
