ALTER TABLE `case_now` ADD `merged_into` text;--> statement-breakpoint
CREATE INDEX `case_now_voice` ON `case_now` (`merged_into`,`received_at`,`case_number`) WHERE merged_into IS NOT NULL;--> statement-breakpoint
CREATE INDEX `case_now_place` ON `case_now` (`area_code`,`category_code`) WHERE status IN ('dispatched', 'handling') AND sealed = 0;