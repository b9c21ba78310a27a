import { addWorkingSeconds, calendarFor, formatInstant, type Instant } from "../domain/calendar.ts";
import { type Case, type HeldCase, isFollowUp, isHeld, nextDueAt, nextMoveOf } from "../domain/case.ts";
import { keyedBody } from "../domain/conduct-intake.ts";
import type { Command } from "../domain/decide.ts";
import type { Pending } from "../domain/proposal.ts";
import type { Setting } from "../domain/setting.ts";
import type { Words } from "../domain/words.ts";
import { wordsOf } from "../words.ts";
import { type Habit, habitOf } from "./generate-habit.ts";
import type { Chance } from "./generate-random.ts";
import { answerText, residentLine, staffLine } from "./generate-words.ts";

/** What people do to a made-up case and when; the rules decide what follows, the sweep what nobody did. */
export type LifePlan = {
	readonly chance: Chance;
	readonly setting: Setting;
	readonly until: Instant;
	/** Residents keep silent, so that every case stays open. */
	readonly open: boolean;
	/** Does one command at a moment and gives the state after it. */
	readonly act: (command: Command, at: Instant) => Case;
};

/** Somebody means to do this then, unless the case is closed by that time. */
type Intent = { readonly at: Instant; readonly command: (state: Case) => Command };

const hourSeconds = 3600;
const daySeconds = 86_400;
const share = {
	cannotBeSolved: 0.06,
	accepted: 0.7,
	confirmed: 0.4,
	disputed: 0.12,
	upheld: 0.5,
	solved: 0.8,
	message: 0.08,
	viewed: 0.8,
	sealed: 0.05,
	kept: 0.3,
};
const fileHashBytes = 32;

/** Whoever has the report before it is dispatched: the desk. */
function deskOf({ moves }: Case): string {
	const first = moves[0]?.move;
	return first?.by === "staff" ? first.personId : "";
}

function moverOf(state: Case): string {
	const move = nextMoveOf(state);
	return move?.by === "staff" ? move.personId : "";
}

/** Lives one case from its receipt until the store's last moment. */
class Living {
	readonly #plan: LifePlan;
	#state: Case;
	#now: Instant;
	#habit: Habit | null = null;
	/** Of which stretch of work the habit is: a new round, or the time after a refused answer, has its own. */
	#stretch = "";
	#answers = 0;
	#message: Intent | null;

	constructor(plan: LifePlan, received: Case) {
		this.#plan = plan;
		this.#state = received;
		this.#now = received.receivedAt;
		// Under a report that nobody here opens, nobody writes either.
		this.#message = received.sealedTo === undefined ? this.#messageIntent() : null;
	}

	live(): void {
		let meant = this.#nextMove();
		for (let intent = this.#earlier(meant); intent !== null; intent = this.#earlier(meant)) {
			this.#sweepUntil(intent.at);
			if (this.#state.status === "closed" || this.#state.status === "redirected") return;
			this.#now = Math.max(intent.at, this.#now);
			this.#act(intent.command(this.#state), this.#now);
			if (intent === meant) meant = this.#nextMove();
			else this.#message = null;
		}
		this.#sweepUntil(this.#plan.until);
	}

	/** The message or what is meant to be done, whichever comes first; null when neither comes in time. */
	#earlier(meant: Intent | null): Intent | null {
		const message = this.#message;
		const first = message !== null && (meant === null || message.at < meant.at) ? message : meant;
		return first !== null && first.at < this.#plan.until ? first : null;
	}

	#act(command: Command, at: Instant): void {
		this.#now = at;
		this.#state = this.#plan.act(command, at);
	}

	/** Lets every step due before `at` fire a second after its time, as if the server had never been down. */
	#sweepUntil(at: Instant): void {
		for (let due = nextDueAt(this.#state); due !== null && due + 1 < at; due = nextDueAt(this.#state)) {
			const asked = this.#state.reassignment;
			this.#act({ type: "EscalateCase" }, Math.max(this.#now, due + 1));
			if (this.#state.reassignment !== asked) this.#keep(at);
		}
	}

	/** Whom a card has just asked may say that the case stays with its holder, before anything else falls due. */
	#keep(until: Instant): void {
		const { reassignment } = this.#state;
		if (reassignment === undefined || !this.#plan.chance.happens(share.kept)) return;
		const at = this.#hoursAfter(this.#now, 0.5, 6);
		if (at >= Math.min(until, nextDueAt(this.#state) ?? until)) return;
		this.#act(
			{ type: "KeepCase", by: reassignment.deciderId, words: this.#words(staffLine(this.#plan.chance)) },
			at,
		);
	}

	#words(text: string): Words {
		return wordsOf(text, this.#plan.chance.bytes, this.#now * 1000);
	}

	/** Some working hours after a moment; staff act in working time. */
	#hoursAfter(from: Instant, least: number, most: number): Instant {
		const { chance, setting } = this.#plan;
		const seconds = Math.ceil((least + (most - least) * chance.next()) * hourSeconds);
		return addWorkingSeconds(calendarFor(setting.calendar, this.#state.areaCode), from, seconds);
	}

	#messageIntent(): Intent | null {
		const { chance } = this.#plan;
		if (!chance.happens(share.message)) return null;
		const at = this.#now + hourSeconds + chance.below(10 * daySeconds);
		return { at, command: () => ({ type: "MessageDesk", words: this.#words(residentLine(chance)) }) };
	}

	#nextMove(): Intent | null {
		const state = this.#state;
		if (state.pending !== null) return this.#decision(state.pending);
		if (isHeld(state)) return this.#work(state);
		if (isFollowUp(state)) return this.#verdict();
		return state.status === "received" ? this.#triage(state) : null;
	}

	/** The desk dispatches or seals; a sealed report is opened once by whoever has it, and one nobody here opens is passed on. */
	#triage(state: Case): Intent | null {
		const { chance } = this.#plan;
		if (state.sealedTo !== undefined) {
			const { key, fileHash } = state.sealedTo;
			if (!chance.happens(share.viewed)) return null;
			const at = this.#hoursAfter(this.#now, 1, 30);
			return { at, command: (then) => ({ type: "TransferCase", by: moverOf(then), key, fileHash }) };
		}
		const target = keyedBody(this.#plan.setting, state.competent?.bodyId);
		if (target !== null) {
			if (!chance.happens(share.viewed)) return null;
			const { key } = target;
			const fileHash = Buffer.from(chance.bytes(fileHashBytes)).toString("hex");
			const at = this.#hoursAfter(this.#now, 1, 30);
			return { at, command: (then) => ({ type: "TransferCase", by: moverOf(then), key, fileHash }) };
		}
		if (state.track !== "service") {
			if (state.version > 2 || !chance.happens(share.viewed)) return null;
			const at = this.#hoursAfter(this.#now, 1, 16);
			return { at, command: (then) => ({ type: "ViewSealed", by: moverOf(then) }) };
		}
		const out = state.due.find(({ step }) => step === "dispatch");
		if (out !== undefined) return { at: out.dueAt + 2, command: () => ({ type: "EscalateCase" }) };
		const at = this.#hoursAfter(this.#now, 0.1, 1.9);
		if (chance.happens(share.sealed))
			return { at, command: (then) => ({ type: "SealCase", by: deskOf(then), track: "conduct" }) };
		const categoryCode = state.categoryCode ?? chance.oneOf(["0101", "0203", "0401", "0801"]);
		return {
			at,
			command: (then) => ({ type: "DispatchCase", by: deskOf(then), categoryCode, postId: null }),
		};
	}

	#habitIn({ round, tour }: HeldCase): Habit {
		const stretch = `${round} ${this.#answers}`;
		const startedAt = this.#answers === 0 ? tour.startedAt : this.#now;
		if (this.#habit === null || this.#stretch !== stretch)
			this.#habit = habitOf(this.#plan.chance, startedAt);
		this.#stretch = stretch;
		return this.#habit;
	}

	#work(state: HeldCase): Intent | null {
		const { signAt, contactAt, answerAt } = this.#habitIn(state);
		// By then the case may have begun anew with whoever acts for the post.
		const by = (then: Case) => ("tour" in then ? then.tour.holderId : "");
		const soon = (at: Instant) => this.#hoursAfter(Math.max(at, this.#now), 0, 2);
		if (state.status === "dispatched" && signAt !== null)
			return { at: soon(signAt), command: (then) => ({ type: "SignCase", by: by(then) }) };
		if (state.tour.contactedAt === null && contactAt !== null)
			return { at: soon(contactAt), command: (then) => this.#contact(by(then)) };
		return answerAt === null ? null : { at: soon(answerAt), command: (then) => this.#answer(by(then)) };
	}

	#contact(by: string): Command {
		const { chance } = this.#plan;
		const byDate = formatInstant(this.#now + (1 + chance.below(5)) * daySeconds).slice(0, 10);
		const [words, nextStep] = [this.#words(staffLine(chance)), this.#words(staffLine(chance))];
		return { type: "ContactResident", by, words, nextStep, byDate };
	}

	#answer(by: string): Command {
		const { chance } = this.#plan;
		this.#answers += 1;
		const outcome = chance.happens(share.cannotBeSolved) ? "cannotBeSolved" : "done";
		return { type: "AnswerCase", by, words: this.#words(answerText(chance)), outcome };
	}

	#decision({ kind, deciderId: by, askedAt }: Pending): Intent {
		const { chance } = this.#plan;
		const at = kind === "check" ? this.#hoursAfter(askedAt, 2, 22) : this.#hoursAfter(askedAt, 0.5, 9);
		const accept = chance.happens(kind === "check" ? share.upheld : share.accepted);
		return { at, command: () => ({ type: "DecideCase", by, accept, words: this.#words(staffLine(chance)) }) };
	}

	/** What the resident says to an answer; null for silence. */
	#verdict(): Intent | null {
		const { chance, open } = this.#plan;
		const said = chance.next();
		if (open || said > share.confirmed + share.disputed) return null;
		const at = this.#now + hourSeconds + chance.below(5 * daySeconds);
		const feedback = { contacted: chance.happens(share.solved) };
		if (said > share.confirmed)
			return {
				at,
				command: () => ({ type: "DisputeCase", reason: this.#words(residentLine(chance)), feedback }),
			};
		const verdict = chance.happens(share.solved) ? "solved" : "partly";
		return { at, command: () => ({ type: "ConfirmCase", verdict, feedback }) };
	}
}

/** Lives a case that has just been received. */
export function liveOn(plan: LifePlan, received: Case): void {
	new Living(plan, received).live();
}
