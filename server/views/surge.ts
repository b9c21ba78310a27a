import type { SurgeItem } from "../contract/surge.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import type { Counts } from "../domain/load.ts";
import { isOpenParent } from "../domain/merge.ts";
import type { Setting } from "../domain/setting.ts";
import { isRunning, mayEnd } from "../domain/surge.ts";
import type { Surge } from "../domain/surge-events.ts";
import { actedFrom, areaName, wireInstant } from "./common.ts";
import { voicesOf } from "./merge.ts";

type Reading = {
	readonly setting: Setting;
	readonly reads: Pick<Counts, "voicesOf">;
	readonly personId: string;
	readonly now: Instant;
};

/** The newest surge over the case or the one it goes on with; nothing where there was none. */
export function surgeSpan(state: Case, { surges }: Setting) {
	const worked = state.status === "merged" ? state.parent : state.caseNumber;
	const surge = surges.findLast(({ parent }) => parent === worked);
	if (surge === undefined) return {};
	return { surge: { parent: surge.parent, from: wireInstant(surge.from), to: wireInstant(surge.to) } };
}

/** One surge as staff see it: where, of what, until when, and how many have joined. */
export function surgeView(surge: Surge, parent: Case, { setting, reads, personId, now }: Reading): SurgeItem {
	const { areaPrefix, categoryCode, from, to, declaredBy, endedBy = null } = surge;
	const running = isRunning(surge, now);
	return {
		parent: surge.parent,
		state: parent.status,
		areaPrefix,
		areaName: areaName(setting, areaPrefix),
		categoryCode,
		from: wireInstant(from),
		to: wireInstant(to),
		running,
		takesIn: running && isOpenParent(parent, reads),
		declaredBy: actedFrom(setting, declaredBy, from),
		endedBy: actedFrom(setting, endedBy, to),
		reporters: voicesOf(reads.voicesOf(surge.parent).length),
		mayEnd: running && mayEnd(setting, personId, surge),
	};
}
