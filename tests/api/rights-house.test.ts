import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { houseRules } from "../../server/domain/permission.ts";
import type { Role } from "../../server/domain/setting.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { houseOperations } from "../support/house-operations.ts";
import { expectRefusal } from "../support/refusals.ts";

/** One of each role; what they may do to a case stands in rights.test.ts. */
const people: Readonly<Record<Role, string>> = {
	cadre: "murong",
	supervisor: "wenren",
	leader: "chunyu",
	head: "gongsun",
	operator: "zhuge",
	disciplineOfficer: "xianyu",
	observer: "moqi",
	administrator: "dongye",
};

type Found = { readonly method: "get" | "post"; readonly url: string };
let house: TestHouse;
const found = new Map<string, Found>();
beforeAll(async () => {
	house = await openTestHouse();
	const { caseNumber } = await house.submit();
	const document = (await house.resident.get("/api/openapi.json")).json();
	for (const [path, item] of Object.entries<Record<string, { operationId: string }>>(document.paths)) {
		const url = path.replace("{caseNumber}", caseNumber).replace(/\{\w+\}/g, "none");
		for (const [method, { operationId }] of Object.entries(item))
			if (method === "get" || method === "post") found.set(operationId, { method, url });
	}
});
afterAll(() => house.close());

describe("role × operation of the house", () => {
	test.each(Object.entries(houseOperations))(
		"%s is for whoever has the right %s",
		async (operation, action) => {
			const { method, url } = found.get(operation) ?? { method: "get", url: "" };
			for (const [role, username] of Object.entries(people) as [Role, string][]) {
				const who = await house.as(username);
				const reply = method === "get" ? await who.get(url) : await who.post(url, {});
				if (!houseRules[action].includes(role)) expectRefusal(reply, 403, "notYours");
				// Past the door: what is asked for is nothing, or somebody else's.
				else
					expect([200, 204, 400, 403, 404, 409, 422], `${role}: ${reply.body}`).toContain(reply.statusCode);
			}
			expectRefusal(await (method === "get" ? house.resident.get(url) : nobody(url)), 401, "sessionMissing");
		},
	);
});

const nobody = (url: string) =>
	house.resident.post(url, {}, { origin: "http://localhost", host: "localhost" });
