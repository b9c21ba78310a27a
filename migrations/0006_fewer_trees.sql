-- What a report writes lies in fewer trees: rows in their primary keys, retries in the order of
-- their time.
CREATE TABLE `__new_retry` (
	`retry_id` integer PRIMARY KEY NOT NULL,
	`key_mac` blob NOT NULL,
	`body_mac` blob NOT NULL,
	`sealed` blob NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_retry`(`key_mac`, `body_mac`, `sealed`, `expires_at`) SELECT `key_mac`, `body_mac`, `sealed`, `expires_at` FROM `retry` ORDER BY `expires_at`;--> statement-breakpoint
DROP TABLE `retry`;--> statement-breakpoint
ALTER TABLE `__new_retry` RENAME TO `retry`;--> statement-breakpoint
CREATE UNIQUE INDEX `retry_key_mac_unique` ON `retry` (`key_mac`);--> statement-breakpoint
CREATE TABLE `__new_receipt` (
	`mac` blob PRIMARY KEY NOT NULL,
	`case_number` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_receipt`(`mac`, `case_number`) SELECT `mac`, `case_number` FROM `receipt` ORDER BY `mac`;--> statement-breakpoint
DROP TABLE `receipt`;--> statement-breakpoint
ALTER TABLE `__new_receipt` RENAME TO `receipt`;--> statement-breakpoint
CREATE TABLE `__new_words` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text,
	`salt` text NOT NULL,
	`text` text
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_words`(`id`, `case_number`, `salt`, `text`) SELECT `id`, `case_number`, `salt`, `text` FROM `words` ORDER BY `id`;--> statement-breakpoint
DROP TABLE `words`;--> statement-breakpoint
ALTER TABLE `__new_words` RENAME TO `words`;--> statement-breakpoint
CREATE TABLE `__new_case_inbox` (
	`person_id` text NOT NULL,
	`due_at` integer NOT NULL,
	`case_number` text NOT NULL,
	PRIMARY KEY(`person_id`, `due_at`, `case_number`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_case_inbox`(`person_id`, `due_at`, `case_number`) SELECT `person_id`, `due_at`, `case_number` FROM `case_inbox` ORDER BY `person_id`, `due_at`, `case_number`;--> statement-breakpoint
DROP TABLE `case_inbox`;--> statement-breakpoint
ALTER TABLE `__new_case_inbox` RENAME TO `case_inbox`;
