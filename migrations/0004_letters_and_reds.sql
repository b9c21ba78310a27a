CREATE TABLE `case_letter` (
	`unit_id` text NOT NULL,
	`week` text NOT NULL,
	`case_number` text NOT NULL,
	PRIMARY KEY(`unit_id`, `week`, `case_number`)
);
--> statement-breakpoint
CREATE TABLE `case_red` (
	`unit_id` text NOT NULL,
	`at` integer NOT NULL,
	`case_number` text NOT NULL,
	PRIMARY KEY(`unit_id`, `at`, `case_number`)
);
--> statement-breakpoint
CREATE INDEX `case_now_open` ON `case_now` (`post_id`) WHERE overdue_from IS NOT NULL AND sealed = 0;