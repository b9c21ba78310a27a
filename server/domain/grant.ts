import type { AccessProposal, Grant } from "./access.ts";
import type { Instant } from "./calendar.ts";
import { invited } from "./invitation.ts";
import { accessProposalSecondsMax } from "./limits.ts";
import {
	administratorsOf,
	keepersOf,
	type Office,
	officeOf,
	officeOfPost,
	officeOfRole,
	othersOf,
} from "./office.ts";
import { holderOf } from "./people.ts";
import { type Decision, type RefusalCode, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";
import { moveHolder } from "./staffing.ts";

/**
 * What nobody may do to a person's access alone (trust.md S1): one proposes, another decides. Neither is ever the person
 * it is about.
 *
 * Into or out of an office (triage, discipline, protection), and its people's recovery: two of that office. While it has
 * but one other person, an administrator proposes and that one decides; while it has none, as before the first operator
 * and the first protection post are there, an administrator proposes and a discipline officer decides. So no link into
 * an office ever comes out at an administrator, and the discipline office is never left empty.
 *
 * Recovery of everybody else (a lost passphrase or second factor): two administrators; with one alone, that one proposes
 * and a discipline officer decides; with none left, two discipline officers.
 */
export type ProposeAccess = {
	readonly type: "ProposeAccess";
	readonly by: string;
	readonly proposalId: string;
	readonly grant: Grant;
};
export type DecideAccess = {
	readonly type: "DecideAccess";
	readonly by: string;
	readonly proposalId: string;
	readonly accept: boolean;
	/** Of the link that comes out where the person has to sign in anew. */
	readonly invitationId: string;
};

/** Who may propose, and who may decide what another has proposed. */
export type Pair = { readonly askers: readonly string[]; readonly keepers: readonly string[] };
const nobody: Pair = { askers: [], keepers: [] };

type About = { readonly personId: string; readonly office: Office | null; readonly areaPrefix: string };

/** Whom a grant is about, through which office, and where; null where no such person, post or office is. */
function aboutOf(setting: Setting, grant: Grant, now: Instant): About | null {
	if (grant.kind === "post") {
		const post = setting.posts.get(grant.postId);
		const personId = grant.personId ?? holderOf(setting, grant.postId, now);
		if (post?.kind !== "protection" || personId === null || !setting.people.has(personId)) return null;
		return { personId, office: "protection", areaPrefix: post.areaCode };
	}
	const person = setting.people.get(grant.personId);
	if (person === undefined) return null;
	const { personId } = person;
	const own = officeOf(setting, personId, now);
	if (grant.kind === "recovery") return { personId, office: own, areaPrefix: person.areaPrefix };
	const entered = officeOfRole(grant.role);
	const office = entered ?? own;
	// A role outside all offices is for an administrator alone to change.
	if (office === null) return null;
	return { personId, office, areaPrefix: entered === null ? person.areaPrefix : grant.areaPrefix };
}

/** The two sides of a grant; nobody on either where it is none. */
export function pairOf(setting: Setting, grant: Grant, now: Instant): Pair {
	const about = aboutOf(setting, grant, now);
	if (about === null) return nobody;
	const { personId, office, areaPrefix } = about;
	const administrators = administratorsOf(setting, areaPrefix, personId);
	if (office !== null) {
		const others = othersOf(setting, office, areaPrefix, personId, now);
		const keepers = keepersOf(setting, office, areaPrefix, personId, now);
		return { askers: others.length > 1 ? others : administrators, keepers };
	}
	const officers = othersOf(setting, "discipline", areaPrefix, personId, now);
	if (administrators.length > 1) return { askers: administrators, keepers: administrators };
	return { askers: administrators.length === 1 ? administrators : officers, keepers: officers };
}

function refusesGrant(setting: Setting, grant: Grant, now: Instant): RefusalCode | null {
	if (grant.kind === "post") {
		if (!setting.posts.has(grant.postId)) return "unknownPost";
		return holderOf(setting, grant.postId, now) === grant.personId ? "alreadySo" : null;
	}
	const person = setting.people.get(grant.personId);
	if (person === undefined) return "unknownPerson";
	if (grant.kind === "recovery") return null;
	return person.role === grant.role && person.areaPrefix === grant.areaPrefix ? "alreadySo" : null;
}

/** `ProposeAccess`: by one of those who may; it waits a week for another. */
export function proposeAccess(
	setting: Setting,
	command: ProposeAccess,
	now: Instant,
): Decision<SettingEvent> {
	const { by, proposalId, grant } = command;
	const no = refusesGrant(setting, grant, now);
	if (no !== null) return refuse(no);
	if (!pairOf(setting, grant, now).askers.includes(by)) return refuse("notYours");
	return { events: [{ type: "AccessProposed", at: now, by, proposalId, grant }] };
}

/** The proposal while it can be decided; null once it is, or its week is over. */
export function openProposal(setting: Setting, proposalId: string, now: Instant): AccessProposal | null {
	const found = setting.proposals.get(proposalId);
	return found !== undefined && now < found.at + accessProposalSecondsMax ? found : null;
}

/** Whether the person may agree to the proposal: never to their own. */
export function mayAgree(
	setting: Setting,
	{ grant, by }: AccessProposal,
	personId: string,
	now: Instant,
): boolean {
	return personId !== by && pairOf(setting, grant, now).keepers.includes(personId);
}

/** Whether the person may drop the proposal: whoever made it, and whoever may agree to it. */
export function mayDrop(setting: Setting, proposal: AccessProposal, personId: string, now: Instant): boolean {
	return personId === proposal.by || mayAgree(setting, proposal, personId, now);
}

/**
 * `DecideAccess`: agreed to, it is done in the same deed. Whoever enters an office, and whoever is let in again, gets a
 * fresh link, which comes out at the one who agreed; any way to sign in of before ends.
 */
export function decideAccess(setting: Setting, command: DecideAccess, now: Instant): Decision<SettingEvent> {
	const { by, proposalId, accept, invitationId } = command;
	const proposal = openProposal(setting, proposalId, now);
	if (proposal === null) return refuse("proposalGone");
	const may = accept ? mayAgree : mayDrop;
	if (!may(setting, proposal, by, now)) return refuse("notYours");
	const decided = { type: "AccessDecided", at: now, by, proposalId, accepted: accept } as const;
	if (!accept) return { events: [decided] };
	const done = granted(setting, proposal.grant, by, now);
	if ("refusal" in done) return done;
	const entering = entersBy(setting, proposal.grant);
	const link = entering === null ? [] : [invited(by, entering, invitationId, now)];
	return { events: [decided, ...done.events, ...link] };
}

function granted(setting: Setting, grant: Grant, by: string, now: Instant): Decision<SettingEvent> {
	switch (grant.kind) {
		case "role": {
			const { personId, role, areaPrefix } = grant;
			const no = refusesGrant(setting, grant, now);
			if (no !== null) return refuse(no);
			return { events: [{ type: "RoleChanged", at: now, by, personId, role, areaPrefix }] };
		}
		case "post":
			return moveHolder(setting, { by, postId: grant.postId, personId: grant.personId, from: null }, now);
		case "recovery":
			return { events: [] };
		default:
			return grant satisfies never;
	}
}

/** Who has to sign in anew after the grant; null where nobody has. */
function entersBy(setting: Setting, grant: Grant): string | null {
	if (grant.kind !== "role") return grant.personId;
	const office = officeOfRole(grant.role);
	const before = setting.people.get(grant.personId)?.role;
	const isNew = office !== null && (before === undefined || officeOfRole(before) !== office);
	return isNew ? grant.personId : null;
}

/** Whether an administrator alone may not name the post so: what opens an office is not to be had by another name. */
export function guardsPost(
	setting: Setting,
	postId: string,
	kind: Parameters<typeof officeOfPost>[0],
	deputyPostId: string | null,
	now: Instant,
): boolean {
	const before = setting.posts.get(postId);
	const office = officeOfPost(kind);
	const isHeld = holderOf(setting, postId, now) !== null;
	if (before !== undefined && isHeld && officeOfPost(before.kind) !== office) return true;
	const deputy = deputyPostId === null ? undefined : setting.posts.get(deputyPostId);
	return office !== null && deputy !== undefined && officeOfPost(deputy.kind) !== office;
}
