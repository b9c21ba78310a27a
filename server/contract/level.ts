import { Type } from "typebox";

/** The duty officer's call on an emergency that a resident claimed. */
export const confirmEmergencyBody = { confirmed: Type.Boolean() };
