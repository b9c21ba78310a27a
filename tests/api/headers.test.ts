import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";

let plain: TestHouse;
let secure: TestHouse;
beforeAll(async () => {
	plain = await openTestHouse();
	secure = await openTestHouse(undefined, { config: { PUBLIC_ORIGIN: "https://hotline.example.org" } });
});
afterAll(async () => {
	await plain.close();
	await secure.close();
});

/** One answer of every kind: pages, JSON, refusals, errors before any route, and what needs a session. */
async function answersOf(house: TestHouse) {
	const staff = await house.as("qiguan");
	const key = { "idempotency-key": "headers-key-000001" };
	return [
		...["/", "/follow", "/weather", "/nothing", "/api/areas", "/api/follow", "/api/openapi.json"].map((url) =>
			house.resident.get(url),
		),
		...["/%zz", `/${"x".repeat(3000)}`, "/api/cases/1", "/api/session"].map((url) => house.resident.get(url)),
		...["/api/session", "/api/inbox", "/api/overdue", "/api/statistics", "/api/cases/1"].map((url) =>
			staff.get(url),
		),
		house.resident.post("/api/reports", lampOut, key),
		house.resident.post("/api/reports", "{", key),
		house.resident.form("/report", { step: "check" }),
		house.resident.form("/follow", { receipt: "x" }),
		house.app.inject({ method: "OPTIONS", url: "/api/reports" }),
		house.app.inject({ method: "TRACE" as "GET", url: "/" }),
	];
}

describe("every answer, whatever was asked", () => {
	test("forbids inline code and styles, other sites, frames, guessing of types, and devices", async () => {
		for (const { headers, raw } of await Promise.all(await answersOf(plain))) {
			const policy = String(headers["content-security-policy"]).split(";");
			const of = raw.req.url;
			for (const directive of ["default-src 'none'", "object-src 'none'", "base-uri 'none'"])
				expect(policy, of).toContain(directive);
			for (const directive of ["frame-ancestors 'none'", "form-action 'self'", "script-src 'self'"])
				expect(policy, of).toContain(directive);
			expect(policy, of).toContain("style-src 'self'");
			expect(policy.join(), of).not.toMatch(/unsafe|\*|https?:|data:/);
			expect(headers, of).toMatchObject({
				"x-content-type-options": "nosniff",
				"x-frame-options": "DENY",
				"referrer-policy": "same-origin",
				"cross-origin-opener-policy": "same-origin",
				"cross-origin-resource-policy": "same-origin",
			});
			// A rough position may be asked for on the report page, and nowhere else.
			const mayAsk = raw.req.method !== "TRACE" && /^\/(?:report)?(?:\?|$)/.test(of ?? "");
			expect(headers["permissions-policy"], of).toContain(`geolocation=(${mayAsk ? "self" : ""})`);
			expect(headers["access-control-allow-origin"], of).toBeUndefined();
			expect(headers.server, of).toBeUndefined();
			expect(headers["x-powered-by"], of).toBeUndefined();
		}
	});

	test("insists on https for a year where the public address has it, and nowhere else", async () => {
		for (const { headers } of await Promise.all(await answersOf(secure)))
			expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
		for (const { headers } of await Promise.all(await answersOf(plain)))
			expect(headers["strict-transport-security"]).toBeUndefined();
	});

	test("is kept by no cache when it is about a case or a person", async () => {
		for (const { headers, raw } of await Promise.all(await answersOf(plain))) {
			const url = String(raw.req.url);
			if (/^\/(?:api\/(?:openapi|reports$)|nothing|%zz|x+$|$)/.test(url) && raw.req.method !== "POST")
				continue;
			expect(headers["cache-control"], url).toBe("no-store");
		}
	});
});
