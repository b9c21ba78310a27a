import { covers } from "./area.ts";
import type { Instant } from "./calendar.ts";
import { unitSmallPeopleMax } from "./limits.ts";
import type { Post, PostKind, Setting, Stretch, Unit } from "./setting.ts";

/** Who holds which post when, who stands above whom, and who must not have a case (rules.md §2, dispatch). */
function during({ from, to }: Stretch, at: Instant): boolean {
	return from <= at && (to === null || at < to);
}

/** Whether the person is on leave at `at`. */
export function isAway(setting: Setting, personId: string, at: Instant): boolean {
	return (setting.leaves.get(personId) ?? []).some((leave) => during(leave, at));
}

/** The person who holds the post at `at`, on leave or not; null when nobody does. */
export function holderOf(setting: Setting, postId: string, at: Instant): string | null {
	return (setting.stretches.get(postId) ?? []).find((stretch) => during(stretch, at))?.personId ?? null;
}

/** Whether the person held the post before `at`, and holds it no more. */
export function hasLeft(setting: Setting, postId: string, personId: string, at: Instant): boolean {
	const had = (setting.stretches.get(postId) ?? []).some(
		({ personId: id, to }) => id === personId && to !== null && to <= at,
	);
	return had && holderOf(setting, postId, at) !== personId;
}

/** Who acts for the post at `at`: its holder, or the deputy while the holder is away; null when both are missing. */
export function actingFor(
	setting: Setting,
	postId: string,
	at: Instant,
): { postId: string; personId: string } | null {
	const holder = holderOf(setting, postId, at);
	if (holder !== null && !isAway(setting, holder, at)) return { postId, personId: holder };
	const deputyPostId = setting.posts.get(postId)?.deputyPostId ?? null;
	if (deputyPostId === null) return null;
	const deputy = holderOf(setting, deputyPostId, at);
	return deputy !== null && !isAway(setting, deputy, at) ? { postId: deputyPostId, personId: deputy } : null;
}

/** The posts above `postId`, direct superior first. */
export function postsAbove(setting: Setting, postId: string): readonly Post[] {
	const above: Post[] = [];
	let id = setting.posts.get(postId)?.superiorPostId ?? null;
	while (id !== null) {
		const post = setting.posts.get(id);
		if (post === undefined || above.includes(post)) break;
		above.push(post);
		id = post.superiorPostId;
	}
	return above;
}

/** The post and those above it, the nearest first. */
export function upFrom(setting: Setting, postId: string): readonly string[] {
	return [postId, ...postsAbove(setting, postId).map((post) => post.postId)];
}

export type Acting = { readonly postId: string; readonly personId: string };

/** Whoever acts for the first of the posts for which somebody fit does; null when nobody does. */
export function firstActing(
	setting: Setting,
	postIds: readonly string[],
	isFit: (acting: Acting) => boolean,
	now: Instant,
): Acting | null {
	for (const postId of postIds) {
		const acting = actingFor(setting, postId, now);
		if (acting !== null && isFit(acting)) return acting;
	}
	return null;
}

/** Posts of one kind that cover the area, the nearest first. */
export function postsFor(setting: Setting, kind: PostKind, areaCode: string): readonly Post[] {
	return [...setting.posts.values()]
		.filter((post) => post.kind === kind && covers(post.areaCode, areaCode))
		.sort((a, b) => b.areaCode.length - a.areaCode.length || (a.postId < b.postId ? -1 : 1));
}

/** The nearest post of a kind whose acting person is not excluded; null when there is none. */
export function actingOf(
	setting: Setting,
	kind: PostKind,
	areaCode: string,
	excluded: (personId: string) => boolean,
	now: Instant,
): Acting | null {
	const postIds = postsFor(setting, kind, areaCode).map(({ postId }) => postId);
	return firstActing(setting, postIds, ({ personId }) => !excluded(personId), now);
}

function postsHeldBy(setting: Setting, personId: string, at: Instant): string[] {
	const posts = [...setting.stretches].filter(([, stretches]) =>
		stretches.some((stretch) => stretch.personId === personId && during(stretch, at)),
	);
	return posts.map(([postId]) => postId);
}

/** Posts above this one, and that of the head of a body which acts through it (rules.md §1). */
function idsAbove(setting: Setting, postId: string): readonly string[] {
	const bodies = [...setting.bodies.values()].filter((body) => body.postId === postId);
	const heads = bodies.flatMap(({ headPostId }) => headPostId ?? []);
	return [...postsAbove(setting, postId).map((post) => post.postId), ...heads];
}

/** Whether a report that names `namedIds` must be kept from the person: named, below somebody named, or related. */
export function isExcluded(
	setting: Setting,
	personId: string,
	namedIds: readonly string[],
	at: Instant,
): boolean {
	if (namedIds.length === 0) return false;
	const relations = setting.relations.get(personId) ?? [];
	if (namedIds.includes(personId) || relations.some((related) => namedIds.includes(related))) return true;
	const namedPosts = namedIds.flatMap((named) => postsHeldBy(setting, named, at));
	const above = postsHeldBy(setting, personId, at).flatMap((postId) => idsAbove(setting, postId));
	return above.some((postId) => namedPosts.includes(postId));
}

/** Posts the person holds at `at`. */
export function postsOf(setting: Setting, personId: string, at: Instant): readonly Post[] {
	return postsHeldBy(setting, personId, at).flatMap((postId) => setting.posts.get(postId) ?? []);
}

/** Who a sealed report is about: the people named, and everyone of a unit so small that its name names them (rules.md §1). */
export function accusedIn(
	setting: Setting,
	namedIds: readonly string[],
	unitId: string | null,
	at: Instant,
): readonly string[] {
	const unit = unitId === null ? undefined : setting.units.get(unitId);
	if (unit === undefined || !isSmallUnit(unit)) return namedIds;
	const posts = [...setting.posts.values()].filter((post) => post.unitId === unitId);
	const members = posts.flatMap(({ postId }) => holderOf(setting, postId, at) ?? []);
	return [...new Set([...namedIds, ...members])];
}

/** What a report must be kept from whom by. */
type Concern = {
	readonly sealed: boolean;
	readonly namedIds: readonly string[];
	readonly aboutUnitId: string | null;
};

/** Whether the report must be kept from the person; while it is sealed, from everyone it is about (trust.md A8). */
export function isKeptFrom(setting: Setting, personId: string, report: Concern, at: Instant): boolean {
	const { sealed, namedIds, aboutUnitId } = report;
	const ids = sealed ? accusedIn(setting, namedIds, aboutUnitId, at) : namedIds;
	return isExcluded(setting, personId, ids, at);
}

/** Whether naming the unit points at the few who work there. */
export function isSmallUnit({ people }: Unit): boolean {
	return people <= unitSmallPeopleMax;
}
