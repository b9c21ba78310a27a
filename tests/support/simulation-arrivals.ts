import { arrange, type SettingCommand } from "../../server/domain/arrangement.ts";
import type { ConductIntake } from "../../server/domain/conduct-intake.ts";
import type { Command } from "../../server/domain/decide.ts";
import { keyToEncrypt, type SubmitReport } from "../../server/domain/intake.ts";
import { evolveSetting } from "../../server/domain/setting.ts";
import { bodyKeys } from "./bodies.ts";
import { submit, words } from "./domain-deeds.ts";
import { eastGrid1, eastGrid2, westGrid1 } from "./house.ts";
import { encrypted, intakeKey } from "./outside-body.ts";
import type { World } from "./simulation.ts";
import { aboutSomebody } from "./simulation-bodies.ts";
import { type Dice, people } from "./simulation-house.ts";

/** How reports come: alone or as a voice of another, readable or encrypted to the body outside. */

function anyReport(dice: Dice, caseNumber: string, { alike, setting }: World): SubmitReport {
	const report = { caseNumber, consentPublish: dice.chance(0.5), called: dice.chance(0.3) };
	if (alike) return submit({ ...report, frail: dice.chance(0.25), danger: dice.chance(0.1) });
	const text = dice.oneOf([
		...Array.from({ length: 6 }, () => "楼下的灯三天没有亮了。"),
		"河堤路的灯三天没有亮了。",
		"听说有人收红包。",
		"宋春梅没来。",
	]);
	const handsOver = setting.conductIntake.inForce?.mode === "handOver";
	return submit({
		...report,
		text,
		sealed: dice.chance(handsOver ? 0.3 : 0.03),
		contactPhone: dice.chance(0.7) ? words("13800000000") : null,
		areaCode: dice.oneOf([eastGrid1, eastGrid1, eastGrid2, westGrid1]),
		categoryCode: dice.oneOf(["0203", "0203", "0203", "0602", "0504", "0904", "0801", "1202", null]),
		reportType: dice.oneOf(["complaint", "complaint", "inquiry"]),
		danger: dice.chance(0.2),
	});
}

/** A report; now and then somebody would rather add a voice, and what must come encrypted mostly does. */
export function reportOf(dice: Dice, caseNumber: string, world: World): Command {
	const { cases, now, setting, alike } = world;
	const any = anyReport(dice, caseNumber, world);
	const report = alike || setting.bodies.size === 0 ? any : aboutSomebody(any, now);
	const joins = cases.length > 0 && dice.chance(alike ? 0.5 : 0.1);
	const own = joins ? { ...report, joins: dice.oneOf(cases).state.caseNumber } : report;
	const key = keyToEncrypt(own, now, setting);
	return key === null || dice.chance(0.1) ? own : { ...own, encrypted: { ...encrypted, key } };
}

const recipient = "青原区纪委监委信访室";
const intakes: readonly ConductIntake[] = [
	{ mode: "receive", recipient, key: intakeKey },
	{ mode: "handOver", recipient, key: intakeKey },
	{ mode: "handOver", recipient, key: "age1other" },
	{ mode: "referTo12388" },
];

/** Where there are bodies, with their keys. */
function keyed(intake: ConductIntake, { setting }: World): ConductIntake {
	return setting.bodies.size > 0 && intake.mode === "handOver" ? { ...intake, bodies: bodyKeys } : intake;
}

/** What the house does with conduct reports is proposed by somebody, and agreed to by somebody. */
export function changesIntake(world: World, dice: Dice): void {
	const { proposed } = world.setting.conductIntake;
	const by = dice.oneOf(["p:officer", "p:officer2", dice.oneOf(people)]);
	const proposalId = `c:${world.now}`;
	const command: SettingCommand =
		proposed === null
			? { type: "ProposeConductIntake", by, proposalId, intake: keyed(dice.oneOf(intakes), world) }
			: { type: "DecideConductIntake", by, proposalId: proposed.proposalId, accept: dice.chance(0.9) };
	const decision = arrange(world.setting, command, world.now);
	if ("events" in decision) world.setting = decision.events.reduce(evolveSetting, world.setting);
}
