import { describe, expect, test } from "vitest";
import { dayNamed, formatDay, monthsBefore } from "../../server/domain/day.ts";
import type { Command } from "../../server/domain/decide.ts";
import { answer, confirm, dispute, submit, words } from "../support/domain-deeds.ts";
import { given } from "../support/given.ts";
import { houseUnder } from "../support/house.ts";

// Closed on Thu 03-14 09:00.
const start = "2019-03-13 10:00";
const report = submit({ contactPhone: { ...words("sealed"), id: "w:phone" } });
const open = given().when(report, start).done();
const closed = open.when(answer(), "2019-03-13 16:00").done().when(confirm(), "2019-03-14 09:00").done();
const erasePhone: Command = { type: "ErasePhone" };

describe("a phone number", () => {
	test("goes once twelve whole calendar months have passed since the case was over", () => {
		closed.when(erasePhone, "2020-03-14 23:59:59").then();
		const after = closed
			.when(erasePhone, "2020-03-15 00:00")
			.then({ type: "PhoneErased", wordsId: "w:phone" });
		expect(after.state.phone).toBeUndefined();
		expect(after.state.erased).toEqual(["w:phone"]);
		after.when(erasePhone, "2020-03-16 00:00").then();
	});

	test("goes after as many months as the policy in force says", () => {
		const short = closed.in(houseUnder({ phoneMonths: 3 }));
		short.when(erasePhone, "2019-06-14 12:00").then();
		short.when(erasePhone, "2019-06-15 00:00").then({ type: "PhoneErased" });
	});

	test("stays while the case is open, or open again", () => {
		expect(open.when(erasePhone, start).then().state.phone).toBe("w:phone");
		const again = closed.when(dispute(), "2019-03-14 10:00").done();
		const kept = again.when(erasePhone, "2021-01-04 09:00").done();
		expect(kept.state.phone).toBe("w:phone");
	});
});

test("months are those of the calendar; the last day stands for one that a month does not have", () => {
	const before = (day: string, months: number) => formatDay(monthsBefore(dayNamed(day), months));
	expect(before("2020-03-15", 12)).toBe("2019-03-15");
	expect(before("2021-02-28", 12)).toBe("2020-02-28");
	expect(before("2020-02-29", 12)).toBe("2019-02-28");
	expect(before("2019-05-31", 3)).toBe("2019-02-28");
	expect(before("2019-01-31", 11)).toBe("2018-02-28");
});
