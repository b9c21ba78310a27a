import { gaugeNames, type Operation, type Readings } from "../../server/domain/operation.ts";

/** A house that runs well until told otherwise. */
export function steadyOperation() {
	const zero = Object.fromEntries(gaugeNames.map((gauge) => [gauge, 0])) as Record<
		(typeof gaugeNames)[number],
		number
	>;
	let readings: Readings = { ...zero, diskFreeBytes: 1e12 };
	let stopped: ReturnType<Operation["stopped"]> = null;
	const answered: number[] = [];
	const operation: Operation = {
		readings: () => readings,
		answered: (status) => answered.push(status),
		stopped: () => stopped,
	};
	return {
		operation,
		answered,
		read: (changed: Partial<Readings>) => {
			readings = { ...readings, ...changed };
		},
		stop: (code: typeof stopped) => {
			stopped = code;
		},
	};
}
