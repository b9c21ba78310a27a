import { describe, expect, test } from "vitest";
import { refersConduct } from "../../server/domain/conduct-intake.ts";
import { emptySetting } from "../../server/domain/setting.ts";
import { type TransferCase, transferTarget } from "../../server/domain/transfer.ts";
import { dispatch, type Reported, seal, submit, words } from "../support/domain-deeds.ts";
import { readersOf } from "../support/domain-states.ts";
import { given } from "../support/given.ts";
import { at, house, houseWith } from "../support/house.ts";
import { intakeKey } from "../support/outside-body.ts";

const noon = "2019-03-13 12:30";
const later = "2019-03-13 14:00";
const reported = (report: Reported) => given().when(submit(report), noon).done();
const transfer = (by = "p:officer", key = intakeKey): TransferCase => ({
	...{ type: "TransferCase", by, key, fileHash: "ab".repeat(32) },
});
const conduct = reported({ categoryCode: "1101" });

describe("a sealed conduct report", () => {
	test("goes to the body outside by one discipline officer; the event says to whom and which file, and no word of it", () => {
		const after = conduct.when(transfer(), later).then({
			...{ type: "CaseTransferred", by: "p:officer", key: intakeKey, fileHash: "ab".repeat(32) },
			recipient: "青原区纪委监委信访室",
		});
		expect(after.state).toMatchObject({ status: "redirected", endedAt: at(later), due: [], sealed: true });
		expect(readersOf(after)).toEqual(readersOf(conduct));
	});

	test("can be made into a file anew until its words are erased, and ends once", () => {
		const once = conduct.when(transfer(), later).done();
		const again = once.when(transfer("p:officer2"), "2019-03-13 15:00").done();
		expect(again.state).toMatchObject({ status: "redirected", endedAt: at(later) });
		const { id } = again.state.text;
		const propose = (ground: "transferred" | "courtOrder", past = again) =>
			past.when(
				{ type: "ProposeErasure", by: "p:officer", ground, wordsIds: [id], basis: words("文件已送到。") },
				"2019-03-13 16:00",
			);
		const erased = propose("transferred")
			.done()
			.when(
				{ type: "DecideCase", by: "p:officer2", accept: true, words: words("核对过。") },
				"2019-03-13 17:00",
			)
			.done();
		expect(erased.state.erased).toEqual([id]);
		erased.when(transfer(), "2019-03-13 18:00").thenRefused("wrongState");
	});

	test("is not erased as transferred before it has been", () => {
		const withdrawn = conduct.when({ type: "WithdrawCase", askedToWithdraw: null }, later).done();
		const erase = { type: "ProposeErasure", by: "p:officer", wordsIds: [conduct.state.text.id] } as const;
		withdrawn
			.when({ ...erase, ground: "transferred", basis: words("没有转交过。") }, "2019-03-13 15:00")
			.thenRefused("wrongState");
	});

	test("goes nowhere under another key than the one that two have agreed to, nor where there is none", () => {
		conduct.when(transfer("p:officer", "age1another"), later).thenRefused("noRecipient");
		const without = houseWith({
			...{ type: "ConductIntakeDecided", at: at(noon), accepted: true, proposalId: "c:1" },
			intake: { mode: "receive", recipient: "外面" },
		});
		const kept = given(conduct.events, without);
		kept.when(transfer(), later).thenRefused("noRecipient");
		expect(transferTarget(without)).toBeNull();
	});

	test("is for nobody else to transfer: neither whoever it names, nor the desk, nor the administrator", () => {
		const accusing = reported({ categoryCode: "1101", text: "钟正言收钱。" });
		accusing.when(transfer("p:officer"), later).thenRefused("notFound");
		accusing.when(transfer("p:officer2"), later).then({ type: "CaseTransferred" });
		for (const by of ["p:desk1", "p:head", "p:administrator", "p:guard1"])
			conduct.when(transfer(by), later).thenRefused("notFound");
	});

	test("of the protected track stays, and so does what is no conduct", () => {
		const guarded = reported({ text: "听说有人收红包。" }).when(seal("p:desk1", "protected"), later).done();
		guarded.when(transfer("p:guard1"), later).thenRefused("notYours");
		const plain = reported({ categoryCode: "0904" });
		plain.when(transfer(), later).thenRefused("wrongState");
		plain.when(dispatch("p:desk1", "works1"), later).done().when(transfer(), later).thenRefused("wrongState");
	});
});

test("a house that never said who outside reads what nobody inside may takes no conduct report in", () => {
	expect(refersConduct(emptySetting)).toBe(true);
	expect(refersConduct(house)).toBe(false);
	given([], { ...house, conductIntake: { inForce: null, proposed: null } })
		.when(submit({ categoryCode: "1101" }), noon)
		.thenRefused("conductElsewhere", "text");
});
