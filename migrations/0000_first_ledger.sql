CREATE TABLE `account` (
	`person_id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`passphrase_hash` text NOT NULL,
	`totp_secret` blob,
	`totp_last_step` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_username_unique` ON `account` (`username`);--> statement-breakpoint
CREATE TABLE `case_inbox` (
	`person_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`case_number` text NOT NULL,
	PRIMARY KEY(`person_id`, `due_at`, `case_number`)
);
--> statement-breakpoint
CREATE TABLE `case_now` (
	`case_number` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`track` text NOT NULL,
	`sealed` integer NOT NULL,
	`area_code` text NOT NULL,
	`category_code` text,
	`level` text NOT NULL,
	`received_at` integer NOT NULL,
	`post_id` text,
	`holder_id` text,
	`next_move_as` text,
	`next_move_person` text,
	`next_due_at` integer,
	`sign_due_at` integer,
	`contact_due_at` integer,
	`finish_due_at` integer,
	`signed_at` integer,
	`contacted_at` integer,
	`answered_at` integer,
	`closed_at` integer,
	`overdue_from` integer,
	`card_rank` integer NOT NULL,
	`step_rank` integer NOT NULL,
	`was_ignored` integer NOT NULL,
	`was_late` integer NOT NULL,
	`contact_seconds` integer,
	`answer_seconds` integer,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `case_now_next_due` ON `case_now` (`next_due_at`,`case_number`) WHERE next_due_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `case_now_overdue` ON `case_now` (`overdue_from`,`post_id`) WHERE overdue_from IS NOT NULL AND sealed = 0;--> statement-breakpoint
CREATE INDEX `case_now_card` ON `case_now` (`card_rank`) WHERE card_rank > 0 AND sealed = 0;--> statement-breakpoint
CREATE INDEX `case_now_received` ON `case_now` (`received_at`) WHERE track = 'service' AND sealed = 0;--> statement-breakpoint
CREATE TABLE `event` (
	`position` integer PRIMARY KEY NOT NULL,
	`stream` text NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`bytes` text NOT NULL,
	`leaf` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_stream_version` ON `event` (`stream`,`version`);--> statement-breakpoint
CREATE TABLE `receipt` (
	`mac` blob PRIMARY KEY NOT NULL,
	`case_number` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `retry` (
	`key_mac` blob PRIMARY KEY NOT NULL,
	`body_mac` blob NOT NULL,
	`sealed` blob NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `retry_expires` ON `retry` (`expires_at`);--> statement-breakpoint
CREATE TABLE `session` (
	`token_mac` blob PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `account`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `words` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text,
	`salt` text NOT NULL,
	`text` text
);
