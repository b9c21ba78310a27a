import { defineConfig } from "drizzle-kit";

/** `npm run migration -- --name WHAT_CHANGES` writes the next migration from the difference to db/schema.ts. */
export default defineConfig({
	dialect: "sqlite",
	schema: [
		...["./db/schema.ts", "./db/schema-photo.ts", "./db/schema-passkey.ts"],
		...["./db/schema-spoken-code.ts", "./db/schema-publication.ts"],
		...["./db/schema-key-check.ts", "./db/schema-red.ts", "./db/schema-batch.ts"],
	],
	out: "./migrations",
});
