import { isAddressWord } from "./address-word.ts";
import { covers } from "./area.ts";
import { mayArrange } from "./authority.ts";
import type { Instant } from "./calendar.ts";
import { nameCharactersMax } from "./limits.ts";
import { officeOf, officeOfPost, officeOfRole } from "./office.ts";
import { holderOf } from "./people.ts";
import { type Decision, refuse } from "./refusal.ts";
import type { Person, Setting, Stretch } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";
import { refOf, refuseWords, type Words } from "./words.ts";

/** Who is there, who holds which post, who is away, who is related to whom (rules.md §2, dispatch). */
export type AddPerson = {
	readonly type: "AddPerson";
	readonly by: string;
	readonly name: Words;
} & Omit<Person, "name">;
export type ChangeRole = { readonly type: "ChangeRole"; readonly by: string } & Omit<Person, "name">;
export type MovePost = {
	readonly type: "MovePost";
	readonly by: string;
	readonly postId: string;
	/** Who holds the post from then on; null leaves it empty. */
	readonly personId: string | null;
	/** Null: now. */
	readonly from: Instant | null;
};
export type TakeLeave = {
	readonly type: "TakeLeave";
	readonly by: string;
	readonly personId: string;
	readonly from: Instant | null;
	readonly to: Instant;
};
export type DeclareRelation = {
	readonly type: "DeclareRelation";
	readonly by: string;
	readonly personId: string;
	readonly relatedId: string;
};

/** `AddPerson`: a new person with a role in a part of the house; into an office nobody is added alone (trust.md S1). */
export function addPerson(setting: Setting, command: AddPerson, now: Instant): Decision<SettingEvent> {
	const { by, personId, role, areaPrefix, name } = command;
	const no = mayArrange(setting, by, areaPrefix);
	if (no !== null) return refuse(no);
	if (officeOfRole(role) !== null) return refuse("officeGrants", "role");
	if (setting.people.has(personId) || isAddressWord("person", personId)) return refuse("idTaken", "personId");
	const refusal = refuseWords(name.text, nameCharactersMax, "name");
	if (refusal !== null) return { refusal };
	const added = { personId, role, areaPrefix, name: refOf(name) };
	return { events: [{ type: "PersonAdded", at: now, by, ...added }] };
}

/**
 * `ChangeRole`: by an administrator of where the person is and of where they go; nobody changes their own. Into and out
 * of an office it takes two (server/domain/grant.ts).
 */
export function changeRole(setting: Setting, command: ChangeRole, now: Instant): Decision<SettingEvent> {
	const { by, personId, role, areaPrefix } = command;
	const person = setting.people.get(personId);
	if (person === undefined) return refuse("unknownPerson", "personId");
	if (by === personId) return refuse("notYours");
	const no = mayArrange(setting, by, person.areaPrefix) ?? mayArrange(setting, by, areaPrefix);
	if (no !== null) return refuse(no);
	if (officeOfRole(role) !== null || officeOf(setting, personId, now) !== null)
		return refuse("officeGrants", "role");
	return { events: [{ type: "RoleChanged", at: now, by, personId, role, areaPrefix }] };
}

/**
 * `MovePost`: one person leaves a post, another holds it from the same second. What was done before stays with who did
 * it; a post already promised to somebody from a later day keeps that promise. A post of triage or discipline goes to
 * people of that office alone; one of protection makes its holder that office's, and takes two (server/domain/grant.ts).
 */
export function movePost(setting: Setting, command: MovePost, now: Instant): Decision<SettingEvent> {
	const { by, postId, personId } = command;
	const post = setting.posts.get(postId);
	if (post === undefined) return refuse("unknownPost", "postId");
	const no = mayArrange(setting, by, post.areaCode);
	if (no !== null) return refuse(no);
	const person = personId === null ? undefined : setting.people.get(personId);
	const office = officeOfPost(post.kind);
	if (office === "protection") return refuse("officeGrants");
	if (office !== null && person !== undefined && officeOfRole(person.role) !== office)
		return refuse("officeGrants", "personId");
	return moveHolder(setting, command, now);
}

/** The move itself, whoever may have it done. */
export function moveHolder(
	setting: Setting,
	{ by, postId, ...command }: Omit<MovePost, "type">,
	now: Instant,
): Decision<SettingEvent> {
	const { personId } = command;
	const from = command.from ?? now;
	const post = setting.posts.get(postId);
	if (post === undefined) return refuse("unknownPost", "postId");
	const person = personId === null ? null : setting.people.get(personId);
	if (person === undefined) return refuse("unknownPerson", "personId");
	if (person !== null && !isNear(person.areaPrefix, post.areaCode)) return refuse("notInScope", "personId");
	const later = (setting.stretches.get(postId) ?? []).some((stretch) => stretch.from > from);
	if (from < now || later) return refuse("timeUnusable", "from");
	const before = holderOf(setting, postId, from);
	if (before === personId) return refuse("alreadySo", "personId");
	const common = { at: now, by, postId } as const;
	return {
		events: [
			...(before === null ? [] : [{ type: "PostLeft", ...common, personId: before, to: from } as const]),
			...(personId === null ? [] : [{ type: "PostHeld", ...common, personId, from, to: null } as const]),
		],
	};
}

function isNear(areaPrefix: string, areaCode: string): boolean {
	return covers(areaPrefix, areaCode) || covers(areaCode, areaPrefix);
}

/** `TakeLeave`: nobody was away yesterday who was there yesterday. */
export function takeLeave(setting: Setting, command: TakeLeave, now: Instant): Decision<SettingEvent> {
	const { by, personId, to } = command;
	const from = command.from ?? now;
	const person = setting.people.get(personId);
	if (person === undefined) return refuse("unknownPerson", "personId");
	const no = mayArrange(setting, by, person.areaPrefix);
	if (no !== null) return refuse(no);
	if (from < now) return refuse("timeUnusable", "from");
	if (to <= from) return refuse("timeUnusable", "to");
	return { events: [{ type: "LeaveTaken", at: now, by, personId, from, to }] };
}

/** `DeclareRelation` 回避关系: by the person, or by an administrator of theirs; it counts from both sides. */
export function declareRelation(
	setting: Setting,
	command: DeclareRelation,
	now: Instant,
): Decision<SettingEvent> {
	const { by, personId, relatedId } = command;
	const person = setting.people.get(personId);
	if (person === undefined) return refuse("unknownPerson", "personId");
	if (!setting.people.has(relatedId) || relatedId === personId) return refuse("unknownPerson", "relatedId");
	const no = by === personId ? null : mayArrange(setting, by, person.areaPrefix);
	if (no !== null) return refuse(no);
	if (setting.relations.get(personId)?.includes(relatedId) === true) return refuse("alreadySo", "relatedId");
	return { events: [{ type: "RelationDeclared", at: now, by, personId, relatedId }] };
}

/** What a case knows of its holder. */
type Held = { readonly postId: string; readonly holderId: string };

function hasEnded({ to }: Stretch, now: Instant): boolean {
	return to !== null && to <= now;
}

/**
 * Whether the holder has moved away: they held the case's post, or stood in for it, and hold neither now. Their open
 * cases go to the successor, whose holder clock starts afresh; what is past stays with them (rules.md §3).
 */
export function hasMovedAway(setting: Setting, { postId, holderId }: Held, now: Instant): boolean {
	const posts = [postId, setting.posts.get(postId)?.deputyPostId ?? null].filter((id) => id !== null);
	if (posts.some((id) => holderOf(setting, id, now) === holderId)) return false;
	const ended = posts.flatMap((id) => setting.stretches.get(id) ?? []);
	return ended.some((stretch) => stretch.personId === holderId && hasEnded(stretch, now));
}
