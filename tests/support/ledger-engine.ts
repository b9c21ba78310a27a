import { onTestFinished } from "vitest";
import type { Instant } from "../../server/domain/calendar.ts";
import type { Ledger, Loaded } from "../../server/domain/ledger.ts";
import type { Reads } from "../../server/domain/reads.ts";
import { refuse } from "../../server/domain/refusal.ts";
import { noon } from "../db/happenings.ts";

export type EngineOptions = {
	readonly clock: () => Instant;
	/** Called before each commit with the number of deeds in it. */
	readonly beforeCommit: (deeds: number) => void;
};
export type Opened = { readonly ledger: Ledger; readonly reads: Reads };
/** A place for one ledger. */
export type Engine = { open(options: EngineOptions): Opened; remove(): void };
export type MakeEngine = () => Engine;

/** A fresh ledger on a clock that stands at noon until told; it goes when the test is over. */
export function opened(makeEngine: MakeEngine) {
	const engine = makeEngine();
	const commits: number[] = [];
	let clock = noon;
	const { ledger, reads } = engine.open({ clock: () => clock, beforeCommit: (deeds) => commits.push(deeds) });
	onTestFinished(async () => {
		await ledger.close();
		engine.remove();
	});
	return {
		ledger,
		reads,
		/** How many deeds each commit held, in order. */
		commits,
		/** What a deed on the case is given to decide on. */
		load: (caseNumber: string) => loadedBy(ledger, caseNumber),
		setClock(at: Instant): void {
			clock = at;
		},
	};
}

/** What a deed on the case is given to decide on. */
export async function loadedBy(ledger: Ledger, caseNumber: string): Promise<Loaded> {
	const given: Loaded[] = [];
	const outcome = await ledger.execute({
		caseNumber,
		decide: (loaded) => {
			given.push(loaded);
			return refuse("notFound");
		},
	});
	const [loaded] = given;
	if (loaded === undefined) throw new Error(`nothing was decided: ${JSON.stringify(outcome)}`);
	return loaded;
}
