import { findingsListedMax } from "../server/domain/limits.ts";

/** What a finding is about: the file, an event, words, a photo, a read model, the log, a checkpoint, or what others kept. */
export type CheckName = "file" | "events" | "words" | "photos" | "cases" | "log" | "checkpoints" | "outside";
/** One thing that is not as it must be, in a plain sentence. */
export type Finding = { readonly check: CheckName; readonly sentence: string };

/** What was found so far: the first sentences, and how many there are. */
export class Findings {
	readonly list: Finding[] = [];
	count = 0;

	add(check: CheckName, sentence: string): void {
		this.count += 1;
		if (this.list.length < findingsListedMax) this.list.push({ check, sentence });
	}

	/** Runs one check; what it cannot read is a finding as well. */
	within<Result>(check: CheckName, run: () => Result, otherwise: Result): Result {
		try {
			return run();
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			this.add(check, `The check of ${check} could not be finished: ${reason}.`);
			return otherwise;
		}
	}
}
