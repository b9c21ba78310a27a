-- What reports are found by (db/search.ts): no text is kept, and what is taken out leaves nothing behind.
CREATE VIRTUAL TABLE `case_search` USING fts5(grams, content='', detail='none', tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
INSERT INTO `case_search`(`case_search`, `rank`) VALUES ('secure-delete', 1);
