import type { Instant } from "./calendar.ts";
import { accessProposalSecondsMax, bodyCharactersMax } from "./limits.ts";
import { administratorsOf } from "./office.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";
import { refuseWords } from "./words.ts";

/** The public key (age) of another body outside: agreed to by two as well, so that no administrator names their own. */
export type BodyKey = { readonly bodyId: string; readonly key: string };
/**
 * What an installation does with conduct reports (rules.md §1). `receive` opens only with a body outside named, for what
 * nobody inside may read; `handOver` encrypts each to that body as it arrives, so that nobody here ever reads one;
 * `referTo12388` says where such a report goes and takes nothing in.
 */
export type ConductIntake =
	| {
			readonly mode: "receive";
			readonly recipient: string;
			/** The body's public key (age): what is transferred to it is encrypted to this; absent while it gave none. */
			readonly key?: string;
			readonly bodies?: readonly BodyKey[];
	  }
	| {
			readonly mode: "handOver";
			readonly recipient: string;
			readonly key: string;
			readonly bodies?: readonly BodyKey[];
	  }
	| { readonly mode: "referTo12388" };
export type ConductProposal = {
	readonly proposalId: string;
	readonly intake: ConductIntake;
	readonly by: string;
	readonly at: Instant;
};
export type ConductIntakeState = {
	/** Null in a house from before this was asked: nothing is taken in until it has been. */
	readonly inForce: ConductIntake | null;
	/** Whether two people have decided it, and it is not only what a fresh house begins with. */
	readonly decided?: boolean;
	/** The newest that nobody has decided. */
	readonly proposed: ConductProposal | null;
};
export type ConductIntakeFact =
	| ({ readonly type: "ConductIntakeProposed" } & Pick<ConductProposal, "proposalId" | "intake">)
	| ({ readonly type: "ConductIntakeDecided"; readonly accepted: boolean } & Pick<
			ConductProposal,
			"proposalId" | "intake"
	  >);

export type ProposeConductIntake = { readonly type: "ProposeConductIntake" } & Omit<ConductProposal, "at">;
export type DecideConductIntake = {
	readonly type: "DecideConductIntake";
	readonly by: string;
	readonly proposalId: string;
	readonly accept: boolean;
};

/** What is known after one more fact. */
export function evolveConductIntake(
	state: ConductIntakeState,
	event: ConductIntakeFact & { readonly at: Instant; readonly by?: string },
): ConductIntakeState {
	const { proposalId, intake, at, by = "" } = event;
	if (event.type === "ConductIntakeProposed") return { ...state, proposed: { proposalId, intake, by, at } };
	if (!event.accepted) return { ...state, proposed: null };
	return { inForce: intake, decided: by !== "", proposed: null };
}

function officersOf({ people }: Setting): readonly string[] {
	return [...people.values()]
		.filter(({ role }) => role === "disciplineOfficer")
		.map(({ personId }) => personId);
}

/** Who may propose: the discipline office; while it has one person alone, an administrator of the whole house. */
export function mayProposeIntake(setting: Setting, personId: string): boolean {
	const officers = officersOf(setting);
	if (officers.length > 1) return officers.includes(personId);
	return officers.length === 1 && administratorsOf(setting, "", "").includes(personId);
}

/** The proposal while it can be decided: a week, as every proposal. */
export function openIntakeProposal({ conductIntake }: Setting, now: Instant): ConductProposal | null {
	const { proposed } = conductIntake;
	return proposed !== null && now < proposed.at + accessProposalSecondsMax ? proposed : null;
}

/** Only a discipline officer agrees, and never to a proposal of their own: no administrator opens or shuts it alone. */
export function mayAgreeIntake(setting: Setting, { by }: ConductProposal, personId: string): boolean {
	return personId !== by && officersOf(setting).includes(personId);
}

/** Only of bodies outside, each once: what is for somebody inside is never encrypted away from them. */
function refuseBodies({ bodies }: Setting, keys: readonly BodyKey[]): Refusal | null {
	const isOutside = ({ bodyId }: BodyKey) => bodies.get(bodyId)?.postId === null;
	const isOnce = new Set(keys.map(({ bodyId }) => bodyId)).size === keys.length;
	return keys.every(isOutside) && isOnce ? null : { code: "unknownUnit", field: "bodies" };
}

function keysOf(bodies: readonly BodyKey[]): string {
	return JSON.stringify(bodies.map(({ bodyId, key }) => [bodyId, key]).sort());
}

function refuseIntake(setting: Setting, intake: ConductIntake): Refusal | null {
	const { conductIntake } = setting;
	const { inForce } = conductIntake;
	if (intake.mode === "referTo12388") return inForce?.mode === intake.mode ? { code: "alreadySo" } : null;
	const { bodies = [] } = intake;
	const refusal =
		refuseWords(intake.recipient, bodyCharactersMax, "recipient") ?? refuseBodies(setting, bodies);
	if (refusal !== null) return refusal;
	const isSame =
		inForce?.mode === intake.mode &&
		inForce.recipient === intake.recipient &&
		inForce.key === intake.key &&
		keysOf(inForce.bodies ?? []) === keysOf(bodies);
	return isSame ? { code: "alreadySo" } : null;
}

/** `ProposeConductIntake`: waits a week for a second person; a newer proposal takes its place. */
export function proposeConductIntake(
	setting: Setting,
	{ by, proposalId, intake }: ProposeConductIntake,
	now: Instant,
): Decision<SettingEvent> {
	if (!mayProposeIntake(setting, by)) return refuse("notYours");
	const refusal = refuseIntake(setting, intake);
	if (refusal !== null) return { refusal };
	return { events: [{ type: "ConductIntakeProposed", at: now, by, proposalId, intake }] };
}

/** `DecideConductIntake`: from the next report on. Whoever proposed may take it back, and agree to nothing. */
export function decideConductIntake(
	setting: Setting,
	{ by, proposalId, accept }: DecideConductIntake,
	now: Instant,
): Decision<SettingEvent> {
	const proposal = openIntakeProposal(setting, now);
	if (proposal?.proposalId !== proposalId) return refuse("proposalGone");
	const may = mayAgreeIntake(setting, proposal, by) || (!accept && by === proposal.by);
	if (!may) return refuse("notYours");
	const { intake } = proposal;
	return { events: [{ type: "ConductIntakeDecided", at: now, by, proposalId, accepted: accept, intake }] };
}

/** What has been decided about conduct reports, for the guide through the first start; a body outside that is named decides it. */
export function decidedIntake({ conductIntake }: Setting): "undecided" | ConductIntake["mode"] {
	const { inForce, decided = false } = conductIntake;
	if (inForce === null) return "undecided";
	return inForce.mode !== "referTo12388" || decided ? inForce.mode : "undecided";
}

/** Whether conduct reports go elsewhere and nothing of them is taken in: wherever no body outside is named (rules.md §1). */
export function refersConduct({ conductIntake }: Setting): boolean {
	return conductIntake.inForce === null || conductIntake.inForce.mode === "referTo12388";
}

/** A body outside, by name, and the key of it that two have agreed to. */
export type Recipient = { readonly recipient: string; readonly key: string };

/** The body outside with the key that two have agreed to; null while it has none. */
export function keyedBody(
	{ bodies, conductIntake: { inForce } }: Setting,
	bodyId: string | undefined,
): Recipient | null {
	if (inForce === null || inForce.mode === "referTo12388") return null;
	const key = inForce.bodies?.find((one) => one.bodyId === bodyId)?.key;
	const body = bodies.get(bodyId ?? "");
	return key === undefined || body?.postId !== null ? null : { recipient: body.name, key };
}

/** The body that conduct reports are encrypted to as they arrive; null where they are taken in readable, or not at all. */
export function handOverTo({ conductIntake: { inForce } }: Setting): Recipient | null {
	return inForce?.mode === "handOver" ? { recipient: inForce.recipient, key: inForce.key } : null;
}

/** Every body outside that a report may be encrypted to as it arrives, by name; none where none is. */
export function handOverNames(setting: Setting): readonly string[] {
	const { inForce } = setting.conductIntake;
	if (inForce?.mode !== "handOver") return [];
	const others = (inForce.bodies ?? []).flatMap(({ bodyId }) => keyedBody(setting, bodyId)?.recipient ?? []);
	return [...new Set([inForce.recipient, ...others])];
}
