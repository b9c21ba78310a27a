import { Fragment } from "preact";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { cardRank } from "../../server/domain/card.ts";
import { categoryOf, isMediable } from "../../server/domain/category.ts";
import { stoodSince } from "../lib/clock-story.ts";
import { dated, dateOf, deadline } from "../lib/formats.ts";
import { RulerIn } from "../parts/ruler.tsx";
import { StepIn } from "../parts/step.tsx";
import { nameIn } from "./category-names.ts";
import { Chase } from "./chase.tsx";
import { Clauses } from "./clauses.tsx";
import { Elsewhere, Exits } from "./exits.tsx";
import { ErrorSummary, HiddenFields, Lock } from "./field.tsx";
import { Proof, WholeFile } from "./files.tsx";
import { LimitStories } from "./limit-stories.tsx";
import { asRead } from "./matter.ts";
import { MayMove } from "./may-move.tsx";
import { type FollowPage, type Frame, pathWith } from "./page.ts";
import { Parts } from "./parts.tsx";
import { Phone } from "./phone.tsx";
import { SentPhotos } from "./photos.tsx";
import { Publication } from "./publication.tsx";
import { highestStep, isAsked, lastAnswer, situationOf } from "./situation.ts";
import { SpokenCodeMade, SpokenCodeWish } from "./spoken-code.tsx";
import { Story } from "./story.tsx";
import { Unsent, unsentIn } from "./unsent.tsx";
import { Message, Verdict } from "./verdict.tsx";

type FollowProps = { readonly page: FollowPage; readonly frame: Frame };

export const followForm = "follow";

/** What the receipt opens. One form around all of it: whatever is pressed, nothing typed is lost. */
export function Follow({ page, frame }: FollowProps) {
	const { problems, done, draft, receipt } = page;
	const view = asRead(page.view);
	const asked = isAsked(view);
	const changes = view.allowed.includes("changeVerdict");
	const writes = view.allowed.includes("messageDesk");
	const unsent = unsentIn(draft, [
		...(writes ? [] : ["words" as const]),
		...(asked || changes ? [] : ["reason" as const]),
		...(view.allowed.includes("appealCase") ? [] : ["appeal" as const]),
	]);
	return (
		<>
			<ErrorSummary
				problems={problems}
				frame={frame}
				absent={[
					...(asked || changes ? [] : ["verdict", "reason"]),
					...(view.allowed.includes("appealCase") ? [] : ["appeal"]),
					...(writes ? [] : ["words", "photos"]),
					"proof",
					"askedToWithdraw",
					"erasure",
					"spoken",
					"consent",
					"chase",
					"contact",
					"phone",
				]}
			/>
			{done !== null && (
				<p class="call" role="status" tabIndex={-1} data-done>
					{done === "agreed" || done === "disagreed"
						? frame.words.publication[done]
						: frame.words.follow.done[done]}
				</p>
			)}
			<Unsent fields={unsent} frame={frame} />
			{page.spokenCode && <SpokenCodeMade code={page.spokenCode} view={view} frame={frame} />}
			<StatePanel view={view} frame={frame} />
			<Parts view={view} receipt={receipt} frame={frame} />
			<form
				id={followForm}
				method="post"
				action={pathWith("/follow/message", frame.shell)}
				encType="multipart/form-data"
				noValidate
			>
				<HiddenFields fields={{ receipt, ...unsent }} />
				{asked && <Verdict view={view} draft={draft} problems={problems} frame={frame} green />}
				{!view.sealed && <Story view={view} frame={frame} />}
				{view.photos.length > 0 && <SentPhotos photos={view.photos} frame={frame} />}
				{!writes && view.sealedTo !== undefined && view.allowed.includes("withdrawCase") && (
					<p class="hint">{frame.words.exits.outside.add}</p>
				)}
				{writes && <Message view={view} draft={draft} problems={problems} frame={frame} green={!asked} />}
				<Chase view={view} frame={frame} />
				<Phone view={view} frame={frame} />
				<Exits view={view} draft={draft} problems={problems} frame={frame} green={!asked && !writes} />
				<Publication view={view} frame={frame} />
				<SpokenCodeWish view={view} frame={frame} />
				<Proof view={view} frame={frame} />
				<WholeFile view={view} frame={frame} />
			</form>
		</>
	);
}

function categoryName(code: string | null, { shell }: Frame): string[] {
	const category = code === null ? undefined : categoryOf(code);
	return category === undefined ? [] : [nameIn(shell.language, category)];
}

/** A dispute between neighbours that somebody may still go and talk about. */
function isNeighbourly({ categoryCode, sealed, allowed }: FollowCaseReply): boolean {
	return isMediable(categoryCode) && !sealed && allowed.includes("withdrawCase");
}

type PanelProps = { readonly view: FollowCaseReply; readonly frame: Frame };

/** One sentence, the ruler, three facts. A sealed report has the sentence alone. */
function StatePanel({ view, frame }: PanelProps) {
	const { follow } = frame.words;
	const { head, detail } = situationOf(view, frame);
	const facts = [
		follow.caseNumber(view.caseNumber),
		...(view.sealed ? [] : categoryName(view.categoryCode, frame)),
		...(view.sealed || view.round === 1 ? [] : [follow.round(view.round)]),
		...(view.voices === undefined ? [] : [follow.voices(view.voices)]),
	];
	return (
		<section class={view.sealed ? "state seal" : "state"} aria-labelledby="state-head">
			<p class="hint">
				{view.sealed && <Lock />} {facts.join(" · ")}
			</p>
			<h1 id="state-head" class="big">
				{head.map((part, index) => (
					<Fragment key={part}>
						<Clauses text={index < head.length - 1 ? part + follow.comma : part} />
						{follow.space}
					</Fragment>
				))}
			</h1>
			{detail && <p class="hint">{detail}</p>}
			{view.matter && <p class="hint">{follow.matter}</p>}
			{isNeighbourly(view) && <p class="call">{frame.words.check.neighbour}</p>}
			{view.surgeUntil !== undefined && (
				<p class="hint">{follow.surge(deadline(view.surgeUntil, view.asOf, frame.shell.language, dateOf))}</p>
			)}
			{!view.sealed && <Elsewhere view={view} frame={frame} />}
			{!view.sealed && <OpenState view={view} frame={frame} />}
		</section>
	);
}

/** What everybody may know of a case that is not sealed: the answer that waits for a word, the line, the facts. */
function OpenState({ view, frame }: PanelProps) {
	const { language } = frame.shell;
	const { clocks, startedAt, answeredAt, asOf } = view;
	const isRunning = (view.state === "dispatched" || view.state === "handling") && answeredAt === null;
	return (
		<>
			{isAsked(view) && <Answer view={view} frame={frame} />}
			{isRunning && clocks !== null && startedAt !== null && (
				<RulerIn
					from={startedAt}
					clocks={clocks}
					now={stoodSince(view.clockStory) ?? asOf}
					language={language}
					words={frame.shared}
				/>
			)}
			<Facts view={view} frame={frame} />
			{isRunning && <LimitStories view={view} frame={frame} />}
			<MayMove of={view} now={asOf} frame={frame} />
		</>
	);
}

/** Their words, and which post wrote them when. */
function Answer({ view, frame }: PanelProps) {
	const answer = lastAnswer(view);
	if (answer === null) return null;
	const { follow } = frame.words;
	const at = dated(answer.at, view.asOf, frame.shell.language);
	return (
		<>
			<p class="words">{answer.words}</p>
			{answer.photos && <SentPhotos photos={answer.photos} frame={frame} form={followForm} />}
			<p class="hint">{follow.answeredBy(answer.post ?? follow.movers.holder, at)}</p>
		</>
	);
}

/** Who has the next move, who watches, which step was reached; posts, never names. */
function Facts({ view, frame }: PanelProps) {
	const { follow } = frame.words;
	const { nextMove, watchedBy } = view;
	if (nextMove === null && watchedBy.length === 0 && highestStep(view) === null) return null;
	return (
		<dl>
			{nextMove && (
				<>
					<dt>{follow.turn}</dt>
					<dd>
						<b>{nextMove.post ?? follow.movers[nextMove.as]}</b>
					</dd>
				</>
			)}
			{watchedBy.length > 0 && (
				<>
					<dt>{follow.watch}</dt>
					<dd>
						{watchedBy.map((post) => (
							<div key={post}>{post}</div>
						))}
					</dd>
				</>
			)}
			<Reached view={view} frame={frame} />
		</dl>
	);
}

/** The step in force; a higher one that is no longer in force is written 曾到, never removed. */
function Reached({ view, frame }: PanelProps) {
	const highest = highestStep(view);
	const { step } = view;
	const was = highest !== null && (step === null || cardRank(highest) > cardRank(step)) ? highest : null;
	if (step === null && was === null) return null;
	return (
		<>
			<dt>{frame.words.follow.reached}</dt>
			<dd>
				{step && <StepIn step={step} words={frame.shared} />}{" "}
				{was && (
					<span class="was">
						{frame.shared.was} <StepIn step={was} words={frame.shared} />
					</span>
				)}
			</dd>
		</>
	);
}
