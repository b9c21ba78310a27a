import { barriers, type Manner, manners } from "./inspection.ts";
import { staffOn } from "./staff-of-journey.ts";

/** What somebody at a door sees, and how they come there. */
export type Door = ReturnType<typeof staffOn>;
export type State = readonly [name: string, path: string, reach?: (door: Door) => Promise<unknown>];

function withQuery(path: string, { query }: Manner): string {
	if (query === "") return path;
	return `${path}${path.includes("?") ? "&" : "?"}${query}`;
}

/** Everything that keeps somebody out of these states, in every manner of looking; empty when nothing does. */
export async function inspectDoors(visit: Door["visit"], states: readonly State[]): Promise<string[]> {
	const found: string[] = [];
	for (const manner of manners) {
		const door = staffOn(visit, manner.language);
		for (const [name, path, reach] of states) {
			await visit.page.setViewportSize({ width: 1280, height: 900 });
			await visit.page.goto(withQuery(path, manner));
			await reach?.(door);
			found.push(...(await barriers(visit.page, name, manner)));
		}
	}
	return found;
}
