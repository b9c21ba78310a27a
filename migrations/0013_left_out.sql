ALTER TABLE `case_now` ADD `exclusion` text;--> statement-breakpoint
ALTER TABLE `case_now` ADD `shelved` text;--> statement-breakpoint
ALTER TABLE `case_now` ADD `measured` text;--> statement-breakpoint
CREATE INDEX `case_now_left_out` ON `case_now` (`received_at`,`case_number`) WHERE (exclusion IS NOT NULL OR shelved IS NOT NULL) AND sealed = 0;