import { checkedProof, type ProofFault } from "../domain/log-proof.ts";
import { nodePrimitives } from "../primitives.ts";
import { checkHouse, type HouseVerdict } from "./house-check.ts";
import { UsageRefused, type VerifyOptions, verifyOptions } from "./verify-options.ts";
import { type Verification, verifyDatabase } from "./verify-run.ts";

/** What is wrong with a proof file, in a plain sentence. */
const faults: Readonly<Record<ProofFault, string>> = {
	noProof: "This is no proof file, or it was changed.",
	noCheckpoint: "The checkpoint in the file cannot be read.",
	notSigned: "The checkpoint is not signed with this key.",
	signatureWrong: "The signature of the checkpoint is wrong: the checkpoint was changed.",
	originOther: "The checkpoint is of another log.",
	notIncluded: "The event is not in the log that the checkpoint tells of, or was changed.",
	wordsOther: "The words are not those that the event is about.",
};

/** What was found, then what it was found in, then how many. */
function listed(
	{ findings, findingsCount }: Pick<Verification, "findings" | "findingsCount">,
	checked: readonly string[],
): string {
	const lines = findings.map(({ sentence }) => `✗ ${sentence}`);
	if (findingsCount > findings.length) lines.push(`✗ … and ${findingsCount - findings.length} more.`);
	lines.push(...checked, findingsCount === 0 ? "✓ Nothing is wrong with it." : `${findingsCount} findings.`);
	return lines.join("\n");
}

function summaryOf(verification: Verification): string {
	const { checked } = verification;
	const lines: string[] = [];
	if (checked !== null) {
		const { events, words, cases, leaves, checkpoints } = checked;
		lines.push(
			`Checked ${events} events, ${words} words, ${cases} cases, ${leaves} leaves of the log, ${checkpoints} checkpoints.`,
		);
	}
	return `${listed(verification, lines)}\n`;
}

type Answer = { readonly ok: boolean; readonly text: string };

function houseText(verdict: HouseVerdict): string {
	const { ok, counts, checkpoints } = verdict;
	if (counts === null) {
		const shut = "Every file is whole. The sealed one stays shut: name the key with --identity.";
		return listed(verdict, ok ? [shut] : []);
	}
	const { events, words, photos, receipts } = counts;
	return listed(verdict, [
		`Checked ${events} events, ${words} words, ${photos} photos and ${receipts} receipts, held against ${checkpoints} checkpoints.`,
	]);
}

/** Gives what to print, and whether all is well. */
async function answerTo(options: VerifyOptions): Promise<Answer> {
	if ("house" in options) {
		const verdict = await checkHouse(options.house, options.identity, options.key);
		return { ok: verdict.ok, text: options.json ? JSON.stringify(verdict) : houseText(verdict) };
	}
	if ("proof" in options) {
		const verdict = checkedProof(nodePrimitives, options.proof, options.key);
		const ok = !("fault" in verdict);
		if (!ok) {
			const { fault } = verdict;
			return { ok, text: options.json ? JSON.stringify({ ok, fault }) : `✗ ${faults[fault]}` };
		}
		const { head, index, event, words } = verdict;
		const { origin } = head;
		const size = String(head.size);
		if (options.json)
			return { ok, text: JSON.stringify({ ok, origin, size, index: String(index), event, words }) };
		const none =
			"  It holds no words: they may have been erased by law, which the public list of erasures tells.";
		const said = words.length === 0 ? [none] : words.map(({ place, text }) => `  ${place}: ${text}`);
		const where = `✓ Entry ${index} of the ${size} that ${origin} has signed for; nothing of it was changed.`;
		return { ok, text: [where, ...said].join("\n") };
	}
	const verification = verifyDatabase(options.database, options);
	const { ok } = verification;
	return { ok, text: options.json ? JSON.stringify(verification) : summaryOf(verification).trimEnd() };
}

try {
	const { ok, text } = await answerTo(verifyOptions(process.argv.slice(2)));
	process.stdout.write(`${text}\n`);
	process.exitCode = ok ? 0 : 1;
} catch (error) {
	const shown =
		error instanceof UsageRefused ? error.message : error instanceof Error ? error.stack : String(error);
	process.stderr.write(`${shown}\n`);
	process.exitCode = error instanceof UsageRefused ? 2 : 3;
}
