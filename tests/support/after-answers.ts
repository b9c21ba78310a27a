import { setImmediate as turn } from "node:timers/promises";

const turnsMost = 20;

/**
 * Lets a house in this process do what it does after its answers. Counted in turns of the event loop: on a busy machine
 * any number of milliseconds goes by before the first of them.
 */
export async function afterAnswers(): Promise<void> {
	for (let turns = 0; turns < turnsMost; turns += 1) await turn();
}
