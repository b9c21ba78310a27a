CREATE TABLE `photo` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text,
	`added_at` integer NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `photo_untaken` ON `photo` (`added_at`) WHERE case_number IS NULL;