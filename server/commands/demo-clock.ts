import type { Instant } from "../domain/calendar.ts";

/** How many times faster than real time the demo's clock can run: real time, a minute, ten minutes, an hour a second. */
const demoSpeeds = [1, 60, 600, 3_600] as const;

/** The demo's own time. It never runs backwards, whatever the speed is set to. */
export type DemoClock = {
	/** Whole seconds. */
	clock(): Instant;
	speed(): number;
	/** False, and nothing changed, when the clock does not run at that speed. */
	setSpeed(speed: number): boolean;
};

/**
 * @param startAt what the clock shows at first
 * @param realMs real time in milliseconds that never runs backwards
 */
export function createDemoClock(startAt: Instant, realMs: () => number = () => performance.now()): DemoClock {
	let speed = 1;
	let shown: number = startAt;
	let since = realMs();
	const advance = (): number => {
		const now = realMs();
		shown += (Math.max(0, now - since) / 1000) * speed;
		since = now;
		return shown;
	};
	return {
		clock: () => Math.floor(advance()),
		speed: () => speed,
		setSpeed(wanted) {
			if (!(demoSpeeds as readonly number[]).includes(wanted)) return false;
			advance();
			speed = wanted;
			return true;
		},
	};
}
