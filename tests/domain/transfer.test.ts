import { describe, expect, test } from "vitest";
import { refersConduct } from "../../server/domain/conduct-intake.ts";
import { emptySetting } from "../../server/domain/setting.ts";
import { type TransferCase, transferTarget } from "../../server/domain/transfer.ts";
import { dispatch, type Reported, seal, submit, view, words } from "../support/domain-deeds.ts";
import { readersOf } from "../support/domain-states.ts";
import { given } from "../support/given.ts";
import { at, house, houseWith } from "../support/house.ts";
import { encrypted, handOver, intakeKey } from "../support/outside-body.ts";

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

describe("where conduct reports are handed over", () => {
	const over = houseWith(handOver);
	const plainly = (report: Reported) => given([], over).when(submit(report), noon);
	const arrive = (report: Reported = {}) => plainly({ categoryCode: "1101", encrypted, ...report });
	const arrived = arrive({ spot: "一楼", about: ["person", "宋春梅"] }).done();
	const sent = { ...transfer(), fileHash: encrypted.fileHash };

	test("nothing of a report is in its event but what routes it, and which file it is", () => {
		const full: Reported = {
			...{ spot: "一楼", about: ["person", "宋春梅"] as const, photos: [{ photoId: "f", sha256: "00" }] },
			...{
				contactPhone: words("13900004321"),
				phoneForHolder: true,
				frail: true,
				called: true,
				consentPublish: true,
			},
		};
		const { events, state } = arrive(full).done();
		const { file, blank, fileHash } = encrypted;
		expect(events).toHaveLength(1);
		expect(events[0]).toMatchObject({
			...{ text: { id: blank.id }, spot: null, aboutName: null, aboutKind: null, contactPhone: null },
			sealedTo: {
				...{ recipient: "青原区纪委监委信访室", key: intakeKey, fileHash },
				file: { id: file.id, hash: file.hash },
			},
		});
		expect(state).toMatchObject({ track: "conduct", sealed: true, photos: [] });
		for (const left of ["photos", "frail", "called", "phoneForHolder"])
			expect(events[0]).not.toHaveProperty(left);
		expect(JSON.stringify(events)).not.toContain(words("13900004321").id);
	});

	test("whoever is named still knows nothing of it", () => {
		const accusing = arrive({ text: "钟正言收钱。" }).done();
		accusing.when(view("p:officer"), later).thenRefused("notFound");
		accusing.when({ ...sent, by: "p:officer2" }, later).then({ type: "CaseTransferred" });
	});

	test("it must be encrypted, to the key in force, and nothing else may be", () => {
		plainly({ categoryCode: "1101" }).thenRefused("busy");
		arrive({ encrypted: { ...encrypted, key: "age1another" } }).thenRefused("busy");
		arrive({ categoryCode: "0203" }).thenRefused("busy");
		given()
			.when(submit({ categoryCode: "1101", encrypted }), noon)
			.thenRefused("busy");
		plainly({ categoryCode: "0203" }).done();
	});

	test("a file that is not transferred in five working days falls on whoever had it, and another officer has the move", () => {
		expect(arrived.due).toEqual(["blue transfer 2019-03-20 18:00"]);
		const opened = arrived.when(view("p:officer"), later).done();
		expect(opened.due).toEqual(["blue transfer 2019-03-20 18:00"]);
		const left = opened.leftAlone();
		expect(left.state.steps).toMatchObject([
			{ step: "blue", cause: "transfer", fellOn: "p:officer", told: { personId: "p:officer2" } },
		]);
		expect(left.nextMove).toBe("p:officer2 as discipline");
		const done = left.when({ ...sent, by: "p:officer2" }, "2019-03-22 09:00").done();
		expect(done.state.steps).toMatchObject([{ clearedAt: at("2019-03-22 09:00") }]);
		expect(done.state).toMatchObject({ status: "redirected", due: [] });
	});

	test("words of danger to a person still have to be looked at within the half hour", () => {
		expect(arrive({ text: "他要跳楼。" }).done().due).toEqual([
			"blue triage 2019-03-13 13:00",
			"blue transfer 2019-03-20 18:00",
		]);
	});

	test("what is transferred is the file that came, to the body it was encrypted to, whatever holds since", () => {
		arrived.when(transfer(), later).thenRefused("stale");
		arrived.when({ ...sent, key: "age1another" }, later).thenRefused("noRecipient");
		const since = houseWith(handOver, {
			...{ type: "ConductIntakeDecided", at: at(noon), accepted: true, proposalId: "c:2", by: "p:officer" },
			intake: { mode: "handOver", recipient: "外面", key: "age1another" },
		});
		arrived
			.in(since)
			.when(sent, later)
			.then({ type: "CaseTransferred", recipient: "青原区纪委监委信访室", key: intakeKey });
	});

	test("nothing can be added that would lie readable beside it, and the file is erased once it has gone", () => {
		arrived.when({ type: "MessageDesk", words: words("还有一次。") }, later).thenRefused("wrongState");
		const erase = {
			...({ type: "ProposeErasure", by: "p:officer", ground: "transferred" } as const),
			basis: words("送到了。"),
			wordsIds: [encrypted.file.id],
		} as const;
		arrived.when(erase, later).thenRefused("wrongState");
		const gone = arrived.when(sent, later).done().when(erase, "2019-03-13 15:00").done();
		const agreed = { type: "DecideCase", by: "p:officer2", accept: true, words: words("核对过。") } as const;
		const erased = gone.when(agreed, "2019-03-13 16:00").done();
		expect(erased.state.erased).toEqual([encrypted.file.id]);
		erased.when(sent, "2019-03-13 17:00").thenRefused("wrongState");
	});

	test("what triage finds to be about conduct is sealed as before, and can be transferred", () => {
		const held = given([], over)
			.when(submit({ text: "听说有人收红包。" }), noon)
			.done();
		const found = held.when(seal("p:desk1"), later).done();
		found.when(transfer(), "2019-03-13 15:00").then({ type: "CaseTransferred" });
	});
});

test("a house that never said who outside reads what nobody inside may takes no conduct report in", () => {
	expect(refersConduct(emptySetting)).toBe(true);
	expect(refersConduct(house)).toBe(false);
	given([], { ...house, conductIntake: { inForce: null, proposed: null } })
		.when(submit({ categoryCode: "1101" }), noon)
		.thenRefused("conductElsewhere", "text");
});
