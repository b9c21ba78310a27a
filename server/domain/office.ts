import { covers } from "./area.ts";
import { mayArrange } from "./authority.ts";
import type { Instant } from "./calendar.ts";
import { holderOf, postsFor } from "./people.ts";
import type { PostKind, Role, Setting } from "./setting.ts";

/**
 * The offices whose people read what others may not: triage before a seal, discipline, protection. Whoever enters one
 * is let in by its own people, never by an administrator alone (trust.md S1).
 */
export type Office = "triage" | "discipline" | "protection";

/** The office a role is of; null for every other role. */
export function officeOfRole(role: Role): Office | null {
	if (role === "operator") return "triage";
	return role === "disciplineOfficer" ? "discipline" : null;
}

/** The office a post of that kind is of; null for every other post. */
export function officeOfPost(kind: PostKind): Office | null {
	if (kind === "desk") return "triage";
	return kind === "discipline" || kind === "protection" ? kind : null;
}

function holdsProtection(setting: Setting, personId: string, areaPrefix: string, now: Instant): boolean {
	return postsFor(setting, "protection", areaPrefix).some(
		({ postId }) => holderOf(setting, postId, now) === personId,
	);
}

/** The office the person is of at `now`; null for everybody else. */
export function officeOf(setting: Setting, personId: string, now: Instant): Office | null {
	const person = setting.people.get(personId);
	if (person === undefined) return null;
	const office = officeOfRole(person.role);
	if (office !== null) return office;
	const held = [...setting.posts.values()].filter(({ kind }) => kind === "protection");
	return held.some(({ postId }) => holderOf(setting, postId, now) === personId) ? "protection" : null;
}

/** The people of an office whose scope covers `areaPrefix`, but for `personId`. */
export function othersOf(
	setting: Setting,
	office: Office,
	areaPrefix: string,
	personId: string,
	now: Instant,
): readonly string[] {
	const is = (one: { personId: string; role: Role; areaPrefix: string }) =>
		office === "protection"
			? holdsProtection(setting, one.personId, areaPrefix, now)
			: officeOfRole(one.role) === office && covers(one.areaPrefix, areaPrefix);
	return [...setting.people.values()].filter((one) => one.personId !== personId && is(one)).map(idOf);
}

/** Administrators of all that lies under `areaPrefix`, but for `personId`. */
export function administratorsOf(setting: Setting, areaPrefix: string, personId: string): readonly string[] {
	return [...setting.people.keys()].filter(
		(id) => id !== personId && mayArrange(setting, id, areaPrefix) === null,
	);
}

/**
 * Who holds the keys of an office towards `personId`: its other people; while it has none, the discipline officers. The
 * discipline office itself never has none once the first officer has come in by the link printed at the first start.
 */
export function keepersOf(
	setting: Setting,
	office: Office,
	areaPrefix: string,
	personId: string,
	now: Instant,
): readonly string[] {
	const others = othersOf(setting, office, areaPrefix, personId, now);
	return others.length > 0 ? others : othersOf(setting, "discipline", areaPrefix, personId, now);
}

function idOf({ personId }: { readonly personId: string }): string {
	return personId;
}
