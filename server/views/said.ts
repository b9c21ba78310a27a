import type { ReadCaseReply } from "../contract/handling.ts";
import type { Case } from "../domain/case.ts";
import { seesWhole } from "../domain/mask.ts";
import type { Person } from "../domain/setting.ts";
import type { CaseSource } from "./case.ts";
import { textOf } from "./trail.ts";

/** That something is hidden and why, for everybody who reads the case; where, for those alone who read it. */
function masksView(state: Case, person: Person): Pick<ReadCaseReply, "masks"> {
	if (state.masks === undefined) return {};
	const { why, spans } = state.masks;
	const told = { why, count: spans.length };
	return { masks: seesWhole(person, state) ? { ...told, spans: spans.map((span) => ({ ...span })) } : told };
}

/** What the resident reported. */
export function saidView({ state, trail, words, person, sheet }: CaseSource) {
	const first = trail[0]?.event;
	return {
		text: textOf(words, state.text) ?? "",
		spot: textOf(words, state.spot),
		...(sheet === true ? {} : masksView(state, person)),
		frail: sheet !== true && state.frail === true,
		photos: sheet === true ? [] : state.photos.map(({ photoId }) => photoId),
		...(sheet === true ? { sheet } : {}),
		...(state.sealedTo === undefined ? {} : { sealedTo: state.sealedTo.recipient }),
		about: first?.type === "ReportReceived" ? textOf(words, first.aboutName) : null,
	};
}
