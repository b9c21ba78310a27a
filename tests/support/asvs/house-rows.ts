/** Chapters 11 to 17: keys, lines, configuration, data, code, logs. See input-rows.ts for the form. */
export const houseRows = `
11.1.1 | Keys have a life that is written down | test | faults/log-keys > is changed beside the running server
11.1.2 | What is encrypted how is listed | reason | server/keys.ts is the whole list: one derived key for each purpose
11.2.1 11.4.1 11.6.1 | Known implementations and algorithms | reason | Node's OpenSSL, and Argon2 of a kept library
11.2.2 | Algorithms can be changed | reason | each derived key carries its version in its name
11.2.3 | 128 bits of strength or more | test | api/config > is made once, of 32 random bytes
11.3.1 11.3.2 11.3.3 | AES-256-GCM, nothing without authentication | test | api/sign-in > lies sealed in the database
11.4.2 11.4.4 | Passphrases as Argon2id | test | api/sign-in > is kept as Argon2id of at least 19 MiB
11.4.3 | Collision-resistant hashes | reason | SHA-256 and SHA-512 only
11.5.1 | Random numbers that cannot be guessed | test | api/sign-in > holds a token that the database does not know
12.1.1 12.1.2 12.1.3 12.2.1 12.2.2 | TLS towards people | reason | the gateway's work; README says to serve behind TLS, and cookies go no other way
12.3.1 12.3.2 12.3.3 12.3.4 | TLS between parts | reason | one process and one file: there is no line between parts
13.1.1 | What the server talks to is written down | reason | nothing: it answers, and asks nobody
13.2.1 13.2.2 13.2.3 | Parts know each other | reason | one process
13.2.4 13.2.5 | Allowed outgoing requests | reason | none
13.3.1 | Secrets are kept apart | test | api/config > is made once, of 32 random bytes
13.3.2 | Only their owner reads them | test | db/open > creates a database, its WAL and its index for their owner alone
13.4.1 13.4.3 | No source control, no listing | test | api/doors-files > nothing else of the folder is served
13.4.2 | No debugging in production | reason | there is no switch for it: an error answers with its code and nothing else
13.4.4 | TRACE is not answered | reason | no route takes it
13.4.5 | What documents the interface is meant to be seen | test | api/openapi > names every operation of the contract
14.1.1 14.1.2 | Data is sorted by how sensitive it is | reason | words, contact and sealed reports have rules of their own in the design, with a test each
14.2.1 | Nothing sensitive in an address | test | api/doors > leads nowhere with a receipt in the address
14.2.2 14.3.2 | No cache keeps it | test | api/headers > is kept by no cache
14.2.3 | Nothing goes to anybody else | reason | every browser journey fails when a page asks another host (tests/support/visit.ts)
14.2.4 | Rules of each kind of data hold | test | faults/canary > is written down nowhere
14.3.1 | Signing out leaves nothing behind | test | web/desk-store > signing out leaves nothing behind
14.3.3 | The browser keeps nothing sensitive | test | web/resident-weight > has a script that stores nothing
15.1.1 15.2.1 | Old parts are renewed in time | reason | README says within which time, and by which commands
15.1.2 | Parts are listed | reason | package-lock.json lists each with its hash
15.1.3 | Costly work is known | test | api/flood > everybody is asked, from wherever they come
15.2.2 | Costly work cannot stop the rest | test | api/rough-handling > is told with 503, when to come again
15.2.3 | Nothing superfluous is served | test | api/doors-files > nothing else of the folder is served
15.3.1 | Only the fields needed are given | reason | every reply passes a closed schema of its route
15.3.2 | Redirects of others | reason | no outgoing request
15.3.3 | Nobody sets fields they may not | test | api/openapi > closes every body
15.3.4 | Addresses of people | test | api/sender-address > is the last that no gateway of ours is
15.3.5 | Types are strict | test | api/intake-refusals > the first reason of several is told
15.3.6 | No prototype is polluted | test | api/intake-refusals > a property called __proto__
15.3.7 | A parameter sent twice is refused | test | web/resident-forms > never sends a field twice
16.1.1 | What is logged is written down | test | api/anonymity > holds route, status and time of each request
16.2.1 | Entries say when, where, what; who only for staff | test | api/refused-access > by whatever route is an event of the case
16.2.2 | One clock with its offset | reason | events carry seconds since 1970, log lines milliseconds
16.2.3 16.2.4 | One stream, one form | test | api/anonymity > holds route, status and time of each request
16.2.5 | Nothing sensitive is logged | test | faults/canary > is written down nowhere
16.3.1 | Sign-ins are recorded | test | api/passphrase > tells its person who came in by what
16.3.2 | Refused access is recorded | test | api/refused-access > by whatever route is an event of the case
16.3.3 | So are tries to get around | test | api/refused-access > fills the log with no more than a bound
16.3.4 | Bugs are recorded | test | api/anonymity > of a bug keeps the place in the program
16.4.1 | Log lines cannot be forged | test | api/anonymity > holds route, status and time of each request
16.4.2 | The record cannot be changed | test | db/events > is never deleted, and never replaced
16.4.3 | Logs go to another machine | reason | standard error, for the house's own collector
16.5.1 | Errors tell nothing of the inside | test | api/anonymity > of a bug keeps the place in the program
16.5.2 16.5.3 | Failing is safe | test | db/commit > refuses with storageFull once the disk is full
17.1.1–17.3.2 | WebRTC | reason | there is none
`;
