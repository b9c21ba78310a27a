import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { projectRoot } from "../../server/root.ts";

const dir = join(projectRoot(), "tests", "faults", "golden");

/** A small store as one version of the program left it: what residents held then must stay good (trust.md D5). */
export type GoldenCase = {
	readonly receipt: string;
	readonly view: Pick<
		FollowCaseReply,
		"caseNumber" | "state" | "track" | "text" | "spot" | "round" | "verdict"
	>;
	readonly kinds: readonly string[];
	readonly words: readonly (string | null)[];
};
export type Golden = {
	readonly cases: readonly GoldenCase[];
	readonly events: number;
	/** SHA-256 over the bytes of all events, one a line. */
	readonly eventsHash: string;
	/** What residents and others had of the public log, where there was one: its key, a checkpoint, and a proof of a report. */
	readonly told?: { readonly vkey: string; readonly checkpoint: string; readonly proof: string };
};

/** Every golden store there is: one more for each version whose data is of another form. */
export const goldenNames: readonly string[] = readdirSync(dir).flatMap((file) =>
	file.endsWith(".json") ? [file.replace(".json", "")] : [],
);

export function eventsHashOf(bytes: readonly string[]): string {
	return createHash("sha256").update(bytes.join("\n")).digest("hex");
}

/** Lays the golden store of that name at `path`. */
export function layGolden(name: string, path: string): Golden {
	writeFileSync(path, gunzipSync(readFileSync(join(dir, `${name}.sqlite.gz`))), { mode: 0o600 });
	return JSON.parse(readFileSync(join(dir, `${name}.json`), "utf8"));
}
