import type { ConductIntake } from "../domain/conduct-intake.ts";

/**
 * The body outside that the demo names. Its private key lies with nobody: what the demo transfers stays shut, as it would
 * for everybody in a real house.
 */
export const demoBody = {
	recipient: "云河区纪委监委信访室",
	key: "age1ge0ugvmx2td5a4u5ax90x0lk64ckme09ee5y30j0vx5pw35wcuustfrlhz",
} as const;
/** Of the two bodies outside that the demo's people and its firm are under: agreed to with the recipient's. */
export const demoBodyKeys = [
	{ bodyId: "b:district", key: demoBody.key },
	{ bodyId: "b:housing", key: "age13426lsqfceafmmy5wk80dg48tcanzzed53qx5uksg0yuhapar42s94cuhn" },
];
export const demoIntake: ConductIntake = { mode: "receive", ...demoBody, bodies: demoBodyKeys };
