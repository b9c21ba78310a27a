import type { MatterWire } from "../../server/contract/join.ts";
import { mattersOfferedMax } from "../../server/domain/limits.ts";
import { calendarDate } from "../lib/formats.ts";
import { Pick } from "./field.tsx";
import type { Frame, ReportDraft } from "./page.ts";

/** "Me too" 一起反映: open matters of this place and category, told without a word that anybody wrote. */
type JoinProps = {
	readonly matters: readonly MatterWire[];
	readonly draft: ReportDraft;
	readonly frame: Frame;
};

export function Join({ matters, draft, frame }: JoinProps) {
	const { join } = frame.words;
	if (matters.length === 0) return null;
	const head = matters.length < mattersOfferedMax ? join.head : join.headMany;
	return (
		<fieldset class="ask" id="join" aria-describedby="join-hint">
			<legend>{head(matters.length)}</legend>
			<p class="hint" id="join-hint">
				{join.hint} {join.tells}
			</p>
			{matters.map((one) => (
				<Pick key={one.matter} type="radio" name="join" value={one.matter} chosen={draft.join} boxed>
					{lineOf(one, frame)}
				</Pick>
			))}
			<Pick type="radio" name="join" value="" chosen={draft.join} boxed>
				{join.own}
			</Pick>
		</fieldset>
	);
}

/** Where, what kind of spot, since when, how far, how many. */
function lineOf({ areaName, spot, since, state, voices }: MatterWire, { words, shell }: Frame): string {
	const { join } = words;
	const date = calendarDate(since, shell.now, shell.language);
	return [areaName, join.spots[spot], join.since(date), join.states[state], join.voices(voices)].join(" · ");
}
