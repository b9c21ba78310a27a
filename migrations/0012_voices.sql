CREATE TABLE `spoken_code` (
	`case_number` text PRIMARY KEY NOT NULL,
	`mac` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `spoken_try` (
	`place` text PRIMARY KEY NOT NULL,
	`day` integer NOT NULL,
	`tries` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `case_publication` (
	`standing` text NOT NULL,
	`closed_at` integer NOT NULL,
	`area_code` text NOT NULL,
	`case_number` text NOT NULL,
	PRIMARY KEY(`standing`, `closed_at`, `area_code`, `case_number`)
);
