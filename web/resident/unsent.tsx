import type { FollowDraft, Frame } from "./page.ts";

type Written = "words" | "reason" | "appeal";
type UnsentFields = Readonly<Partial<Record<Written, string>>>;

/** What was typed into fields that the page no longer has: the case went on meanwhile, in another tab or by its limits. */
export function unsentIn(draft: FollowDraft, absent: readonly Written[]): UnsentFields {
	const written = absent.filter((name) => draft[name].trim() !== "");
	return Object.fromEntries(written.map((name) => [name, draft[name]]));
}

/** It cannot be sent any more, and it is not lost: it stands there to be copied. */
export function Unsent({ fields, frame }: { readonly fields: UnsentFields; readonly frame: Frame }) {
	const { unsent } = frame.words.follow;
	const texts = Object.entries(fields);
	if (texts.length === 0) return null;
	return (
		<section class="stack no-print" aria-labelledby="unsent-head">
			<h2 id="unsent-head">{unsent.head}</h2>
			<p class="hint">{unsent.hint}</p>
			{texts.map(([name, text]) => (
				<p key={name} class="words">
					{text}
				</p>
			))}
		</section>
	);
}
