import { signal } from "@preact/signals";
import type { Reads } from "./reads.ts";

/** A community of the person's area, as the lists of the filters name it. */
export type Community = { readonly areaCode: string; readonly name: string };

/** The communities of the person's area, in code order. Asked once; empty until known, and a filter less if refused. */
export function createCommunities(reads: Pick<Reads, "readStatistics">): () => readonly Community[] {
	const known = signal<readonly Community[]>([]);
	let asked = false;
	async function ask(): Promise<void> {
		const reply = await reads.readStatistics({ from: null, to: null, areaCode: null });
		if (!reply.ok) return;
		known.value = reply.value.areas.flatMap(({ areaCode, areaName }) =>
			areaCode === null ? [] : [{ areaCode, name: areaName ?? areaCode }],
		);
	}
	return () => {
		if (!asked) {
			asked = true;
			void ask();
		}
		return known.value;
	};
}
