import type { SubmitReport } from "../../server/domain/intake.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import type { TransferCase } from "../../server/domain/transfer.ts";
import { body, bodyEvents, bodyKeys, firm } from "./bodies.ts";
import { words } from "./domain-deeds.ts";
import { intakeKey } from "./outside-body.ts";
import { type Dice, diceOf } from "./simulation-house.ts";

/** The bodies of a simulated house, and what is said and done with them. */

/** The head of the house's own office is a post that changes hands; another office is nearer to nobody. */
const simulatedBodies: readonly SettingEvent[] = [
	...bodyEvents,
	body("street", "河湾街道纪检监察组", { postId: "officer", headPostId: "eastSecretary", aboveId: "county" }),
];

/** Every seventh house has bodies; in the others nothing is set, as before they were asked for, and each life goes on as it did. */
export function bodiesOf(seed: number): readonly SettingEvent[] {
	return seed % 7 === 2 ? simulatedBodies : [];
}

/** Of some reports whom they are about, by dice of their own. */
export function aboutSomebody(report: SubmitReport, now: number): SubmitReport {
	const dice = diceOf(now);
	if (!report.sealed && !dice.chance(0.25)) return report;
	const text = dice.oneOf([
		"宋春梅收钱。",
		"钟正言收钱。",
		"沈文博收钱。",
		"林晓峰收钱。",
		"乱收费。",
		"乱收费。",
	]);
	const about = text === "乱收费。" ? { kind: "unit", name: words(firm) } : null;
	return { ...report, sealed: true, text: words(text), about: about as SubmitReport["about"] };
}

/** A transfer to the body competent, or elsewhere, with a reason or without. */
export function passing(by: string, bodyId: string, dice: Dice): Omit<TransferCase, "fileHash"> {
	const own = bodyKeys.find((one) => one.bodyId === bodyId)?.key ?? intakeKey;
	const key = dice.oneOf([own, own, intakeKey]);
	const why = dice.chance(0.4) ? { elsewhere: words("那边没有受理的部门。") } : {};
	return { type: "TransferCase", by, key, ...why };
}
