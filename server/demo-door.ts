import type { Instant } from "./domain/calendar.ts";
import type { Role } from "./domain/setting.ts";

/** What a demo shows of itself, always labelled as a demo: its clock and its sign-ins. Absent in an installation. */
export type DemoPerson = {
	readonly role: Role;
	readonly name: string;
	readonly username: string;
	readonly passphrase: string;
	/** Empty: no second factor is enrolled. */
	readonly totpSecret: string;
};
export type DemoDoor = {
	clock(): Instant;
	/** How many times faster than real time the demo's clock runs. */
	speed(): number;
	/** False when the demo does not run at that speed. */
	setSpeed(speed: number): boolean;
	people(): readonly DemoPerson[];
};
