CREATE TABLE `case_phone` (
	`over_at` integer NOT NULL,
	`case_number` text NOT NULL,
	PRIMARY KEY(`over_at`, `case_number`)
);
--> statement-breakpoint
CREATE TABLE `erasure` (
	`position` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`ground` text NOT NULL,
	`pieces` integer NOT NULL
);
