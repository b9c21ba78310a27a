import { moment } from "../lib/formats.ts";
import type { Frame, LossNote } from "./page.ts";
import { pathWith } from "./page.ts";

type EnterProps = {
	readonly typed: string;
	/** Unknown, expired and malformed are one answer (trust.md A4): the page says the same for all. */
	readonly problem: null | "unknown" | "malformed";
	/** Told with every receipt that is not found, whatever it was. */
	readonly losses: readonly LossNote[];
	readonly frame: Frame;
};

/** One field for the receipt, two lines high so that all seven groups are in view; with script it is grouped and checked as it is typed, before anything is sent. */
export function Enter({ typed, problem, losses, frame: { words, shell } }: EnterProps) {
	const { enter } = words;
	const sentence = problem === null ? "" : enter.problem;
	const notices = losses.map(({ at, by, lost }) =>
		words.log.loss[lost](moment(at, 0, shell.language), by.join(words.log.and)),
	);
	return (
		<>
			<div>
				<h1>{enter.head}</h1>
				<p class="lead soft">{enter.lead}</p>
			</div>
			{notices.map((notice) => (
				<p key={notice} class="call">
					{notice} {enter.lost}
				</p>
			))}
			<form class="stack" method="post" action={pathWith("/follow", shell)} noValidate data-way="enter">
				<div class={problem === null ? "stack" : "stack bad"}>
					<label for="receipt" class="large">
						{enter.label}
					</label>
					<p
						class="bad-word"
						id="receipt-error"
						role="alert"
						data-missing={enter.missing}
						data-group={enter.wrongGroup}
						data-one={enter.wrongOne}
						data-short={enter.tooShort}
						data-long={enter.tooLong}
					>
						{sentence}
					</p>
					<textarea
						id="receipt"
						name="receipt"
						rows={2}
						aria-describedby="receipt-error"
						aria-invalid={problem === null ? undefined : "true"}
						autoComplete="off"
						autoCapitalize="characters"
						autoCorrect="off"
						spellcheck={false}
					>
						{typed}
					</textarea>
				</div>
				<button type="submit" class="go wide">
					{enter.go}
				</button>
			</form>
			<p>
				<a class="way" href={pathWith("/spoken-code", shell)}>
					{words.spokenCode.link}
				</a>
			</p>
		</>
	);
}
