import type { Body, Competence, CompetenceOf } from "../../server/domain/body.ts";
import type { ConductIntake } from "../../server/domain/conduct-intake.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { intakeKey } from "./outside-body.ts";

/** The made-up house with bodies: its own discipline office, the one above it outside, and a firm with its regulator. */
const opened = 1_543_798_800;

export function body(bodyId: string, name: string, change: Partial<Body> = {}): SettingEvent {
	const outside = { kind: "discipline", postId: null, headPostId: null, reach: "", aboveId: null } as const;
	return { type: "BodyNamed", at: opened, bodyId, name, ...outside, ...change };
}

export function competence(
	of: CompetenceOf["of"],
	id: string,
	supervisedBy: string | null,
	managedBy: Competence["managedBy"] = null,
): SettingEvent {
	return { type: "CompetenceSet", at: opened, of, id, supervisedBy, managedBy };
}

export const countyKey = "age1county";
export const housingKey = "age1housing";
export const firm = "安和物业服务公司";
export const bodyKeys = [
	{ bodyId: "county", key: countyKey },
	{ bodyId: "housing", key: housingKey },
];
const recipient = "青原区纪委监委信访室";

function agreed(intake: ConductIntake): SettingEvent {
	return {
		type: "ConductIntakeDecided",
		at: opened,
		accepted: true,
		proposalId: "c:1",
		by: "p:officer",
		intake,
	};
}
/** Both with keys, as two have agreed. */
const receiving = agreed({ mode: "receive", recipient, key: intakeKey, bodies: bodyKeys });
export const handingOver = agreed({ mode: "handOver", recipient, key: intakeKey, bodies: bodyKeys });

export const bodyEvents: readonly SettingEvent[] = [
	{ type: "UnitNamed", at: opened, unitId: "firm", name: firm, people: 60 },
	body("county", "青原区纪委监委"),
	body("street", "河湾街道纪检监察组", { postId: "officer", aboveId: "county" }),
	body("housing", "青原区住房和建设局", { kind: "regulator", reach: "政务服务中心三楼" }),
	body("organisation", "青原区组织部", { kind: "manager" }),
	...["office", "works", "eastCommittee", "westCommittee", "disciplineOffice"].map((unitId) =>
		competence("unit", unitId, "street", "organisation"),
	),
	...["p:head", "p:leader"].map((personId) => competence("person", personId, "county", "organisation")),
	competence("unit", "firm", null, "housing"),
	receiving,
];
