/**
 * How many milliseconds this process has kept a processor busy, to take the difference of: by the wall it would be the
 * time of the tests beside it too.
 */
export function processorMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}
