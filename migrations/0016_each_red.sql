-- Read model: folded anew from the events at the next start.
DROP TABLE `case_red`;--> statement-breakpoint
CREATE TABLE `case_red` (
	`unit_id` text NOT NULL,
	`at` integer NOT NULL,
	`case_number` text NOT NULL,
	`step` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `at`, `case_number`, `step`)
);
