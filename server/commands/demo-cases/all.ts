import { asked } from "./asked.ts";
import { atTheDesk } from "./at-the-desk.ts";
import { called } from "./called.ts";
import { climbing } from "./climbing.ts";
import { disputed } from "./disputed.ts";
import { helped } from "./helped.ts";
import { inHand } from "./in-hand.ts";
import { left } from "./left.ts";
import { merged } from "./merged.ts";
import { overseen } from "./overseen.ts";
import type { DemoCase } from "./script.ts";
import { sealed } from "./sealed.ts";
import { settledEarly } from "./settled-early.ts";
import { settledLate } from "./settled-late.ts";
import { standing } from "./standing.ts";
import { surge } from "./surge.ts";

/** Every case of the demo, made up from the first word to the last; the first is a fresh service case. */
export const demoCases: readonly DemoCase[] = [
	...inHand,
	...asked,
	...helped,
	...left,
	...overseen,
	...merged,
	...surge,
	...called,
	...climbing,
	...standing,
	...disputed,
	...atTheDesk,
	...sealed,
	...settledLate,
	...settledEarly,
];
