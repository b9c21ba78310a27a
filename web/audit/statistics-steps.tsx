import type { StepWire } from "../../server/contract/common.ts";
import type { ReadStatisticsReply } from "../../server/contract/statistics.ts";
import { wordsOf } from "../lib/words.ts";
import { type AxisMark, CountPlot, Figure, PlotAxis } from "../parts/figure.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { Step } from "../parts/step.tsx";
import { countMarks } from "./plot-data.ts";
import { auditWords } from "./words.ts";

/** How far cases went: each counted once, at the highest step it reached. */
export function StepsFigure({ reply }: { readonly reply: Pick<ReadStatisticsReply, "byHighestStep"> }) {
	const { language } = usePreferences();
	const words = auditWords(language).statistics;
	const { byHighestStep } = reply;
	const counts = countMarks(Math.max(0, ...byHighestStep.map(({ count }) => count)));
	const top = counts.at(-1) ?? 1;
	const marks: AxisMark[] = counts.map((count) => ({ at: (count / top) * 100, text: String(count) }));
	return (
		<Figure id="figure-steps" title={words.steps.title} note={words.steps.note}>
			<table class="rows plots counted">
				<thead>
					<tr>
						<th scope="col">{words.columns.step}</th>
						<th scope="col" class="c-plot">
							{words.steps.axis}
							<PlotAxis marks={marks} />
						</th>
						<th scope="col" class="c-n">
							{words.columns.count}
						</th>
					</tr>
				</thead>
				<tbody>
					{byHighestStep.map(({ step, count }) => {
						const name = step === null ? words.steps.none : wordsOf(language).steps[step];
						return (
							<tr key={step}>
								<th scope="row">
									{step === null ? name : <Step step={step} language={language} />}
									{step !== null && <ReminderOf step={step} />}
								</th>
								<td class="c-plot">
									<CountPlot marks={marks} value={(count / top) * 100} label={`${name} ${count}`} />
								</td>
								<td class="num c-n">{count}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</Figure>
	);
}

/** The two reminders carry one word; here they are told apart. */
function ReminderOf({ step }: { readonly step: StepWire }) {
	const { reminderCauses } = auditWords(usePreferences().language).trail;
	if (step === "contactReminder") return <span class="hint"> {reminderCauses.contact}</span>;
	return step === "finishReminder" ? <span class="hint"> {reminderCauses.finish}</span> : null;
}
