import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { cardRank } from "../../server/domain/card.ts";
import { categoryOf } from "../../server/domain/category.ts";
import { wordsOf } from "../lib/words.ts";
import { Ruler } from "../parts/ruler.tsx";
import { Step } from "../parts/step.tsx";
import { ErrorSummary, HiddenFields, Lock } from "./field.tsx";
import { type FollowPage, type Frame, pathWith } from "./page.ts";
import { highestStep, situationOf } from "./situation.ts";
import { Story } from "./story.tsx";
import { Message, Verdict } from "./verdict.tsx";

type FollowProps = { readonly page: FollowPage; readonly frame: Frame };

export const followForm = "follow";

/** Whether the resident is asked to say how it went. */
export function isAsked({ allowed }: FollowCaseReply): boolean {
	return allowed.includes("confirmCase") || allowed.includes("disputeCase");
}

/** What the receipt opens. One form around all of it: whatever is pressed, nothing typed is lost. */
export function Follow({ page, frame }: FollowProps) {
	const { view, problems, done, draft, receipt } = page;
	const asked = isAsked(view);
	return (
		<>
			<ErrorSummary problems={problems} frame={frame} />
			{done !== null && (
				<p class="call" role="status" tabIndex={-1} data-done>
					{frame.words.follow.done[done]}
				</p>
			)}
			<StatePanel view={view} frame={frame} />
			<form
				id={followForm}
				method="post"
				action={pathWith("/follow/message", frame.shell)}
				noValidate
				data-way="send"
			>
				<HiddenFields fields={{ receipt }} />
				{asked && <Verdict view={view} draft={draft} problems={problems} frame={frame} />}
				{!view.sealed && <Story view={view} frame={frame} />}
				{view.allowed.includes("messageDesk") && (
					<Message draft={draft} problems={problems} frame={frame} green={!asked} />
				)}
			</form>
		</>
	);
}

function categoryName(code: string | null, { shell }: Frame): string | null {
	const category = code === null ? undefined : categoryOf(code);
	return category?.[shell.language === "en" ? "en" : "zh"] ?? null;
}

/** One sentence, the ruler, three facts. A sealed report has the sentence alone. */
function StatePanel({ view, frame }: { readonly view: FollowCaseReply; readonly frame: Frame }) {
	const { follow } = frame.words;
	const { language } = frame.shell;
	const { head, detail } = situationOf(view, frame);
	const answer = view.timeline.filter(({ kind }) => kind === "answered").at(-1);
	const isRunning = view.state === "dispatched" || view.state === "handling";
	return (
		<section class={view.sealed ? "state seal" : "state"} aria-labelledby="state-head">
			<p class="soft small">
				{view.sealed && <Lock />}
				{follow.caseLine(view.caseNumber, view.sealed ? null : categoryName(view.categoryCode, frame))}
			</p>
			<h1 id="state-head" class="big">
				{head.map((part, index) => (
					<span key={part}>
						{part}
						{index < head.length - 1 && follow.join}
					</span>
				))}
			</h1>
			{detail && <p class="hint">{detail}</p>}
			{isAsked(view) && answer?.words && <p class="words">{answer.words}</p>}
			{!view.sealed &&
				isRunning &&
				view.clocks !== null &&
				view.startedAt !== null &&
				view.answeredAt === null && (
					<Ruler from={view.startedAt} clocks={view.clocks} now={view.asOf} language={language} />
				)}
			{!view.sealed && <Facts view={view} frame={frame} />}
			{!view.sealed && view.clocks?.provisional && <p class="hint">{wordsOf(language).provisional}</p>}
		</section>
	);
}

/** Who has the next move, who watches, which step was reached; posts, never names. */
function Facts({ view, frame }: { readonly view: FollowCaseReply; readonly frame: Frame }) {
	const { follow } = frame.words;
	const { nextMove, watchedBy, round } = view;
	return (
		<dl>
			{nextMove && (
				<>
					<dt>{follow.turn}</dt>
					<dd>
						<b>{nextMove.post ?? follow.movers[nextMove.as]}</b>
						{round > 1 && <span class="soft"> · {follow.rework(round)}</span>}
					</dd>
				</>
			)}
			{watchedBy.length > 0 && (
				<>
					<dt>{follow.watch}</dt>
					<dd>{watchedBy.join(follow.watchJoin)}</dd>
				</>
			)}
			<Reached view={view} frame={frame} />
		</dl>
	);
}

/** The step in force; a higher one that is no longer in force is written 曾到, never removed. */
function Reached({ view, frame }: { readonly view: FollowCaseReply; readonly frame: Frame }) {
	const { language } = frame.shell;
	const highest = highestStep(view);
	const { step } = view;
	const was = highest !== null && (step === null || cardRank(highest) > cardRank(step)) ? highest : null;
	if (step === null && was === null) return null;
	return (
		<>
			<dt>{frame.words.follow.reached}</dt>
			<dd>
				{step && <Step step={step} language={language} />} {was && wordsOf(language).was}{" "}
				{was && <Step step={was} language={language} />}
			</dd>
		</>
	);
}
