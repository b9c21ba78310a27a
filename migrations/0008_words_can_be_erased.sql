-- Words lie in the order they came in again, not in their key: a tree of keys leaves copies of rows behind in pages that
-- were split, which no later erasure finds (tests/faults/erasure.test.ts). Dropping the table overwrites those.
CREATE TABLE `__new_words` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text,
	`salt` text NOT NULL,
	`text` text
);
--> statement-breakpoint
INSERT INTO `__new_words`(`id`, `case_number`, `salt`, `text`) SELECT `id`, `case_number`, `salt`, `text` FROM `words` ORDER BY `id`;--> statement-breakpoint
DROP TABLE `words`;--> statement-breakpoint
ALTER TABLE `__new_words` RENAME TO `words`;
