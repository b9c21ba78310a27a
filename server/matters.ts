import type { FieldProblem, ReportDraft } from "../web/resident/page.ts";
import type { ReportForm } from "./contract/doors.ts";
import type { MatterWire } from "./contract/join.ts";
import type { Deps } from "./deps.ts";
import { dayOf } from "./domain/calendar.ts";
import { formatDay } from "./domain/day.ts";
import { isOffered, isPublicMatter, spotClassOf } from "./domain/join.ts";
import { daylightCellMin, mattersOfferedMax } from "./domain/limits.ts";
import type { Reads } from "./domain/reads.ts";
import { areaName } from "./views/common.ts";
import { voicesOf } from "./views/merge.ts";

type PlaceAsked = { readonly areaCode: string; readonly categoryCode?: string | null };

type Matters = Pick<Deps, "ledger" | "keys"> & { readonly reads: Pick<Reads, "openMatters" | "voicesOf"> };

/** Open matters of a place and category as strangers are told of them, each with the number of its case. */
export function mattersAt({ reads, ledger, keys }: Matters, { areaCode, categoryCode = null }: PlaceAsked) {
	if (!isPublicMatter(categoryCode)) return [];
	const setting = ledger.setting();
	const open = reads.openMatters({ areaCode, categoryCode }).flatMap(({ state, spot }) => {
		if (!isOffered(state, reads)) return [];
		const { caseNumber, status, receivedAt } = state;
		const voices = voicesOf(reads.voicesOf(caseNumber).length);
		const wire: MatterWire = {
			matter: keys.matterMac(caseNumber),
			areaName: areaName(setting, state.areaCode),
			categoryCode,
			spot: spotClassOf(spot),
			since: formatDay(dayOf(receivedAt)),
			state: status,
			voices: voices < daylightCellMin ? null : voices,
		};
		return [{ caseNumber, wire }];
	});
	return open.slice(0, mattersOfferedMax);
}

/** What may be joined instead of the report: nothing where danger, somebody frail or somebody named is in it. */
export function mattersFor(deps: Deps, draft: ReportDraft): readonly MatterWire[] {
	const { danger, frail, about, areaCode, categoryCode } = draft;
	const isAlone = danger === "yes" || frail === "yes" || about === "person" || about === "unit";
	if (isAlone || deps.doors.pages.isSealPromised(draft)) return [];
	return mattersOffered(deps, { areaCode, categoryCode });
}

/** "I have met this too" says what happened only to whoever adds a voice: a case of its own needs words of its own. */
export function sayMore(
	{ doors }: Deps,
	{ text, join, categoryCode }: ReportDraft,
	{ step }: ReportForm,
	matters: readonly MatterWire[],
): FieldProblem | null {
	const isMeToo = doors.pages.quickReport(text.trim())?.categoryCode === "";
	const isAlone = step === "send" || (categoryCode !== "" && matters.length === 0);
	return isMeToo && join === "" && isAlone ? { field: "text", code: "textEmpty" } : null;
}

export function mattersOffered(deps: Deps, place: PlaceAsked): readonly MatterWire[] {
	return mattersAt(deps, place).map(({ wire }) => wire);
}

/** The case behind what was chosen, as long as it is offered for that place and category; null for anything else. */
export function matterChosen(deps: Deps, report: PlaceAsked & { readonly join?: string }): string | null {
	const { join = "" } = report;
	if (join === "") return null;
	return mattersAt(deps, report).find(({ wire }) => wire.matter === join)?.caseNumber ?? null;
}
