import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

type Out = { readonly isTTY?: boolean; write(text: string): unknown };

const mebibyte = 1024 ** 2;

/**
 * Tells how far a copying is: on a terminal one line that changes with every percent, elsewhere a line for every tenth.
 * @returns what to call with the share that is copied, 0 to 1
 */
export function copyProgress(bytes: number, out: Out = process.stderr): (share: number) => void {
	const steps = out.isTTY === true ? 100 : 10;
	const whole = Math.ceil(bytes / mebibyte);
	let told = 0;
	return (share) => {
		const step = Math.floor(share * steps);
		if (step <= told) return;
		told = step;
		const percent = (step * 100) / steps;
		const line = `copied ${percent} %, ${Math.ceil(share * whole)} of ${whole} MiB`;
		if (out.isTTY !== true) out.write(`${line}\n`);
		else out.write(`\r${line}${percent === 100 ? "\n" : ""}`);
	};
}

/** Copies a file to a new one for its owner alone, and tells how far it is. @throws when there is such a file already */
export async function copyFileTelling(from: string, to: string): Promise<void> {
	const { size } = await stat(from);
	const tell = copyProgress(size);
	const read = createReadStream(from);
	let copied = 0;
	read.on("data", (chunk) => {
		copied += chunk.length;
		tell(copied / size);
	});
	await pipeline(read, createWriteStream(to, { flags: "wx", mode: 0o600 }));
}
