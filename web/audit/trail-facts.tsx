import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { categoryOf } from "../../server/domain/category.ts";
import { dated, duration, secondsOf } from "../lib/formats.ts";
import { claimedSentence } from "../lib/provisional.ts";
import { type Language, wordsOf } from "../lib/words.ts";
import { type Fact, Facts } from "../parts/facts.tsx";
import { PhotoStrip } from "../parts/photos.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { Step } from "../parts/step.tsx";
import { highestStep } from "./case-file.ts";
import { Lock } from "./lock.tsx";
import { auditRoutes, linkTo } from "./paths.ts";
import { type LimitName, limitsOf } from "./story.ts";
import { auditWords } from "./words.ts";
import { transferWords } from "./words-transfer.ts";

type FileProps = { readonly file: ReadCaseReply };

/** The case's number, how far it climbed, and where it stands. */
export function FileHead({ file }: FileProps) {
	const preferences = usePreferences();
	const { language } = preferences;
	const words = auditWords(language);
	const shared = wordsOf(language);
	const highest = highestStep(file.steps);
	return (
		<div class="stack tight">
			{!file.sealed && (
				<p class="screen-only">
					<a class="lone" href={linkTo(auditRoutes.board, preferences)}>
						‹ {words.trail.back}
					</a>
				</p>
			)}
			<div class="head">
				<h1 class="num">
					{file.sealed && <Lock />} {words.trail.title(file.caseNumber)}
				</h1>
				<button type="button" onClick={() => window.print()}>
					{words.trail.print}
				</button>
			</div>
			<p class="tags">
				{highest !== null && (
					<span>
						{highest.clearedAt !== null && <span class="hint">{shared.was} </span>}
						<Step step={highest.step} language={language} />
					</span>
				)}
				<b>{shared.states[file.state]}</b>
				{file.how !== null && <span>{shared.closed[file.how]}</span>}
				<span>{words.trail.roundOf(file.round, file.disputes)}</span>
				<span>
					{words.trail.nextMove} <b>{nextMoveText(file, language)}</b>
				</span>
			</p>
			{file.sealed && (
				<p class="notice">
					<b>{words.trail.sealedFile}</b>
					{words.colon}
					{words.trail.sealedHint}
				</p>
			)}
		</div>
	);
}

function nextMoveText({ nextMove }: ReadCaseReply, language: Language): string {
	if (nextMove === null) return auditWords(language).trail.nobody;
	return nextMove.post ?? wordsOf(language).moves[nextMove.as];
}

/** The resident's own words, first and largest (look.md §1.2). */
export function OwnWords({ file }: FileProps) {
	const { language } = usePreferences();
	return (
		<section class="said" aria-labelledby="own-words">
			<h2 id="own-words" class="hint">
				{wordsOf(language).ownWords}
			</h2>
			{file.sealedTo === undefined ? (
				<p class="words">{file.text}</p>
			) : (
				<p>{transferWords(language).shut(file.sealedTo)}</p>
			)}
			{file.spot !== null && <p class="hint">{file.spot}</p>}
			<PhotoStrip {...file} name={auditWords(language).trail.photo} />
		</section>
	);
}

/** Where, what, how urgent, since when, whose by which clause. */
export function CaseFacts({ file }: FileProps) {
	const { language } = usePreferences();
	const words = auditWords(language).trail;
	const category = file.categoryCode === null ? undefined : categoryOf(file.categoryCode);
	const facts: Fact[] = [
		[words.area, file.areaName],
		[
			words.category,
			category === undefined
				? words.noCategory
				: `${category.code} ${language === "en" ? category.en : category.zh}`,
		],
		[words.level, wordsOf(language).levels[file.level]],
		[words.received, dated(file.receivedAt, file.asOf, language, file.receivedHalfDay)],
		[words.holder, file.post ?? words.nobody],
		...joinedFacts(file, language),
		...(file.dutyItem === null ? [] : [[words.dutyItem, file.dutyItem] as const]),
	];
	return <Facts class="facts" facts={facts} />;
}

/** The reports behind it, the case it goes on with, and the surge that was declared over it. */
function joinedFacts({ voices, merged, surge, asOf }: ReadCaseReply, language: Language): Fact[] {
	const words = auditWords(language).leftOut;
	const facts: Fact[] = [];
	if (voices !== undefined) facts.push([words.voicesTerm, words.voices(voices.count)]);
	if (merged !== undefined) facts.push([words.into, merged.parent]);
	if (surge !== undefined) {
		const span = [dated(surge.from, asOf, language), dated(surge.to, asOf, language)] as const;
		facts.push([words.surge, words.surgeOf(...span)]);
	}
	return facts;
}

/** The three limits of this round, with what happened. */
export function CaseLimits({ file }: FileProps) {
	const { language } = usePreferences();
	const words = auditWords(language).trail;
	const limits = limitsOf(file.clocks);
	const claimed = claimedSentence(file, file.asOf, wordsOf(language), language);
	if (limits.length === 0) return null;
	return (
		<section aria-labelledby="limits">
			<h2 id="limits">{words.limits}</h2>
			<table class="rows">
				<thead>
					<tr>
						<th scope="col">{words.limit}</th>
						<th scope="col">{words.due}</th>
						<th scope="col">{words.done}</th>
					</tr>
				</thead>
				<tbody>
					{limits.map(({ name, dueAt }) => (
						<tr key={name}>
							<th scope="row">{wordsOf(language).limits[name]}</th>
							<td class="num">{dated(dueAt, file.asOf, language)}</td>
							<td class="num">{doneText(doneAt(file, name), dueAt, file.asOf, language)}</td>
						</tr>
					))}
				</tbody>
			</table>
			{file.clocks?.provisional && <p class="hint">{wordsOf(language).provisional}</p>}
			{claimed !== "" && <p class="hint">{claimed}</p>}
		</section>
	);
}

function doneAt(file: ReadCaseReply, name: LimitName): string | null {
	switch (name) {
		case "sign":
			return file.signedAt;
		case "contact":
			return file.contactedAt;
		case "finish":
			return file.answeredAt;
		default:
			return name satisfies never;
	}
}

/** When it was done and by how much too late; at the very second of the limit it is in time. */
function doneText(done: string | null, due: string, asOf: string, language: Language): string {
	const words = auditWords(language);
	const late = secondsOf(done ?? asOf) - secondsOf(due);
	if (done === null) {
		if (late <= 0) return words.trail.notYet;
		return `${words.trail.notDone}${words.comma}${words.trail.past(duration(late, language))}`;
	}
	const how = late <= 0 ? words.trail.inTime : words.trail.past(duration(late, language));
	return `${dated(done, asOf, language)}${words.comma}${how}`;
}
