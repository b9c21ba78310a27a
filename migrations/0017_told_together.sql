-- Read models: folded anew from the events at the next start.
CREATE TABLE `case_batch` (
	`case_number` text PRIMARY KEY NOT NULL,
	`holder_id` text NOT NULL,
	`from_position` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `case_batch_holder` ON `case_batch` (`holder_id`,`from_position`);--> statement-breakpoint
CREATE TABLE `case_batch_inbox` (
	`person_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`case_number` text NOT NULL,
	PRIMARY KEY(`person_id`, `due_at`, `case_number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `case_batch_inbox_case` ON `case_batch_inbox` (`case_number`);