import { refusersRememberedMax } from "./domain/limits.ts";

const hourSeconds = 3_600;

/**
 * Whether that of a person has been recorded this hour: each thing once, and not without end, so that nobody can fill the
 * log by asking. In memory: after a restart one may be recorded once more.
 */
export function hourlyRecord(realSeconds: () => number, perHourMax: number) {
	let hour = 0;
	const asked = new Map<string, Set<string>>();
	return (personId: string, what: string): boolean => {
		const now = Math.floor(realSeconds() / hourSeconds);
		if (now !== hour) asked.clear();
		hour = now;
		const known = asked.get(personId) ?? new Set();
		if (known.has(what) || known.size >= perHourMax) return true;
		if (!asked.has(personId) && asked.size >= refusersRememberedMax) return true;
		asked.set(personId, known.add(what));
		return false;
	};
}
