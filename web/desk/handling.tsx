import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { formatDay } from "../../server/domain/day.ts";
import {
	answerCharactersMax,
	contactDaysAheadMax,
	nextStepCharactersMax,
} from "../../server/domain/limits.ts";
import { Picks, TextArea, TextField } from "../parts/form.tsx";
import { quickDates } from "./case-facts.ts";
import { MediationField } from "./exit.tsx";
import { ChosenPhotos, PhotoField } from "./photo-field.tsx";
import { dateAfter, dayAt, dayText } from "./times.ts";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";

type FieldsProps = { readonly fields: ActFields };

/** Contact: words the resident can read, with a next step and a date (rules.md §2). */
export function ContactForm({ reply, now, fields }: FieldsProps & { reply: ReadCaseReply; now: string }) {
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	return (
		<>
			<TextArea
				id="contactWords"
				label={words.contactForm.words}
				hint={words.contactForm.wordsHint}
				error={errorOf("contactWords")}
				value={draft.contactWords}
				onText={(contactWords) => write({ contactWords })}
				charactersMax={answerCharactersMax}
			/>
			<TextArea
				id="nextStep"
				label={words.contactForm.nextStep}
				error={errorOf("nextStep")}
				value={draft.nextStep}
				onText={(nextStep) => write({ nextStep })}
				charactersMax={nextStepCharactersMax}
				low
			/>
			<PhotoField part="contactPhotos" reply={reply} fields={fields} />
			<DateField finishDueAt={reply.clocks?.finishDueAt ?? null} now={now} fields={fields} />
		</>
	);
}

/** The day promised: a few likely ones at hand, any other by the date field. */
function DateField({ finishDueAt, now, fields }: FieldsProps & { finishDueAt: string | null; now: string }) {
	const { language, words } = useWords();
	const { draft, write, errorOf } = fields;
	const finishDay = finishDueAt === null ? null : formatDay(dayAt(finishDueAt));
	return (
		<div class="stack tight">
			<TextField
				id="byDate"
				type="date"
				label={words.contactForm.byDate}
				hint={words.contactForm.byDateHint}
				error={errorOf("byDate")}
				value={draft.byDate ?? ""}
				onText={(byDate) => write({ byDate })}
				control={{ min: dateAfter(now, 0), max: dateAfter(now, contactDaysAheadMax), class: "short num" }}
			/>
			<div class="row quick">
				{quickDates(now, finishDueAt).map((date) => (
					<button
						key={date}
						type="button"
						class="num"
						aria-pressed={date === draft.byDate}
						onClick={() => write({ byDate: date })}
					>
						{date === finishDay
							? words.contactForm.finishDay(dayText(date, now, language))
							: dayText(date, now, language)}
					</button>
				))}
			</div>
		</div>
	);
}

/** Answer: what was done, or why it cannot be; beside it what the resident will read. */
export function AnswerForm({ reply, fields }: FieldsProps & { reply: ReadCaseReply }) {
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	const isDone = draft.outcome === "done";
	return (
		<>
			<Picks
				name="outcome"
				legend={words.answerForm.outcome}
				value={draft.outcome}
				onPick={(value) => write({ outcome: value === "cannotBeSolved" ? "cannotBeSolved" : "done" })}
				options={[
					{ value: "done", label: words.answerForm.done },
					{ value: "cannotBeSolved", label: words.answerForm.cannotBeSolved },
				]}
			/>
			<MediationField reply={reply} fields={fields} />
			<TextArea
				id="answerWords"
				label={isDone ? words.answerForm.words : words.answerForm.reason}
				error={errorOf("answerWords")}
				value={draft.answerWords}
				onText={(answerWords) => write({ answerWords })}
				charactersMax={answerCharactersMax}
			/>
			<PhotoField part="answerPhotos" reply={reply} fields={fields} />
			<div class="see">
				<p class="hint">{words.answerForm.preview}</p>
				<p>
					<b>{isDone ? words.answerForm.previewDone : words.answerForm.previewCannot}</b>
				</p>
				<p class="words">
					{draft.answerWords.trim() === "" ? words.answerForm.previewEmpty : draft.answerWords}
				</p>
				<ChosenPhotos ids={draft.answerPhotos} />
				<p class="hint">{words.answerForm.previewChoices}</p>
			</div>
		</>
	);
}
