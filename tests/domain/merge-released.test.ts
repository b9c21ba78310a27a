import { describe, expect, test } from "vitest";
import type { MergedCase } from "../../server/domain/case.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import type { Command } from "../../server/domain/decide.ts";
import { overSince } from "../../server/domain/erasure.ts";
import { type Released, voicesAfter } from "../../server/domain/merge.ts";
import { voiceMay } from "../../server/domain/voice.ts";
import { refOf } from "../../server/domain/words.ts";
import { beside } from "../support/beside.ts";
import {
	answer,
	confirm,
	decision,
	dispute,
	message,
	submit,
	turnAway,
	words,
} from "../support/domain-deeds.ts";
import { type Given, given } from "../support/given.ts";
import { at, house } from "../support/house.ts";
import { first, merge, merged, noon, parent, second, split, withdraw } from "../support/merge-given.ts";

const phoneWords = { ...words("sealed"), id: "w:phone" };

const others = (after: Given, before = parent, voice = merged) =>
	voicesAfter(before.state, after.state, at(noon), house, beside(before, voice)) as readonly Released[];
/** The voice with what a deed on its parent has brought about in it. */
const heard = (after: Given, before = parent, voice = merged) =>
	given([...voice.events, ...others(after, before, voice).flatMap(({ events }) => events)]);

describe("when the parent leaves", () => {
	test("withdrawn or sealed, each voice goes on by itself in the same commit", () => {
		const [released, ...rest] = others(parent.when(withdraw, noon).done());
		expect(rest).toEqual([]);
		expect(released?.caseNumber).toBe(second);
		expect(released?.events).toMatchObject([
			{ type: "CaseSplit", by: null, why: "parentLeft" },
			{ type: "CaseDispatched", holderId: "p:grid1" },
		]);
		const again = given([...merged.events, ...(released?.events ?? [])]);
		expect(again.nextMove).toBe("p:grid1 as holder");
		again.when(merge(), noon, beside(given().when(submit(), noon).done())).then({ type: "CaseMerged" });
	});

	test("answered, turned away or at the desk again, they stay with it", () => {
		expect(others(parent.when(answer(), noon).done())).toEqual([]);
		const declined = parent
			.when(turnAway("p:grid1", "decline"), noon)
			.done()
			.when(decision("p:eastSecretary", true), noon)
			.done();
		expect(others(declined)).toMatchObject([{ events: [{ type: "VoiceEnded" }] }]);
		merged.when(split(), "2019-03-20 09:00", beside(declined)).then({ type: "CaseSplit" });
		merged.when(split(), "2019-03-30 09:00", beside(declined)).thenRefused("wrongState");
		merged.when(message(), noon, beside(declined)).thenRefused("wrongState");
	});
});

describe("when the parent ends", () => {
	const answered = parent.when(answer(), "2019-03-13 15:00").done();
	const closed = answered.when(confirm(), "2019-03-14 09:00").done();
	const reopened = closed.when(dispute(), "2019-03-15 09:00").done();
	const ended = heard(closed, answered);

	test("its voices end with it, so that the phone number goes and nobody has a move", () => {
		expect(others(closed, answered)).toMatchObject([
			{ caseNumber: second, events: [{ type: "VoiceEnded", parent: first }] },
		]);
		expect([ended.state.status, overSince(ended.state), ended.nextMove]).toEqual([
			"merged",
			at("2019-03-13 12:00"),
			"nobody",
		]);
		expect(overSince(merged.state)).toBeNull();
		expect(others(closed, answered, ended)).toEqual([]);
	});

	test("its voices go on with it when it is disputed, and what was to be erased waits", () => {
		const wordsIds = [ended.state.text.id];
		const asked = ended.when({ type: "RequestErasure", wordsIds }, "2019-03-14 10:00", beside(closed)).done();
		expect(asked.nextMove).toBe("p:officer as decider");
		const again = heard(reopened, closed, asked);
		expect([overSince(again.state), again.state.pending, again.due]).toEqual([null, null, []]);
		expect(again.nextMove).toBe("nobody");
	});

	test("what its resident wrote can be erased by two people, and the phone number after twelve months", () => {
		const wordsIds = [ended.state.text.id];
		expect(voiceMay(ended.state as MergedCase, closed.state, at("2019-03-14 10:00"), house)).toContain(
			"requestErasure",
		);
		merged.when({ type: "RequestErasure", wordsIds }, noon, beside(parent)).thenRefused("wrongState");
		ended
			.when({ type: "RequestErasure", wordsIds }, "2019-03-14 10:00", beside(closed))
			.done()
			.when(decision("p:officer", true), "2019-03-14 11:00")
			.then({ type: "CaseDecided", kind: "erasure" }, { type: "WordsErased", wordsIds });
		const phone = given([...ended.events.map(withPhone)]);
		phone.when({ type: "ErasePhone" }, "2020-03-13 12:00").then();
		phone.when({ type: "ErasePhone" }, "2020-03-14 12:00").then({ type: "PhoneErased", wordsId: "w:phone" });
	});

	test("staff propose an erasure only once its resident can no longer say another word", () => {
		const propose: Command = {
			...{ type: "ProposeErasure", by: "p:leader", ground: "courtOrder" },
			...{ wordsIds: [ended.state.text.id], basis: words("法院来函。") },
		};
		merged.when(propose, noon, beside(parent)).thenRefused("wrongState");
		ended.when(propose, "2019-04-12 12:00", beside(closed)).thenRefused("stillEvidence");
		ended.when(propose, "2019-04-13 12:00", beside(closed)).then({ type: "ErasureProposed" });
	});

	test("a voice that comes apart has nothing of it any more", () => {
		const apart = ended.when(dispute(), "2019-03-14 12:00", beside(closed)).done();
		expect(apart.state.status).toBe("dispatched");
		expect("parentEndedAt" in apart.state).toBe(false);
	});
});

function withPhone(event: CaseEvent): CaseEvent {
	return event.type === "ReportReceived" ? { ...event, contactPhone: refOf(phoneWords) } : event;
}
