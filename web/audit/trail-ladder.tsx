import type { FiredStepWire } from "../../server/contract/common.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { dated, dateOf, deadline } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { isOfLadder, Step } from "../parts/step.tsx";
import { useCellNames } from "../parts/wide-table.tsx";
import { missedText } from "./case-file.ts";
import { auditWords } from "./words.ts";

type FileProps = { readonly file: ReadCaseReply };

/** Every step that fired: when it was due, when it was recorded, on whom it fell, who was told. */
export function CaseLadder({ file }: FileProps) {
	const words = auditWords(usePreferences().language).trail;
	const { ladderColumns: columns } = words;
	const table = useCellNames(Object.values(columns));
	return (
		<div>
			<h2>{words.ladder}</h2>
			{file.steps.length === 0 ? (
				<p class="hint">{words.ladderEmpty}</p>
			) : (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
				<section class="scroll" tabIndex={0} aria-label={words.ladder}>
					<table class="rows ladder stacks" ref={table}>
						<thead>
							<tr>
								{Object.entries(columns).map(([key, name]) => (
									<th key={key} scope="col">
										{name}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{file.steps.map((fired) => (
								<LadderRow
									key={`${fired.round} ${fired.step} ${fired.cause} ${fired.dueAt}`}
									fired={fired}
									asOf={file.asOf}
								/>
							))}
						</tbody>
					</table>
				</section>
			)}
			<ComesNext file={file} />
		</div>
	);
}

function LadderRow({ fired, asOf }: { readonly fired: FiredStepWire; readonly asOf: string }) {
	const { language } = usePreferences();
	const words = auditWords(language);
	const { step, cause, dueAt, firedAt, fellOn, told, clearedAt, round } = fired;
	const why = missedText(step, cause, language);
	return (
		<tr>
			<th scope="row">
				<Step step={step} language={language} />
			</th>
			<td>{round > 1 ? `${why}${words.brackets(words.board.round(round))}` : why}</td>
			<td class="num">{dated(dueAt, asOf, language)}</td>
			<td class="num">{dated(firedAt, asOf, language)}</td>
			<td>{fellOn ?? words.trail.nobody}</td>
			<td>{told ?? words.trail.nobody}</td>
			<td class="num">{clearedAt === null ? words.trail.inForce : dated(clearedAt, asOf, language)}</td>
		</tr>
	);
}

/** What the clock does next if nobody does anything. */
function ComesNext({ file }: FileProps) {
	const { language } = usePreferences();
	const words = auditWords(language).trail;
	if (file.due.length === 0) return null;
	return (
		<>
			<h3>{words.comes}</h3>
			<ul class="comes">
				{file.due.map((due) => (
					<li key={`${due.step} ${due.cause} ${due.dueAt}`}>
						<time dateTime={due.dueAt}>
							{marked(deadline(due.dueAt, file.asOf, language, dateOf), due, language)}
						</time>{" "}
						{isOfLadder(due.step) ? <Step step={due.step} language={language} /> : words[due.step]}
					</li>
				))}
			</ul>
		</>
	);
}
