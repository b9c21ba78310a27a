import { formatInstant, type Instant } from "../domain/calendar.ts";
import { cardRank } from "../domain/card.ts";
import type { Case } from "../domain/case.ts";
import { dayPartName } from "../domain/day-part.ts";
import type { StepName } from "../domain/ladder.ts";
import type { Setting } from "../domain/setting.ts";
import { areaName, postName } from "./common.ts";

/** The explanation of a red card as far as the trail can write it: a paper of the house, so in Chinese. */
const cards: Partial<Record<StepName, string>> = {
	blue: "蓝卡",
	yellow: "黄卡",
	red: "红卡",
	referred: "移交",
};

function moment(at: Instant): string {
	return formatInstant(at).slice(5, 16).replace("T", " ");
}

/** When it came, or the half-day where whoever writes is told no more. */
function receipt({ receivedAt, halfDay }: Case): string {
	if (halfDay?.from !== receivedAt) return moment(receivedAt);
	return `${formatInstant(receivedAt).slice(5, 10)} ${dayPartName(halfDay.part, "zh-CN")}`.trim();
}

function deed(what: string, due: Instant | null, done: Instant | null): string {
	if (due === null) return "";
	return `应于${moment(due)}前${what}，${done === null ? "没有做" : `${moment(done)}做了`}。`;
}

/** Always far below the limit of an explanation: it says only times, cards and the post. */
export function explanationDraft(state: Case, setting: Setting): string {
	const tour = "tour" in state ? state.tour : null;
	const limits = tour?.limits ?? null;
	const fired = state.steps.filter(({ step, cause }) => cardRank(step) > 0 && cause !== "letter").slice(-4);
	return [
		`${state.caseNumber}，${areaName(setting, state.areaCode)}，${receipt(state)}收到。`,
		tour === null ? "" : `${moment(tour.startedAt)}到${postName(setting, tour.postId) ?? tour.postId}。`,
		deed("联系", limits?.contactDueAt ?? null, tour?.contactedAt ?? null),
		deed("答复", limits?.finishDueAt ?? null, tour?.answeredAt ?? null),
		`${fired.map(({ step, dueAt }) => `${moment(dueAt)}${cards[step]}`).join("，")}。`,
		"原因：",
	].join("");
}
