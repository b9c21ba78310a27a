import { expect, test } from "vitest";
import { createDemoClock } from "../../server/commands/demo-clock.ts";

function clockAt(start: number) {
	let realMs = 5_000;
	const demo = createDemoClock(start, () => realMs);
	return { demo, pass: (ms: number) => (realMs += ms) };
}

test("the demo's clock runs in real time at first", () => {
	const { demo, pass } = clockAt(1_000);
	expect([demo.clock(), demo.speed()]).toEqual([1_000, 1]);
	pass(2_500);
	expect(demo.clock()).toBe(1_002);
	pass(500);
	expect(demo.clock()).toBe(1_003);
});

test("a new speed counts from the moment it is set: no time is lost, and none comes twice", () => {
	const { demo, pass } = clockAt(1_000);
	pass(10_000);
	expect(demo.setSpeed(600)).toBe(true);
	expect(demo.clock()).toBe(1_010);
	pass(3_000);
	expect(demo.clock()).toBe(1_010 + 1_800);
	expect(demo.setSpeed(1)).toBe(true);
	pass(1_000);
	expect(demo.clock()).toBe(1_010 + 1_801);
});

test.each([0, -1, 2, 0.5, 86_400, Number.NaN])("it does not run at speed %d", (speed) => {
	const { demo } = clockAt(1_000);
	expect(demo.setSpeed(speed)).toBe(false);
	expect(demo.speed()).toBe(1);
});

test("it stands still while real time goes back, and never goes back itself", () => {
	const { demo, pass } = clockAt(1_000);
	pass(10_000);
	expect(demo.clock()).toBe(1_010);
	pass(-4_000);
	expect(demo.clock()).toBe(1_010);
	pass(1_000);
	expect(demo.clock()).toBe(1_011);
});
