import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { moment } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
import { Empty } from "../parts/empty.tsx";
import { PhotoStrip } from "../parts/photos.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { usePrinting } from "../parts/printing.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { Step } from "../parts/step.tsx";
import { ActBar } from "./act-bar.tsx";
import { ActForm } from "./act-form.tsx";
import { actInFront } from "./acts.ts";
import { Assists } from "./assist.tsx";
import { BoundaryNote } from "./boundary.tsx";
import { CallLink } from "./call-facts.tsx";
import { stepInForce, stepReached, titleOf } from "./case-facts.ts";
import type { OpenCase } from "./case-store.ts";
import { Changed } from "./changed.tsx";
import { Climbed } from "./climbed.tsx";
import { ClockCard } from "./clock-card.tsx";
import { useDesk } from "./desk.ts";
import { DoneNote } from "./done-note.tsx";
import { Erased } from "./erasure.tsx";
import { Outcome } from "./exit.tsx";
import { Later } from "./later.tsx";
import { LettersOwed } from "./letters-owed.tsx";
import { Lock } from "./lock.tsx";
import { Voices } from "./merge.tsx";
import { Messages } from "./messages.tsx";
import { inboxRoute, linkTo } from "./paths.ts";
import { Phone } from "./phone.tsx";
import { Trail } from "./trail.tsx";
import { DangerScript, Masked, TaskSheet } from "./triage.tsx";
import { Ways } from "./ways.tsx";
import { useWords } from "./words.ts";

/** The case beside the list; on a phone, instead of it. */
export function CasePane({ open }: { open: OpenCase }) {
	const { client, work, now } = useDesk();
	const { words } = useWords();
	usePrinting(open.status === "open" ? () => client.exportCase(open.caseNumber) : null);
	switch (open.status) {
		case "none":
			return <NoCase />;
		case "loading":
			return (
				<section class="case" aria-label={words.loading} aria-busy="true">
					<div class="case-body">
						<BackLink />
						<p class="hint">{words.loading}</p>
					</div>
				</section>
			);
		case "refused":
			return (
				<section class="case" aria-label={words.goneTitle}>
					<div class="gone">
						<BackLink />
						<Empty title={words.goneTitle} level={1}>
							<ProblemNote refused={open.refused} />
							<button type="button" onClick={() => void work.reread()}>
								{words.retry}
							</button>
						</Empty>
					</div>
				</section>
			);
		case "open":
			return (
				<CaseView key={open.caseNumber} reply={open.reply} seen={open.seen} now={now() ?? open.reply.asOf} />
			);
		default:
			return open satisfies never;
	}
}

function NoCase() {
	const { words } = useWords();
	return (
		<section class="case wide-only" aria-label={words.empty.none}>
			<Empty title={words.empty.none}>
				<p class="hint">
					{words.empty.keysBefore} <kbd>J</kbd> <kbd>K</kbd> {words.empty.keysMove} <kbd>Enter</kbd>{" "}
					{words.empty.keysOpen} <kbd>?</kbd> {words.empty.keysHelp}
				</p>
			</Empty>
		</section>
	);
}

function BackLink() {
	const { words } = useWords();
	return (
		<a class="back" href={linkTo(inboxRoute, usePreferences())}>
			{words.back}
		</a>
	);
}

const loadAlike = () => import("./alike.tsx").then(({ Alike }) => Alike);

/** A new report at triage that may still go on as a voice of another. */
function mayMerge({ state, actions }: ReadCaseReply): boolean {
	return state === "received" && actions.some(({ action, why }) => action === "mergeCase" && why === null);
}

type CaseViewProps = { readonly reply: ReadCaseReply; readonly seen: number | null; readonly now: string };

/** A case on one screen. The order is a phone's reading order; a wide screen sets clock and trail to the right. */
export function CaseView({ reply, seen, now }: CaseViewProps) {
	const { work, drafts } = useDesk();
	const act = actInFront(reply, work.chosen.value, drafts.of(reply.caseNumber));
	return (
		<section class="case" aria-labelledby="case-title">
			<div class="case-body">
				<header>
					<CaseHead reply={reply} now={now} />
					<DoneNote reply={reply} />
					<Outcome reply={reply} />
				</header>
				{reply.sheet === true ? <TaskSheet /> : <OwnWords reply={reply} />}
				<div class="side">
					<ClockCard reply={reply} now={now} />
					<Trail reply={reply} now={now} />
				</div>
				<div class="reply">
					<Phone reply={reply} />
					<Voices reply={reply} now={now} />
					<CallLink reply={reply} />
					<Messages reply={reply} now={now} />
					<Assists reply={reply} now={now} />
					<LettersOwed reply={reply} now={now} />
					{(reply.ask === "urge" || reply.ask === "reassign") && <Climbed reply={reply} now={now} />}
					<Changed reply={reply} seen={seen} now={now} />
					{mayMerge(reply) && <Later load={loadAlike} props={{ reply }} />}
					{act !== null && <ActForm key={act} act={act} reply={reply} now={now} />}
				</div>
				<Ways reply={reply} front={act} />
			</div>
			<ActBar act={act} reply={reply} now={now} />
		</section>
	);
}

function CaseHead({ reply, now }: { reply: ReadCaseReply; now: string }) {
	const { language, words } = useWords();
	const shared = wordsOf(language);
	const { caseNumber, level, round, receivedAt, receivedHalfDay, post, dutyItem, sealed, track } = reply;
	const step = stepInForce(reply);
	const reached = stepReached(reply);
	const meta = [
		words.caseNumber(caseNumber),
		shared.states[reply.state],
		round > 1 ? `${shared.levels[level]} · ${words.round(round)}` : shared.levels[level],
		words.receivedAt(moment(receivedAt, now, language, undefined, receivedHalfDay)),
		reply.called ? words.called : null,
		post,
		dutyItem === null ? null : words.dutyItem(dutyItem),
	];
	return (
		<>
			<BackLink />
			<div class="tags">
				<h1 id="case-title" tabIndex={-1}>
					{titleOf(reply, language, words.noCategory)}
				</h1>
				{step !== null && <Step step={step} language={language} />}
				{sealed && (
					<span class="row">
						<Lock /> {track === "service" ? shared.sealed : shared.tracks[track]}
					</span>
				)}
			</div>
			<p class="hint num">
				{meta.filter((part) => part !== null).join(" · ")}
				{reached !== null && reached !== step && (
					<>
						{` · ${shared.was} `}
						<Step step={reached} language={language} />
					</>
				)}
			</p>
			<BoundaryNote reply={reply} />
			{sealed && <p class="hint">{words.sealedCase}</p>}
		</>
	);
}

function OwnWords({ reply }: { reply: ReadCaseReply }) {
	const { language, words } = useWords();
	const { text, held, sealed, about, frail } = reply;
	return (
		<section class={sealed ? "said sealed" : "said"} aria-labelledby="said-title">
			<h2 class="hint" id="said-title">
				{wordsOf(language).ownWords}
			</h2>
			<p class="words">{text}</p>
			<Masked {...reply} />
			<DangerScript held={held} />
			<Erased reply={reply} />
			<PhotoStrip {...reply} name={words.photo} />
			{frail && <p>{words.frail}</p>}
			{about !== null && (
				<p>
					{words.about}
					{words.colon}
					<b>{about}</b>
				</p>
			)}
			{held.length > 0 && (
				<div class="held">
					<h3>{words.heldTitle}</h3>
					<ul>
						{held.map((reason) => (
							<li key={reason}>{words.held[reason]}</li>
						))}
					</ul>
				</div>
			)}
		</section>
	);
}
