import type { ReadCaseReply } from "../contract/handling.ts";
import { otherSide } from "../domain/boundary.ts";
import { type Case, isHeld } from "../domain/case.ts";
import type { CaseDispatched } from "../domain/case-events.ts";
import type { TrailEvent } from "../domain/reads.ts";
import type { DutyItem, Setting } from "../domain/setting.ts";
import { postName } from "./common.ts";

function itemOf(sent: CaseDispatched | undefined, { dutyBooks }: Setting): DutyItem | undefined {
	const book = dutyBooks.find(({ version }) => version === sent?.dutyBookVersion);
	return book?.items.find(({ itemId }) => itemId === sent?.dutyItemId);
}

/** The clause of the duty book by which the case came to its post, and the boundary place (rules.md §8) where it is one. */
export function dutyView(
	state: Case,
	trail: readonly TrailEvent[],
	setting: Setting,
): Pick<ReadCaseReply, "dutyItem" | "boundary"> {
	const sent = trail.flatMap(({ event }) => (event.type === "CaseDispatched" ? [event] : []));
	const last = sent.at(-1);
	const item = itemOf(last, setting);
	const dutyItem = item === undefined ? null : `${item.clause}（${last?.dutyBookVersion}）`;
	const place = itemOf(
		sent.findLast(({ boundary }) => boundary !== undefined),
		setting,
	)?.boundary?.place;
	if (place === undefined || state.boundary === undefined) return { dutyItem };
	const { lead, alternate } = state.boundary;
	const named = (postId: string) => postName(setting, postId) ?? postId;
	const other = isHeld(state) && state.designated !== true ? otherSide(state) : null;
	const otherName = other === null ? null : named(other);
	return {
		dutyItem,
		boundary: { place, lead: named(lead), alternate: named(alternate), otherSide: otherName },
	};
}
