import { narrowed } from "./area.ts";
import { mayArrange } from "./authority.ts";
import { type Body, type Competence, type CompetenceOf, chainOf, competenceKey } from "./body.ts";
import type { Instant } from "./calendar.ts";
import { bodyCharactersMax } from "./limits.ts";
import { holderOf, isExcluded, postsOf } from "./people.ts";
import { type Decision, type Refusal, refuse } from "./refusal.ts";
import type { Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";
import { refuseWords } from "./words.ts";

/**
 * Competence 主管 (rules.md §1): a conduct report goes to the body competent for whom it concerns, and one level up when it
 * concerns that body's own head; about a property firm or a utility it ends at its regulator. Where nothing is set the
 * discipline office of the house itself is competent.
 */
export type NameBody = { readonly type: "NameBody"; readonly by: string } & Body;
export type SetCompetence = { readonly type: "SetCompetence"; readonly by: string } & CompetenceOf &
	Competence;

/** Whom a report concerns. */
export type Concerned = { readonly namedIds: readonly string[]; readonly aboutUnitId: string | null };
/** The body outside a conduct report is to be passed on to, as the event keeps it. */
export type Competent = { readonly competent?: { readonly bodyId: string; readonly name: string } };

function competenceOf({ competences }: Setting, whose: CompetenceOf): Competence | undefined {
	return competences.get(competenceKey(whose));
}

/** A regulator comes before every other body: what is said of a firm ends there. */
function bodyIn({ bodies }: Setting, set: Competence | undefined): string | null {
	if (set === undefined) return null;
	const managing = set.managedBy === null ? undefined : bodies.get(set.managedBy);
	return managing?.kind === "regulator" ? managing.bodyId : set.supervisedBy;
}

function bodyOfUnit(setting: Setting, unitId: string): string | null {
	return bodyIn(setting, competenceOf(setting, { of: "unit", id: unitId }));
}

/** A person's own body wins; else that of the unit they hold a post in. */
function bodyOfPerson(setting: Setting, personId: string, now: Instant): string | null {
	const own = bodyIn(setting, competenceOf(setting, { of: "person", id: personId }));
	if (own !== null) return own;
	const units = postsOf(setting, personId, now).map(({ unitId }) => bodyOfUnit(setting, unitId));
	return units.find((bodyId) => bodyId !== null) ?? null;
}

/** Bodies of whom it concerns: a unit's too, unless somebody is named who is none of its people. */
function bodiesOf(
	setting: Setting,
	{ namedIds, aboutUnitId }: Concerned,
	now: Instant,
): readonly (string | null)[] {
	const people = namedIds.map((id) => bodyOfPerson(setting, id, now));
	const isOfUnit = (id: string) => postsOf(setting, id, now).some(({ unitId }) => unitId === aboutUnitId);
	if (aboutUnitId === null || !namedIds.every(isOfUnit)) return people;
	return [bodyOfUnit(setting, aboutUnitId), ...people];
}

/** Whoever heads it: the holder of its head's post, else whoever acts for it in this house. */
function headOf(setting: Setting, { headPostId, postId }: Body, now: Instant): string | null {
	const post = headPostId ?? postId;
	return post === null ? null : holderOf(setting, post, now);
}

/** Whether the report must be kept from the body's own head: named, below somebody named, or related. */
function concernsHead(setting: Setting, body: Body, { namedIds }: Concerned, now: Instant): boolean {
	const head = headOf(setting, body, now);
	return head !== null && isExcluded(setting, head, namedIds, now);
}

/**
 * The body competent for whom a conduct report concerns: of several people the lowest that stands above them all. One
 * level up for as long as it concerns the body's own head. Null: the discipline office of this house.
 */
export function competentBody(setting: Setting, concerned: Concerned, now: Instant): Body | null {
	if (setting.bodies.size === 0) return null;
	const chains = bodiesOf(setting, concerned, now)
		.filter((bodyId) => bodyId !== null)
		.map((bodyId) => chainOf(setting, bodyId));
	const [first = [], ...others] = chains;
	const common = first.filter((body) => others.every((chain) => chain.includes(body)));
	return common.find((body) => !concernsHead(setting, body, concerned, now)) ?? null;
}

/** Names of the bodies that manage whom it concerns, each once: who is told of what comes of it. */
export function managersOf(setting: Setting, { namedIds, aboutUnitId }: Concerned, now: Instant): string[] {
	const ofUnit = (id: string) => competenceOf(setting, { of: "unit", id })?.managedBy ?? null;
	const ofPerson = (id: string) => {
		const own = competenceOf(setting, { of: "person", id })?.managedBy ?? null;
		return own ?? postsOf(setting, id, now).flatMap(({ unitId }) => ofUnit(unitId) ?? [])[0] ?? null;
	};
	const ids = [...namedIds.map(ofPerson), ...(aboutUnitId === null ? [] : [ofUnit(aboutUnitId)])];
	const names = ids.flatMap((id) => (id === null ? [] : (setting.bodies.get(id)?.name ?? [])));
	return [...new Set(names)];
}

/** Whom nobody has said a competent body of: a report about them stays with the discipline office of the house. */
export function withoutBody(setting: Setting, areaPrefix: string, now: Instant): readonly CompetenceOf[] {
	const near = [...setting.people.values()].filter((one) => narrowed(areaPrefix, one.areaPrefix) !== null);
	const people = near.filter(({ personId }) => bodyOfPerson(setting, personId, now) === null);
	const units = [...setting.units.keys()].filter((unitId) => bodyOfUnit(setting, unitId) === null);
	return [
		...units.map((id) => ({ of: "unit", id }) as const),
		...people.map(({ personId }) => ({ of: "person", id: personId }) as const),
	];
}

/** What is set of a person or a unit; nothing where nobody has said. */
export function competenceSet(setting: Setting, whose: CompetenceOf): Competence {
	return competenceOf(setting, whose) ?? { supervisedBy: null, managedBy: null };
}

/**
 * `NameBody`: a body is no area's, so it takes an administrator of the whole house. Inside it acts through a post of
 * discipline alone: nobody else of the house is given what is said of somebody.
 */
export function nameBody(setting: Setting, command: NameBody, now: Instant): Decision<SettingEvent> {
	const { type: _, by, ...body } = command;
	const no = mayArrange(setting, by, "");
	if (no !== null) return refuse(no);
	const refusal =
		refuseWords(body.name, bodyCharactersMax, "name") ??
		(body.reach === "" ? null : refuseWords(body.reach, bodyCharactersMax, "reach")) ??
		refuseBody(setting, body);
	if (refusal !== null) return { refusal };
	return { events: [{ type: "BodyNamed", at: now, by, ...body }] };
}

function refuseBody(setting: Setting, { bodyId, postId, headPostId, aboveId }: Body): Refusal | null {
	const post = postId === null ? null : setting.posts.get(postId);
	if (post === undefined) return { code: "unknownPost", field: "postId" };
	if (post !== null && post.kind !== "discipline") return { code: "officeGrants", field: "postId" };
	if (headPostId !== null && !setting.posts.has(headPostId))
		return { code: "unknownPost", field: "headPostId" };
	if (aboveId === null) return null;
	if (!setting.bodies.has(aboveId)) return { code: "unknownUnit", field: "aboveId" };
	const above = chainOf(setting, aboveId).map((body) => body.bodyId);
	return above.includes(bodyId) ? { code: "standsBelow", field: "aboveId" } : null;
}

/** `SetCompetence`: by an administrator of where the person or the unit is; nobody says it of themselves. */
export function setCompetence(
	setting: Setting,
	command: SetCompetence,
	now: Instant,
): Decision<SettingEvent> {
	const { by, of, id, supervisedBy, managedBy } = command;
	if (of === "person" && by === id) return refuse("notYours");
	const scopes = scopesOf(setting, command);
	if (scopes === null) return of === "person" ? refuse("unknownPerson", "id") : refuse("unknownUnit", "id");
	for (const areaPrefix of scopes) {
		const no = mayArrange(setting, by, areaPrefix);
		if (no !== null) return refuse(no);
	}
	if (supervisedBy !== null && setting.bodies.get(supervisedBy)?.kind !== "discipline")
		return refuse("unknownUnit", "supervisedBy");
	const managing = managedBy === null ? null : setting.bodies.get(managedBy);
	if (managing === undefined || managing?.kind === "discipline") return refuse("unknownUnit", "managedBy");
	return { events: [{ type: "CompetenceSet", at: now, by, of, id, supervisedBy, managedBy }] };
}

/** Where the person or the unit is; a unit without a post lies nowhere and is anybody's who arranges all. */
function scopesOf(setting: Setting, { of, id }: CompetenceOf): readonly string[] | null {
	if (of === "person") {
		const person = setting.people.get(id);
		return person === undefined ? null : [person.areaPrefix];
	}
	if (!setting.units.has(id)) return null;
	const inside = [...setting.posts.values()].filter(({ unitId }) => unitId === id);
	return inside.length === 0 ? [""] : inside.map(({ areaCode }) => areaCode);
}
