import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { promiseDaysAheadMax, promiseMilestonesMax, shelvingDaysMax } from "../../server/domain/limits.ts";
import { shelvingCauses } from "../../server/domain/proposal.ts";
import { Picks, Select, TextField } from "../parts/form.tsx";
import { daysLeft } from "./case-facts.ts";
import { useDesk } from "./desk.ts";
import { PostSelect, useList } from "./posts.tsx";
import { Said } from "./said.tsx";
import { dateAfter } from "./times.ts";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";
import "./decision.css";

type FormProps = { readonly reply: ReadCaseReply; readonly fields: ActFields };
type DatedProps = { readonly now: string; readonly fields: ActFields };

/** Return 退单: the reason, and the duty book's item that says whose it is. */
export function ReturnForm({ reply: { areaCode }, fields }: FormProps) {
	const { client } = useDesk();
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	const { items, refused } = useList(() => client.listDuties(areaCode), areaCode);
	const posts = [...new Set(items.map(({ post }) => post))];
	const byPost = posts.map((post) => ({
		label: post,
		options: items
			.filter((item) => item.post === post)
			.filter((item, at, all) => all.findIndex(({ clause }) => clause === item.clause) === at)
			.map(({ itemId, clause }) => ({ value: itemId, label: clause })),
	}));
	return (
		<>
			<Said part="returnWords" label={words.wayForm.returnWords} fields={fields} />
			<Select
				id="dutyItemId"
				label={words.wayForm.dutyItem}
				hint={refused === null ? undefined : words.wayForm.listRefused}
				error={errorOf("dutyItemId")}
				value={draft.dutyItemId}
				onText={(dutyItemId) => write({ dutyItemId })}
				groups={[{ label: null, options: [{ value: "", label: words.wayForm.dutyNone }] }, ...byPost]}
			/>
		</>
	);
}

/** Extension 延期: how many working days, and why. */
export function ExtendForm({ reply, fields }: FormProps) {
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	const left = Math.max(0, daysLeft(reply));
	const days = Array.from({ length: left }, (_, index) => index + 1);
	return (
		<>
			<Select
				id="days"
				label={words.wayForm.days}
				hint={words.wayForm.daysLeft(left)}
				error={errorOf("days")}
				value={draft.days}
				onText={(chosen) => write({ days: chosen })}
				groups={[
					{
						label: null,
						options: [
							{ value: "", label: words.wayForm.choose },
							...days.map((count) => ({ value: String(count), label: words.wayForm.workdays(count) })),
						],
					},
				]}
			/>
			<Said part="extendWords" label={words.wayForm.reason} hint={words.wayForm.reasonRead} fields={fields} />
		</>
	);
}

type DayProps = DatedProps & {
	readonly part: "promisedOn" | "reviewOn";
	readonly label: string;
	readonly hint: string;
	readonly daysAheadMax: number;
};

/** A day from tomorrow on. */
function DayField({ part, label, hint, daysAheadMax, now, fields }: DayProps) {
	const { draft, write, errorOf } = fields;
	return (
		<TextField
			id={part}
			type="date"
			{...{ label, hint, error: errorOf(part), value: draft[part] }}
			onText={(day) => write({ [part]: day })}
			control={{ min: dateAfter(now, 1), max: dateAfter(now, daysAheadMax), class: "short num" }}
		/>
	);
}

/** Promise 承诺件: why not now, by which day, and what happens on the way. */
export function PromiseForm({ now, fields }: DatedProps) {
	const { words } = useWords();
	return (
		<>
			<Said
				part="promiseWords"
				label={words.wayForm.reason}
				hint={words.wayForm.reasonRead}
				fields={fields}
			/>
			<DayField
				part="promisedOn"
				label={words.wayForm.promisedOn}
				hint={words.wayForm.promisedHint}
				daysAheadMax={promiseDaysAheadMax}
				{...{ now, fields }}
			/>
			<Milestones now={now} fields={fields} />
		</>
	);
}

function Milestones({ now, fields }: DatedProps) {
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	const { milestones } = draft;
	const error = errorOf("milestones");
	const put = (at: number, part: Partial<(typeof milestones)[number]>) =>
		write({ milestones: milestones.map((one, index) => (index === at ? { ...one, ...part } : one)) });
	return (
		<fieldset class={error === undefined ? "field" : "field bad"} id="milestones" tabIndex={-1}>
			<legend>{words.wayForm.milestones}</legend>
			<p class="hint">{words.wayForm.milestonesRead}</p>
			{error !== undefined && <p class="bad-word">{error}</p>}
			<ol class="stack tight">
				{milestones.map((one, at) => (
					<li class="milestone" key={at}>
						<label for={`milestone-day-${at}`}>
							{words.wayForm.milestoneDate(at + 1)}
							<input
								id={`milestone-day-${at}`}
								type="date"
								class="short num"
								min={dateAfter(now, 0)}
								max={draft.promisedOn}
								value={one.byDate}
								onInput={(event) => put(at, { byDate: event.currentTarget.value })}
							/>
						</label>
						<label for={`milestone-${at}`}>
							{words.wayForm.milestone(at + 1)}
							<input
								id={`milestone-${at}`}
								type="text"
								value={one.words}
								onInput={(event) => put(at, { words: event.currentTarget.value })}
							/>
						</label>
						<button
							type="button"
							class="tool"
							aria-label={words.wayForm.dropMilestone(at + 1)}
							onClick={() => write({ milestones: milestones.filter((_, index) => index !== at) })}
						>
							×
						</button>
					</li>
				))}
			</ol>
			{milestones.length < promiseMilestonesMax && (
				<button
					type="button"
					onClick={() => write({ milestones: [...milestones, { byDate: "", words: "" }] })}
				>
					{words.wayForm.addMilestone}
				</button>
			)}
		</fieldset>
	);
}

/** Shelve 挂账: the cause, who has to act first, and the day of review. */
export function ShelveForm({ reply, now, fields }: FormProps & { readonly now: string }) {
	const { words } = useWords();
	const { draft, write, errorOf } = fields;
	const { owner: label, choose: nobody } = words.wayForm;
	return (
		<>
			<Picks
				name="cause"
				legend={words.wayForm.cause}
				error={errorOf("cause") ?? null}
				value={draft.cause}
				onPick={(cause) => write({ cause })}
				options={shelvingCauses.map((cause) => ({ value: cause, label: words.causesOfShelving[cause] }))}
			/>
			<Said part="shelveWords" label={words.wayForm.reason} hint={words.wayForm.reasonRead} fields={fields} />
			<PostSelect part="ownerPostId" {...{ label, nobody, fields }} areaCode={reply.areaCode} help />
			<DayField
				part="reviewOn"
				label={words.wayForm.reviewOn}
				hint={words.wayForm.reviewHint}
				daysAheadMax={shelvingDaysMax}
				{...{ now, fields }}
			/>
		</>
	);
}
