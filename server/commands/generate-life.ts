import type { Instant } from "../domain/calendar.ts";
import { type Case, isFollowUp, isHeld, nextDueAt } from "../domain/case.ts";
import type { CaseEvent } from "../domain/case-events.ts";
import type { Command } from "../domain/decide.ts";
import type { Setting } from "../domain/setting.ts";
import { decisionOn } from "./generate-decision.ts";
import { triage } from "./generate-desk.ts";
import type { Chance } from "./generate-random.ts";
import { residentAfter, verdictOn } from "./generate-residents.ts";
import type { Intent, Scene } from "./generate-scene.ts";
import { staffAfter } from "./generate-staff.ts";
import { Work } from "./generate-work.ts";

/** What a deed came to. */
export type Happened = { readonly state: Case; readonly events: readonly CaseEvent[] };

/** What people do to a made-up case and when; the rules decide what follows, the sweep what nobody did. */
export type LifePlan = {
	readonly chance: Chance;
	readonly setting: Setting;
	readonly until: Instant;
	/** Nobody ends the case, so that it stays open. */
	readonly open: boolean;
	/** Tries one command at a moment; null where the rules refuse it, as they do to people. */
	readonly act: (command: Command, at: Instant) => Happened | null;
};

/** Whoever is refused tries something else, but not for ever. */
const triesMost = 3;

/** Where the case stands: as long as that is the same, people go on meaning what they meant. */
function standOf(state: Case): string {
	const { status, round, hop, pending, stops, sealed, track } = state;
	const waits = stops.map(({ kind, since }) => `${kind}${since}`).join();
	const asked = pending === null ? "" : `${pending.kind} ${pending.deciderId} ${pending.askedAt}`;
	const holder = "tour" in state ? `${state.tour.holderId} ${state.tour.contactedAt === null}` : "";
	return `${status} ${round} ${hop} ${asked} ${waits} ${holder} ${sealed} ${track}`;
}

/** One case from its receipt until the store's last moment, step by step. */
export class Living {
	readonly #plan: LifePlan;
	readonly #work = new Work();
	#state: Case;
	#now: Instant;
	/** What whoever has the next move means to do. */
	#meant: Intent | null = null;
	/** What others mean to do beside it. */
	#intents: readonly Intent[] = [];
	#stand = "";
	#tries = 0;

	constructor(plan: LifePlan, received: Happened) {
		this.#plan = plan;
		this.#state = received.state;
		this.#now = received.state.receivedAt;
		this.told(received, this.#now);
	}

	get state(): Case {
		return this.#state;
	}

	/** When something happens next; null when nothing does before the last moment. */
	nextAt(): Instant | null {
		const intent = this.#earliest();
		const sweptAt = this.#sweptAt();
		const at = Math.min(intent?.at ?? this.#plan.until, sweptAt ?? this.#plan.until);
		return at < this.#plan.until ? Math.max(at, this.#now) : null;
	}

	/** Does what happens next, and tells what that was. */
	step(): readonly CaseEvent[] {
		const at = this.nextAt();
		if (at === null) return [];
		this.#now = at;
		const intent = this.#earliest();
		const sweptAt = this.#sweptAt();
		if (intent === null || (sweptAt !== null && sweptAt < intent.at)) return this.#sweep(at);
		this.#intents = this.#intents.filter((one) => one !== intent);
		const isMeant = intent === this.#meant;
		if (isMeant) this.#meant = null;
		const command = intent.command(this.#scene());
		const happened = command === null ? null : this.#plan.act(command, at);
		if (happened !== null) this.told(happened, at, isMeant);
		else if (isMeant) this.#meanAgain();
		return happened?.events ?? [];
	}

	/** Something has happened to it, by its own deed or as another case went on. */
	told({ state, events }: Happened, at: Instant, isMeant = false): void {
		this.#state = state;
		this.#now = at;
		const scene = this.#scene();
		for (const event of events) {
			const others = [...residentAfter(scene, event, this.#plan.until), ...staffAfter(scene, event)];
			if (others.length > 0) this.#intents = [...this.#intents, ...others];
		}
		const stand = standOf(state);
		if (stand === this.#stand && !isMeant) return;
		this.#stand = stand;
		this.#tries = 0;
		this.#meant = this.#nextMove(scene);
	}

	/** Beside what follows from events, since a moment. */
	alsoMeans(since: Instant, intents: (scene: Scene) => readonly Intent[]): void {
		this.#now = Math.max(this.#now, since);
		this.#intents = [...this.#intents, ...intents(this.#scene())];
	}

	#meanAgain(): void {
		this.#tries += 1;
		this.#meant = this.#tries > triesMost ? null : this.#nextMove(this.#scene());
	}

	#scene(): Scene {
		const { chance, setting, open } = this.#plan;
		return { chance, setting, open, state: this.#state, now: this.#now };
	}

	#earliest(): Intent | null {
		let first = this.#meant;
		for (const intent of this.#intents) if (first === null || intent.at < first.at) first = intent;
		return first;
	}

	/** Every step fires a second after its time, as if the server had never been down. */
	#sweptAt(): Instant | null {
		const due = nextDueAt(this.#state);
		return due === null ? null : Math.max(this.#now, due + 1);
	}

	#sweep(at: Instant): readonly CaseEvent[] {
		const happened = this.#plan.act({ type: "EscalateCase" }, at);
		if (happened === null || happened.events.length === 0)
			throw new Error(`${this.#state.caseNumber}: a sweep did nothing`);
		this.told(happened, at);
		return happened.events;
	}

	#nextMove(scene: Scene): Intent | null {
		const { state } = scene;
		if (state.pending !== null) return decisionOn(scene, state.pending);
		if (isHeld(state)) return this.#work.next(scene, state);
		if (isFollowUp(state)) return verdictOn(scene);
		return state.status === "received" ? triage(scene) : null;
	}
}
