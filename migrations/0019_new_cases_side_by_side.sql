DROP INDEX `case_now_next_due`;--> statement-breakpoint
DROP INDEX `case_now_counted`;--> statement-breakpoint
CREATE INDEX `case_now_next_due` ON `case_now` (`next_due_at`) WHERE next_due_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `case_now_counted` ON `case_now` (`counted_at`) WHERE track = 'service' AND sealed = 0;