import type { ListFigureCasesReply, ReadStatisticsReply, StatisticsRow } from "../contract/statistics.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import { figureCases } from "../domain/figure-cases.ts";
import { stepOrder } from "../domain/ladder.ts";
import type { Times } from "../domain/measure.ts";
import type { Level } from "../domain/policy.ts";
import type { CaseWords } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { spreadOf, wilson } from "../domain/statistics.ts";
import { areaName, caseFactsView, stepViews, wireInstant } from "./common.ts";
import { textOf } from "./trail.ts";

/** Response times: one row over all, one per level, one per community (rules.md §5). */
const levels: readonly Level[] = ["emergency", "urgent", "normal", "complex", "inquiry"];
const communityDigits = 12;
const workingDaySeconds = 8 * 3600;

const present = (value: number | null): value is number => value !== null;
const minutes = (seconds: readonly (number | null)[]) =>
	spreadOf(seconds.filter(present).map((value) => value / 60));

function rowOf(
	times: readonly Times[],
	level: Level | null,
	area: { code: string; name: string } | null,
): StatisticsRow {
	const due = figureCases("answeredInTime", times, 0);
	const inTime = due.filter(({ counts }) => counts).length;
	const interval = wilson(inTime, due.length);
	return {
		level,
		areaCode: area?.code ?? null,
		areaName: area?.name ?? null,
		received: times.length,
		contactMinutes: minutes(times.map(({ contactSeconds }) => contactSeconds)),
		answerMinutes: minutes(times.map(({ answerSeconds }) => answerSeconds)),
		answeredInTime: {
			k: inTime,
			n: due.length,
			low: interval?.low ?? null,
			high: interval?.high ?? null,
		},
		ignored: times.filter(({ ignored }) => ignored).length,
		late: times.filter(({ late }) => late).length,
	};
}

function areaRows(times: readonly Times[], setting: Setting): StatisticsRow[] {
	const codes = [...new Set(times.map(({ areaCode }) => areaCode.slice(0, communityDigits)))].sort();
	return codes.map((code) =>
		rowOf(
			times.filter(({ areaCode }) => areaCode.startsWith(code)),
			null,
			{ code, name: areaName(setting, code) },
		),
	);
}

function histogram(times: readonly Times[]): ReadStatisticsReply["answerDays"] {
	const counts = new Map<number, number>();
	for (const seconds of times.map(({ answerSeconds }) => answerSeconds).filter(present)) {
		const workingDays = Math.floor(seconds / workingDaySeconds);
		counts.set(workingDays, (counts.get(workingDays) ?? 0) + 1);
	}
	return [...counts].sort(([a], [b]) => a - b).map(([workingDays, count]) => ({ workingDays, count }));
}

/** One case of a figure. */
export function figureCaseView(
	state: Case,
	words: CaseWords,
	{ counts, at }: { readonly counts: boolean; readonly at: Instant },
	setting: Setting,
): ListFigureCasesReply["items"][number] {
	return {
		...{ ...caseFactsView(state, textOf(words, state.text), setting), steps: stepViews(state, setting) },
		...{ counts, countedAt: wireInstant(at) },
	};
}

/** The measures of `readStatistics` from the times of the counted cases. */
export function measuresOf(times: readonly Times[], setting: Setting) {
	const highest = (step: Times["highest"]) => times.filter((row) => row.highest === step).length;
	return {
		counted: times.length,
		all: rowOf(times, null, null),
		levels: levels.map((level) =>
			rowOf(
				times.filter((row) => row.level === level),
				level,
				null,
			),
		),
		areas: areaRows(times, setting),
		byHighestStep: [null, ...stepOrder].map((step) => ({ step, count: highest(step) })),
		answerDays: histogram(times),
	};
}
