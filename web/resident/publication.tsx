import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { PublishedWire } from "../../server/contract/publication.ts";
import { categoryOf } from "../../server/domain/category.ts";
import { dateOf, deadline } from "../lib/formats.ts";
import { nameIn } from "./category-names.ts";
import { type Frame, pathWith } from "./page.ts";
import { SendButton } from "./verdict.tsx";

/** Under the receipt: whether it may be published, in which words, and one press to change that. */
export function Publication({ view, frame }: { readonly view: FollowCaseReply; readonly frame: Frame }) {
	const { publication: words } = frame.words;
	const { publication } = view;
	if (publication === undefined || !view.wishes.includes("changeConsent")) return null;
	const { consent, publicAt } = publication;
	const seen = publicAt === null ? "" : deadline(publicAt, view.asOf, frame.shell.language, dateOf);
	return (
		<details class="ask stack no-print" open={publication.words !== null}>
			<summary>{words.head}</summary>
			<p>{consent ? words.yes : words.no}</p>
			<p class="hint">{words.how}</p>
			{publication.words !== null && (
				<>
					<p>{publication.isPublic ? words.isPublic : words.announced(seen)}</p>
					<p class="words">{publication.words}</p>
				</>
			)}
			{publication.refusal !== null && (
				<>
					<p>{words.refused}</p>
					<p class="words">{publication.refusal}</p>
				</>
			)}
			<SendButton
				frame={frame}
				way={consent ? "disagree" : "agree"}
				label={consent ? words.disagree : words.agree}
				green={false}
			/>
		</details>
	);
}

type PublishedProps = {
	readonly items: readonly PublishedWire[];
	readonly periodId: string;
	readonly frame: Frame;
};

/** On the daylight page: month, place, category, and what was done. */
export function Published({ items, periodId, frame }: PublishedProps) {
	const { words, shell } = frame;
	const { publication } = words;
	const nameOf = (code: string | null) => {
		const category = categoryOf(code ?? "");
		return category === undefined ? publication.noCategory : nameIn(shell.language, category);
	};
	return (
		<section class="stack" aria-labelledby="cases-head">
			<h2 id="cases-head">{publication.cases}</h2>
			<p class="hint">{publication.casesHint}</p>
			{items.length === 0 && <p>{publication.casesEmpty}</p>}
			<dl class="sum">
				{items.map((item, index) => {
					const [year = 0, month = 0] = item.month.split("-").map(Number);
					const where = [publication.month(year, month), item.areaName, nameOf(item.categoryCode)];
					return (
						<div key={String(index)}>
							<dt>{where.join(" · ")}</dt>
							<dd class="said">{item.words}</dd>
						</div>
					);
				})}
			</dl>
			{items.length > 0 && (
				<p class="no-print">
					<a class="btn wide" href={pathWith(`/daylight/${periodId}/cases.csv`, shell)}>
						{publication.csv}
					</a>
				</p>
			)}
		</section>
	);
}
