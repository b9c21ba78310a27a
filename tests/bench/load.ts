import { Pool } from "undici";

export type LoadResult = {
	readonly requests: number;
	readonly seconds: number;
	readonly latenciesMs: readonly number[];
};

const connections = 64;

/** One report as a resident's page would send it; the words differ so that nothing can be kept from another. */
function bodyOf(index: number): string {
	return JSON.stringify({
		text: `二号楼门口第 ${index} 块地砖翘起来快两个月了，上周有人买菜回来绊了一跤，跟物业说了三回都说不归他们管。`,
		areaCode: "110199001001001",
		categoryCode: "0203",
		type: "complaint",
		spot: "二号楼门口",
	});
}

/**
 * Sends reports over 64 kept connections for `seconds`, each with its own idempotency key.
 * @throws when any answer is not 201
 */
export async function load(url: string, seconds: number, run: string): Promise<LoadResult> {
	const pool = new Pool(url, { connections, pipelining: 1 });
	const latenciesMs: number[] = [];
	const startedAt = performance.now();
	const until = startedAt + seconds * 1000;
	let sent = 0;
	const worker = async () => {
		while (performance.now() < until) {
			sent += 1;
			const at = performance.now();
			const headers = {
				"content-type": "application/json",
				"idempotency-key": `bench-${run}-${sent}-0000000000`,
			};
			const { statusCode, body } = await pool.request({
				path: "/api/reports",
				method: "POST",
				headers,
				body: bodyOf(sent),
			});
			const text = await body.text();
			if (statusCode !== 201) throw new Error(`a submission was answered ${statusCode}: ${text}`);
			latenciesMs.push(performance.now() - at);
		}
	};
	await Promise.all(Array.from({ length: connections }, worker));
	const took = (performance.now() - startedAt) / 1000;
	await pool.close();
	return { requests: latenciesMs.length, seconds: took, latenciesMs };
}
