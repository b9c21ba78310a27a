import type { MeasuresWire } from "../contract/measures.ts";
import type { Instant } from "../domain/calendar.ts";
import { funnelOf } from "../domain/funnel.ts";
import type { Times } from "../domain/measure.ts";
import { measuresOver } from "../domain/measures.ts";
import type { Setting } from "../domain/setting.ts";
import { areaName, postName } from "./common.ts";

/** What is measured beside the times, with names in place of ids. */
export function measuresView(times: readonly Times[], setting: Setting, now: Instant): MeasuresWire {
	const unitOf = (postId: string) => setting.posts.get(postId)?.unitId ?? postId;
	const { decisions, helps, ...measures } = measuresOver(times, now, unitOf);
	return {
		...measures,
		decisions: decisions.map(({ postId, of: _of, ...share }) => {
			return { id: postId, name: postName(setting, postId) ?? postId, ...share };
		}),
		helps: helps.map(({ postId: unitId, of: _of, ...share }) => {
			return { id: unitId, name: setting.units.get(unitId)?.name ?? unitId, ...share };
		}),
		funnel: funnelOf(times).map((point) => ({ ...point, areaName: areaName(setting, point.areaCode) })),
	};
}
