import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DemoDoor, DemoPerson } from "../../server/demo-door.ts";
import { moment, openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";

const person: DemoPerson = {
	...{ role: "cadre", name: "端木衡（市政设施岗）", username: "duanmu" },
	...{ passphrase: "bak-lot-mis-tor", totpSecret: "" },
};
let speed = 1;
const door: DemoDoor = {
	clock: () => moment("2026-11-18 10:05"),
	speed: () => speed,
	setSpeed: (wanted) => {
		if (wanted > 3600) return false;
		speed = wanted;
		return true;
	},
	people: () => [person],
};

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse(undefined, { demo: door });
});
afterAll(() => house.close());

describe("a demo", () => {
	test("tells its clock, its speed and its sign-ins to whoever asks", async () => {
		const reply = await house.resident.get("/api/demo");
		expect(reply.json()).toEqual({ clock: "2026-11-18T10:05:00+08:00", speed: 1, people: [person] });
	});

	test("can be run faster; a speed it does not run at is refused and changes nothing", async () => {
		const set = (wanted: unknown) => house.resident.post("/api/demo/clock", { speed: wanted });
		expect((await set(600)).json()).toMatchObject({ speed: 600 });
		for (const wanted of [0, -1, 1.5, 3601, "60", null]) {
			expectRefusal(await set(wanted), 400, "bodyInvalid", "speed");
		}
		expect(speed).toBe(600);
	});

	test("shows on every page of the resident that the clock is not the world's", async () => {
		speed = 60;
		for (const path of ["/", "/follow"]) {
			const { body } = await house.resident.get(path);
			expect(body).toMatch(/<p class="demo">[^<]*60[^<]*<\/p>/);
		}
	});

	test("does not exist in an installation: no route, no bar, no word in the contract", async () => {
		const plain = await openTestHouse();
		expectRefusal(await plain.resident.get("/api/demo"), 404, "routeUnknown");
		expectRefusal(await plain.resident.post("/api/demo/clock", { speed: 2 }), 404, "routeUnknown");
		expect((await plain.resident.get("/")).body).not.toContain('class="demo"');
		expect((await plain.resident.get("/api/openapi.json")).body).not.toMatch(/demo/i);
		await plain.close();
	});
});
