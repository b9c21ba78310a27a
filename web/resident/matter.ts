import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { secondsOf } from "../lib/formats.ts";

/** A merged report as its resident reads it: where the matter it goes on with stands, and both stories as one. */
export function asRead(view: FollowCaseReply): FollowCaseReply {
	if (view.matter === undefined) return view;
	const { since: _since, timeline, ...standing } = view.matter;
	const whole = [...view.timeline, ...timeline];
	whole.sort((one, other) => secondsOf(one.at) - secondsOf(other.at));
	return { ...view, ...standing, timeline: whole };
}
