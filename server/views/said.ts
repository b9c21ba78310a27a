import type { ReadCaseReply } from "../contract/handling.ts";
import type { Case } from "../domain/case.ts";
import { isLater } from "../domain/case-mask.ts";
import { wordsRefsIn } from "../domain/log-proof.ts";
import { may } from "../domain/permission.ts";
import type { CaseSource } from "./case.ts";
import { wireInstant } from "./common.ts";
import { competentView } from "./competence.ts";
import { textOf } from "./trail.ts";

/** That something is hidden and why, for everybody who reads the case; where, for those alone who read it. */
function masksView({ state, isWhole }: CaseSource): Pick<ReadCaseReply, "masks"> {
	if (state.masks === undefined) return {};
	const { why, spans, photoIds = [] } = state.masks;
	const told = { why, count: spans.length + photoIds.length };
	if (!isWhole) return { masks: told };
	return { masks: { ...told, spans: spans.map((span) => ({ ...span })), photos: [...photoIds] } };
}

/** What the resident wrote after the report, for whoever may hide something in it now. */
function laterView({ state, trail, words, setting, now, person }: CaseSource): Pick<ReadCaseReply, "later"> {
	if (may("maskWords", person.personId, state, setting, now) !== null) return {};
	const later = trail.flatMap(({ event }) => {
		const ids = isLater(event) ? [...wordsRefsIn(event).keys()] : [];
		return ids.map((wordsId) => ({ wordsId, at: wireInstant(event.at), text: words.get(wordsId) ?? "" }));
	});
	return later.length === 0 ? {} : { later };
}

/** That it came by phone; nothing on a sealed track, as whoever heard a voice could be asked whose it was. */
export function calledView({ called, track }: Case): { called?: true } {
	return called === true && track === "service" ? { called } : {};
}

/** What the resident reported. */
export function saidView(source: CaseSource) {
	const { state, trail, words, sheet, hidden } = source;
	const first = trail[0]?.event;
	return {
		text: textOf(words, state.text) ?? "",
		spot: textOf(words, state.spot),
		...(sheet === true ? {} : { ...masksView(source), ...laterView(source) }),
		frail: sheet !== true && state.frail === true,
		...calledView(state),
		photos:
			sheet === true ? [] : state.photos.map(({ photoId }) => photoId).filter((id) => !hidden.includes(id)),
		...(sheet === true ? { sheet } : {}),
		...(state.sealedTo === undefined ? {} : { sealedTo: state.sealedTo.recipient }),
		...competentView(state, source.setting, source.now),
		about: first?.type === "ReportReceived" ? textOf(words, first.aboutName) : null,
	};
}
