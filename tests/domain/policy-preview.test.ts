import { describe, expect, test } from "vitest";
import { defaultPolicy, type LevelPolicy, type Policy } from "../../server/domain/policy.ts";
import { differsUnder, withDraft } from "../../server/domain/policy-preview.ts";
import { cannot, contact, submit } from "../support/domain-deeds.ts";
import { type Given, given, local } from "../support/given.ts";

const days = (count: number) => ({ unit: "workingDay", count }) as const;
const draftOf = (change: Partial<Policy>): Policy => ({ ...defaultPolicy, version: "draft", ...change });
const normal = (change: Partial<LevelPolicy>): Policy =>
	draftOf({ levels: { ...defaultPolicy.levels, normal: { ...defaultPolicy.levels.normal, ...change } } });

function differences({ state, setting }: Given, draft: Policy): string[] {
	return differsUnder(state, draft, setting, withDraft(setting, draft)).map(({ limit, step, from, to }) =>
		[limit, ...(step === null ? [] : [step]), local(from ?? 0), "to", local(to ?? 0)].join(" "),
	);
}

const lamp = given().when(submit(), "2019-03-13 16:00").done();
const unsolved = lamp
	.when(contact("2019-03-15"), "2019-03-13 16:10")
	.done()
	.when(cannot(), "2019-03-13 16:20")
	.done();
const atDesk = given()
	.when(submit({ categoryCode: "0904" }), "2019-03-13 17:00")
	.done();
const emergency = given()
	.when(submit({ text: "有人要跳楼。" }), "2019-03-13 17:00")
	.done();

describe("a draft of the policy", () => {
	test("shows of an open case each limit that would stand elsewhere, from where to where", () => {
		expect(differences(lamp, normal({ finish: days(6) }))).toEqual([
			"finish 2019-03-20 18:00 to 2019-03-21 18:00",
			"finish finishReminder 2019-03-19 15:30 to 2019-03-20 13:30",
			"finish yellow 2019-03-22 18:00 to 2019-03-25 18:00",
			"finish red 2019-03-27 18:00 to 2019-03-28 18:00",
			"finish referred 2019-04-03 18:00 to 2019-04-04 18:00",
			"case 2019-03-20 18:00 to 2019-03-21 18:00",
		]);
		expect(differences(lamp, normal({ yellowAfterContact: days(3) }))).toEqual([
			"contact yellow 2019-03-18 18:00 to 2019-03-19 18:00",
		]);
	});

	test("shows what others owe: the decider, the desk", () => {
		expect(differences(unsolved, draftOf({ decision: days(2) }))).toEqual([
			"decision 2019-03-14 18:00 to 2019-03-15 18:00",
		]);
		const slower = { ...defaultPolicy.desk, other: { unit: "workingHour", count: 3 } as const };
		expect(differences(atDesk, draftOf({ desk: slower }))).toEqual([
			"triage 2019-03-14 10:00 to 2019-03-14 11:00",
			"triage yellow 2019-03-14 12:00 to 2019-03-14 15:00",
		]);
		expect(differences(emergency, draftOf({ desk: slower }))).toEqual([]);
		const faster = { ...defaultPolicy.desk, emergency: { unit: "minute", count: 5 } as const };
		expect(differences(emergency, draftOf({ desk: faster }))[0]).toBe(
			"triage 2019-03-13 17:10 to 2019-03-13 17:05",
		);
	});

	test("that says the same shows nothing, and changes no case", () => {
		const before = JSON.stringify(lamp.state);
		for (const past of [lamp, unsolved, atDesk, emergency]) {
			expect(differences(past, draftOf({}))).toEqual([]);
			expect(differences(past, draftOf({ silenceDays: 9 }))).toEqual([]);
		}
		expect(JSON.stringify(lamp.state)).toBe(before);
	});
});
