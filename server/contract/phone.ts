import { type Static, Type } from "typebox";
import { phoneReasons } from "../domain/case-phone.ts";
import { closed, oneOf } from "./common.ts";

/** Why the number is looked at; the resident reads it. */
export const phoneReasonWire = oneOf(phoneReasons);
export const viewPhoneBody = Type.Object(
	{
		expectedVersion: Type.Integer({ minimum: 1, description: "the `version` that readCase gave" }),
		reason: phoneReasonWire,
	},
	closed,
);
export const viewPhoneReply = Type.Object(
	{ phone: Type.String({ description: "the number as the resident typed it" }) },
	closed,
);
export type ViewPhoneReply = Static<typeof viewPhoneReply>;
