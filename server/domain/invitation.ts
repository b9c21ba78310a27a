import type { Invitation } from "./access.ts";
import type { Instant } from "./calendar.ts";
import { invitationSecondsMax, nameCharactersMax, usernameCharactersMax } from "./limits.ts";
import { administratorsOf, keepersOf, officeOf } from "./office.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import type { Role, Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";
import { refOf, refuseWords, type Words } from "./words.ts";

/**
 * How a person comes to an account (trust.md S1): a link that opens once and not for long. Whoever has it sets username,
 * passphrase and second factor; nobody else ever sets or sees them. Events know only the MAC of the link's secret.
 */
export type InvitePerson = {
	readonly type: "InvitePerson";
	readonly by: string;
	readonly personId: string;
	readonly invitationId: string;
	/** Whether the person can sign in already, however that came about. */
	readonly hasAccount: boolean;
};
/** By the process itself, while the house has nobody of that role. */
export type InviteFirst = {
	readonly type: "InviteFirst";
	readonly role: "administrator" | "disciplineOfficer";
	readonly invitationId: string;
};
export type AcceptInvitation = {
	readonly type: "AcceptInvitation";
	readonly invitationId: string;
	/** Only of the first of a role, who is not in the house yet. */
	readonly name: Words | null;
	/** Of the passkey it is accepted with; null with a passphrase. */
	readonly passkeyId?: string | null;
};

/** Who may invite the person, or renew the invitation: administrators; of an office only those who keep its keys. */
export function invitersOf(setting: Setting, personId: string, now: Instant): readonly string[] {
	const person = setting.people.get(personId);
	if (person === undefined) return [];
	const office = officeOf(setting, personId, now);
	return office === null
		? administratorsOf(setting, person.areaPrefix, personId)
		: keepersOf(setting, office, person.areaPrefix, personId, now);
}

/** `InvitePerson`: for whoever cannot sign in yet; a new link ends the one before. */
export function invitePerson(setting: Setting, command: InvitePerson, now: Instant): Decision<SettingEvent> {
	const { by, personId, invitationId, hasAccount } = command;
	if (!setting.people.has(personId)) return refuse("unknownPerson", "personId");
	if (!invitersOf(setting, personId, now).includes(by)) return refuse("notYours");
	const wasUsed = setting.invitations.get(personId)?.used === true;
	if (hasAccount || wasUsed) return refuse("hasAccount");
	return { events: [invited(by, personId, invitationId, now)] };
}

/** The event of an invitation made now. */
export function invited(by: string, personId: string, invitationId: string, now: Instant): SettingEvent {
	const until = now + invitationSecondsMax;
	return { type: "PersonInvited", at: now, by, personId, invitationId, until };
}

/** The id of whoever comes in first by the link that the process printed. */
function firstOf(role: Role): string {
	return `p:first:${role}`;
}

/** `InviteFirst`: nothing once somebody has the role; until then each start makes a new link, and the old one ends. */
export function inviteFirst(setting: Setting, command: InviteFirst, now: Instant): Decision<SettingEvent> {
	const { role, invitationId } = command;
	if ([...setting.people.values()].some((person) => person.role === role)) return { events: [] };
	const until = now + invitationSecondsMax;
	const common = { type: "PersonInvited", at: now, personId: firstOf(role) } as const;
	return { events: [{ ...common, invitationId, until, role }] };
}

/** The invitation with that id while it opens; null once used, renewed, over, or overtaken by another first. */
export function openInvitation(setting: Setting, invitationId: string, now: Instant): Invitation | null {
	const found = [...setting.invitations.values()].find((one) => one.invitationId === invitationId);
	if (found === undefined || found.used || now >= found.until) return null;
	if (found.role === null) return found;
	const isTaken = [...setting.people.values()].some((person) => person.role === found.role);
	return isTaken ? null : found;
}

/** `AcceptInvitation`: once; the first of a role joins the house with it. */
export function acceptInvitation(
	setting: Setting,
	command: AcceptInvitation,
	now: Instant,
): Decision<SettingEvent> {
	const { invitationId, name, passkeyId = null } = command;
	const invitation = openInvitation(setting, invitationId, now);
	if (invitation === null) return refuse("invitationUnusable");
	const { personId, role } = invitation;
	const own = { at: now, by: personId, personId };
	const accepted: SettingEvent[] = [{ type: "InvitationAccepted", ...own, invitationId }];
	if (passkeyId !== null) accepted.push({ type: "PasskeyAdded", ...own, passkeyId });
	if (role === null) return { events: accepted };
	if (name === null) return refuse("textEmpty", "name");
	const refusal = refuseWords(name.text, nameCharactersMax, "name");
	if (refusal !== null) return { refusal };
	const person = { personId, role, areaPrefix: "", name: refOf(name) };
	return { events: [{ type: "PersonAdded", at: now, by: personId, ...person }, ...accepted] };
}

const usernameForm = /^[a-z0-9._-]{3,}$/;

/** Why this cannot be a username, or null. */
export function refuseUsername(username: string): Refusal | null {
	const fits = usernameForm.test(username) && username.length <= usernameCharactersMax;
	return fits ? null : { code: "usernameUnusable", field: "username" };
}
