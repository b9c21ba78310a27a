import type { Case, MergedCase } from "../../server/domain/case.ts";
import type { Command } from "../../server/domain/decide.ts";
import { type ResidentDeed, residentMay } from "../../server/domain/follow-up.ts";
import { voiceMay } from "../../server/domain/voice.ts";
import { appeal, confirm, dispute, message } from "./domain-deeds.ts";
import type { World } from "./simulation.ts";
import type { Dice } from "./simulation-house.ts";

/** Erasing words is no part of a case's life. */
type Said = Exclude<ResidentDeed, "requestErasure">;

/** What the resident may say and do; a report is seldom withdrawn, for that ends its life. */
const said: Readonly<Record<Said, (dice: Dice) => Command>> = {
	messageDesk: () => message(),
	confirmCase: () => confirm(),
	disputeCase: (dice) => {
		// By phone: typed by the caller, or taken down by somebody.
		const spoken = { by: dice.oneOf([null, "p:desk1", "p:desk2", "p:grid1"]) };
		return dice.chance(0.3) ? ({ ...dispute(), spoken } as Command) : dispute();
	},
	changeVerdict: (dice) => {
		return { type: "ChangeVerdict", verdict: dice.oneOf(["solved", "partly"]), feedback: {} };
	},
	withdrawCase: (dice) => {
		return { type: "WithdrawCase", askedToWithdraw: dice.oneOf([true, false, null]) };
	},
	splitVoice: () => ({ type: "SplitVoice" }),
	appealCase: () => appeal(),
	chaseCase: () => ({ type: "ChaseCase" }),
	voidContact: () => ({ type: "VoidContact" }),
	grantPhone: () => ({ type: "GrantPhone" }),
	withdrawPhone: () => ({ type: "WithdrawPhone" }),
};
const deeds = Object.keys(said) as Said[];
const isSaid = (deed: ResidentDeed): deed is Said => deed in said;

function mayOfVoice(state: MergedCase, { cases, now, setting }: World): readonly ResidentDeed[] {
	const parent = cases.find((one) => one.state.caseNumber === state.parent)?.state;
	return parent === undefined ? [] : voiceMay(state, parent, now, setting);
}

/** What the resident does next: mostly what is open to them. */
export function ofResident(state: Case, dice: Dice, world: World): Command {
	const open =
		state.status === "merged" ? mayOfVoice(state, world) : residentMay(state, world.now, world.setting);
	// Most keep to it: a life that ends early shows little.
	const seldom = (deed: Said) => (deed !== "withdrawCase" && deed !== "splitVoice") || dice.chance(0.15);
	const able = open
		.filter(isSaid)
		.filter(seldom)
		.flatMap((deed) => (deed === "disputeCase" ? [deed, deed, deed] : [deed]));
	return said[able.length > 0 && dice.chance(0.9) ? dice.oneOf(able) : dice.oneOf(deeds)](dice);
}
