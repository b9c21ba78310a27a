import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Public keys that sign people in, with the accounts and for the same reason no events. Times are real time. */
export const passkey = sqliteTable(
	"passkey",
	{
		/** Ours, drawn at random: what events call it. */
		passkeyId: text("passkey_id").primaryKey(),
		personId: text("person_id").notNull(),
		/** What the device calls it, base64url. */
		credentialId: text("credential_id").notNull().unique(),
		publicKey: blob("public_key", { mode: "buffer" }).notNull(),
		counter: integer("counter").notNull(),
		/** Ways to reach it, with commas: usb, nfc, ble, internal, hybrid. */
		transports: text("transports").notNull(),
		/** As its person called it. */
		name: text("name").notNull(),
		addedAt: integer("added_at").notNull(),
		usedAt: integer("used_at"),
		/** 0 or 1: it lives on more than one device of its person. */
		synced: integer("synced").notNull(),
		/** When its count went back; from then on it opens nothing. */
		doubtedAt: integer("doubted_at"),
	},
	(table) => [index("passkey_person").on(table.personId)],
);

/** Challenges that were answered, by their MAC, until their time is over: each opens once, in whichever process. */
export const passkeyChallenge = sqliteTable("passkey_challenge", {
	mac: blob("mac", { mode: "buffer" }).primaryKey(),
	until: integer("until").notNull(),
});
