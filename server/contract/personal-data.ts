import { type Static, Type } from "typebox";
import { closed, instant } from "./common.ts";
import { followCaseReply } from "./follow-up.ts";

/** Everything kept of a report that came from its resident, and what the receipt opens (trust.md A7). */
export const exportReportReply = Type.Object(
	{
		view: followCaseReply,
		consentPublish: Type.Boolean({
			description: "whether it may be published once what identifies is taken out",
		}),
		said: Type.Array(
			Type.Object(
				{
					at: instant,
					type: Type.String({ description: "name of the event that refers to them" }),
					place: Type.String({ description: "the member of the event, as `text` or `contactPhone`" }),
					words: Type.String(),
				},
				closed,
			),
			{ description: "the resident's own words that are kept, the phone number too, oldest first" },
		),
		photos: Type.Array(Type.String({ description: "JPEG in base64" })),
	},
	closed,
);
export type ExportReportReply = Static<typeof exportReportReply>;
