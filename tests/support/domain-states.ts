import { mayRead } from "../../server/domain/permission.ts";
import { beside } from "./beside.ts";
import {
	answer,
	appeal,
	cannot,
	confirm,
	contact,
	decision,
	dispatch,
	dispute,
	type Reported,
	seal,
	sign,
	submit,
	turnAway,
} from "./domain-deeds.ts";
import { type Given, given } from "./given.ts";
import { at, houseWith, relation } from "./house.ts";

/** A case of every kind a permission may depend on, as it stands on 2019-03-15 at 10:00. */
const moment = "2019-03-15 10:00";
export const now = at(moment);

const start = "2019-03-15 09:00";
const reported = (report: Reported): Given => given().when(submit(report), start).done();
const dispatched = reported({});
const handling = dispatched.when(sign(), "2019-03-15 09:10").done();
const contacted = handling.when(contact("2019-03-18"), "2019-03-15 09:15").done();
const followUp = contacted.when(answer(), "2019-03-15 09:20").done();
const rework = followUp.when(dispute(), "2019-03-15 09:30").done();
const check = rework.when(answer(), "2019-03-15 09:40").done().when(dispute(), "2019-03-15 09:50").done();
const triage = reported({ text: "听说有人收红包。" });
const related = given([], houseWith(relation("p:leader", "p:eastSecretary")));
const naming = related.when(submit({ text: "宋春梅没来。" }), start).done();
const nobodys = reported({ categoryCode: "0904" });
const declining = nobodys.when(turnAway("p:desk1", "decline"), "2019-03-15 09:10").done();
const redirecting = nobodys.when(turnAway("p:desk1", "redirect"), "2019-03-15 09:10").done();
const turnedAway = (asked: Given): Given =>
	asked.when(decision("p:office", true), "2019-03-15 09:20").done().when(appeal(), "2019-03-15 09:30").done();
const closed = followUp.when(confirm(), "2019-03-15 09:30").done();

const voice = reported({ caseNumber: "190315-0001-0002", categoryCode: "0904" })
	.when({ type: "MergeCase", by: "p:desk1", parent: dispatched.state.caseNumber }, start, beside(dispatched))
	.done();
const endedAt = at("2019-03-15 09:30");

export const states: Readonly<Record<string, Given>> = {
	/** At the desk, in the open: nobody's duty. */
	received: nobodys,
	/** At the desk, sealed until triage decides. */
	triage,
	dispatched,
	handling,
	contacted,
	/** "Cannot be solved", before the superior. */
	pending: contacted.when(cannot(), "2019-03-15 09:20").done(),
	followUp,
	rework,
	/** A second dispute, before the leader. */
	check,
	closed,
	/** Not to be taken up, before the desk's superior; then appealed, before the leader. */
	declining,
	declined: turnedAway(declining),
	redirected: turnedAway(redirecting),
	/** Taken back, then asked to be erased: before the officer. */
	erasing: nobodys
		.when({ type: "WithdrawCase", askedToWithdraw: null }, "2019-03-15 09:10")
		.done()
		.when({ type: "RequestErasure", wordsIds: ["w:11"] }, "2019-03-15 09:20")
		.done(),
	/** A voice that ended with the case it went on with, then asked to be erased: before the officer. */
	voiceErasing: given([...voice.events, { type: "VoiceEnded", at: endedAt, parent: closed.state.caseNumber }])
		.when({ type: "RequestErasure", wordsIds: [voice.state.text.id] }, "2019-03-15 09:40")
		.done(),
	/** A check that was not upheld, appealed: before the head. */
	appealed: check
		.when(decision("p:leader", false), "2019-03-15 09:55")
		.done()
		.when(appeal(), "2019-03-15 09:56")
		.done(),
	checked: check.when(decision("p:leader", true), moment).done(),
	/** Not signed for a day: the deputy and the direct superior have been told. */
	blue: given().when(submit(), "2019-03-13 12:30").done().leftAlone("2019-03-15 00:00"),
	/** A service case that names the east secretary, to whom the leader is related. */
	naming: naming.when(dispatch("p:desk1", "works1"), start).done(),
	conduct: reported({ categoryCode: "1101" }),
	/** Names the east secretary: the leader is related, the cadres of the east stand below. */
	accusing: related.when(submit({ categoryCode: "1101", text: "宋春梅收钱。" }), start).done(),
	/** Names the officer of the sub-district. */
	accusingOfficer: reported({ categoryCode: "1101", text: "钟正言收钱。" }),
	/** Sealed from triage after a card had told the desk's superior. */
	sealed: given()
		.when(submit({ text: "听说有人收红包。" }), "2019-03-14 17:30")
		.done()
		.leftAlone("2019-03-15 10:30")
		.when(seal("p:desk1"), "2019-03-15 11:00")
		.done(),
	protected: triage.when(seal("p:desk1", "protected"), moment).done(),
};

/** Who of the house may read the case. */
export function readersOf({ state, setting }: Given): string[] {
	const people = [...setting.people.values()];
	return people
		.filter((person) => mayRead(person, state, setting, now))
		.map(({ personId }) => personId.slice(2));
}
