import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Verification, verifyDatabase } from "../../server/commands/verify-run.ts";
import { verifierKeyOf } from "../../server/domain/log-note.ts";
import { nodePrimitives } from "../../server/primitives.ts";
import { type House, makeHouse } from "./operator-house.ts";
import { type Attack, careless, thorough } from "./operator-ways.ts";

/** How one attack ended: `found` from what was kept outside, `alone` by the database and the disk alone. */
export type AttackOutcome = {
	readonly name: string;
	readonly seed: number;
	readonly found: boolean;
	readonly alone: boolean;
	readonly verification: Verification;
};

/** What is checked against: an older checkpoint, or the proof that came with one receipt. */
export type Kept = "checkpoint" | "proof";

/** Verifies a database as somebody would who kept something of the second day and knows the key of the log. */
export function verifiedAgainst(house: House, path: string, kept: Kept): Verification {
	const key = verifierKeyOf(nodePrimitives, house.signer.vkey);
	return verifyDatabase(path, { against: house.kept[kept], key, mirrored: [] });
}

export function verifiedAlone(path: string): Verification {
	return verifyDatabase(path, { against: null, key: null, mirrored: [] });
}

function removed(path: string): void {
	for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
}

/** One attack on a copy of the house, and how it ended. */
async function attacked(house: House, attack: Attack, seed: number): Promise<AttackOutcome> {
	const path = join(house.dir, `${attack.name.replaceAll(" ", "-")}-${seed}.sqlite`);
	copyFileSync(attack.begins === "yesterday" ? house.yesterday : house.now, path);
	await attack.on(house, path, seed);
	const verification = verifiedAgainst(house, path, seed % 2 === 0 ? "checkpoint" : "proof");
	const alone = !verifiedAlone(path).ok;
	removed(path);
	return { name: attack.name, seed, found: !verification.ok, alone, verification };
}

export type AttackOptions = {
	/** How often each attack is tried, each time on other events. */
	readonly seeds: number;
	/** The first seed; the others follow. */
	readonly seed: number;
	readonly heard?: (outcome: AttackOutcome) => void;
};

/**
 * Tries every attack of an operator who has the database, the disk and the key of the log, but not what was kept
 * outside (trust.md I3).
 */
export async function attacks({
	seeds,
	seed,
	heard,
}: AttackOptions): Promise<{ tried: number; found: number }> {
	const house = await makeHouse(seed);
	let tried = 0;
	let found = 0;
	try {
		for (const attack of [...thorough, ...careless]) {
			for (let one = seed; one < seed + seeds; one += 1) {
				const outcome = await attacked(house, attack, one);
				heard?.(outcome);
				tried += 1;
				if (outcome.found) found += 1;
			}
		}
	} finally {
		house.remove();
	}
	return { tried, found };
}
