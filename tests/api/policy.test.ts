import { expect, test } from "vitest";
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
