import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { witnessEverySecondsMax } from "../domain/limits.ts";
import { keptIn } from "./witness-kept.ts";
import { type Fetch, LogAccused, RoundFailed, witnessRound } from "./witness-round.ts";

/** What the command was called with cannot be used; the message is one sentence. */
class UsageRefused extends Error {}

const usage = "Usage: npm run witness -- URL DIR [--key VKEY] [--name NAME] [--every SECONDS]";
const answerMs = 10_000;

type Options = {
	/** Of the log, with a slash at the end. */
	readonly address: string;
	readonly dir: string;
	readonly key: string | null;
	readonly name: string | null;
	/** Null for one round. */
	readonly everySeconds: number | null;
};

function parsed(args: readonly string[]) {
	const one = { type: "string" } as const;
	try {
		return parseArgs({
			args: [...args],
			options: { key: one, name: one, every: one },
			allowPositionals: true,
		});
	} catch (error) {
		const [sentence = "The options cannot be read"] = error instanceof Error ? error.message.split(". ") : [];
		throw new UsageRefused(`${sentence}. ${usage}`);
	}
}

function optionsFrom(args: readonly string[]): Options {
	const { values, positionals } = parsed(args);
	const [url = "", dir, ...more] = positionals;
	if (!URL.canParse(url) || dir === undefined || more.length > 0) throw new UsageRefused(usage);
	const { key = null, name = null, every } = values;
	const everySeconds = every === undefined ? null : Number(every);
	const isPossible = everySeconds === null || (everySeconds >= 1 && everySeconds <= witnessEverySecondsMax);
	if (!isPossible) throw new UsageRefused(`--every takes 1 to ${witnessEverySecondsMax} seconds.`);
	if (name !== null && !/^[^\s+]+$/.test(name)) throw new UsageRefused("--name has no spaces and no plus.");
	// Either the address of the house or that of its log is given.
	const address = url.replace(/\/*$/, "").replace(/(?:\/log)?$/, "/log/");
	return { address, dir, key, name, everySeconds };
}

function fetchFrom(address: string): Fetch {
	return async (path, bytesMax) => {
		try {
			const answer = await fetch(new URL(path, address), { signal: AbortSignal.timeout(answerMs) });
			if (!answer.ok || answer.body === null)
				throw new RoundFailed(`${path} is answered with ${answer.status}.`);
			const parts: Uint8Array[] = [];
			let bytes = 0;
			for await (const part of answer.body) {
				bytes += part.length;
				if (bytes > bytesMax) throw new RoundFailed(`${path} is longer than ${bytesMax} bytes.`);
				parts.push(part);
			}
			return Buffer.concat(parts);
		} catch (error) {
			if (error instanceof RoundFailed) throw error;
			throw new RoundFailed(`${path} cannot be fetched: ${error instanceof Error ? error.message : error}.`);
		}
	};
}

async function main(args: readonly string[]): Promise<void> {
	const { address, dir, key, name, everySeconds } = optionsFrom(args);
	const fetched = fetchFrom(address);
	const kept = keptIn(dir, name);
	const round = async () => {
		const sentence = await witnessRound(fetched, kept, Math.floor(Date.now() / 1000), key);
		process.stdout.write(`${sentence}\n`);
	};
	if (everySeconds === null) return round();
	for (;;) {
		// A round that proves nothing is tried again; one that accuses the log ends the witness, loudly.
		await round().catch((error: unknown) => {
			if (!(error instanceof RoundFailed)) throw error;
			process.stderr.write(`${error.message}\n`);
		});
		await wait(everySeconds * 1000);
	}
}

main(process.argv.slice(2)).catch((error: unknown) => {
	const isExpected = error instanceof UsageRefused || error instanceof RoundFailed;
	if (error instanceof LogAccused) process.stderr.write(`THE LOG CANNOT BE TRUSTED. ${error.message}\n`);
	else process.stderr.write(`${error instanceof Error && !isExpected ? error.stack : String(error)}\n`);
	process.exitCode = isExpected ? 2 : 1;
});
