import type { ProveReportReply } from "../contract/log-proof.ts";
import type { PublishedProof } from "../domain/public-log.ts";
import type { Opening } from "../domain/reads.ts";

/** The proof file of C2SP tlog-proof: its extra line opens the commitments, so that one file says all. */
export function proveReportView(
	vkey: string,
	{ event, words }: Opening,
	{ index, hashes, checkpoint }: PublishedProof,
): ProveReportReply {
	const opened = { event, words: [...words] };
	const lines = [
		"c2sp.org/tlog-proof@v1",
		`extra ${Buffer.from(JSON.stringify(opened), "utf8").toString("base64")}`,
		`index ${index}`,
		...hashes.map((hash) => Buffer.from(hash).toString("base64")),
	];
	return { vkey, proof: `${lines.join("\n")}\n\n${checkpoint.note}`, opened };
}
