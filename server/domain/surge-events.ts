import type { Instant } from "./calendar.ts";

/** 集中诉求: one category × area for a while; reports of it go on as voices of one case (server/domain/surge.ts). */
export type Surge = {
	/** The case worked on. */
	readonly parent: string;
	readonly areaPrefix: string;
	readonly categoryCode: string;
	readonly from: Instant;
	/** As declared, or when it was ended. */
	readonly to: Instant;
	readonly declaredBy: string;
	/** Where somebody ended it before its time. */
	readonly endedBy?: string;
};
type Said = { readonly at: Instant; readonly by: string };
type SurgeDeclared = Said & Omit<Surge, "declaredBy" | "endedBy"> & { readonly type: "SurgeDeclared" };
type SurgeEnded = Said & Pick<Surge, "parent"> & { readonly type: "SurgeEnded" };
export type SurgeEvent = SurgeDeclared | SurgeEnded;

/** How surges follow from their events: what runs of the parent's ends then. */
export function surgesAfter(surges: readonly Surge[], event: SurgeEvent): readonly Surge[] {
	if (event.type === "SurgeDeclared") {
		const { parent, areaPrefix, categoryCode, from, to, by: declaredBy } = event;
		return [...surges, { parent, areaPrefix, categoryCode, from, to, declaredBy }];
	}
	const { parent, at, by } = event;
	return surges.map((surge) =>
		surge.parent === parent && surge.to > at ? { ...surge, to: at, endedBy: by } : surge,
	);
}
