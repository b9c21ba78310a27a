/**
 * OWASP ASVS 5.0, levels 1 and 2: each requirement by its number, in our own words, with the test that shows it, the
 * reason why it needs none, or what is still open. One line each: `numbers | what it asks | kind | detail`; numbers that
 * one answer covers stand together, a range as `10.1.1–10.7.3`. A test is `file > words of its title`.
 */
export const inputRows = `
1.1.1 | Input is decoded once, before it is judged | test | api/intake-refusals > when its UTF-8 is broken
1.1.2 | Output is escaped last, where it is used | test | api/doors-refusals > words of a report are never run
1.2.1 | Escaping fits the place in HTML | test | api/doors-refusals > words of a report are never run
1.2.2 | Addresses are built with escaping | test | web/client > a case number cannot leave its place in the address
1.2.3 | Nothing builds JavaScript from input; JSON is serialised | test | api/intake > keeps every word as it was written
1.2.4 | SQL takes values as parameters only | reason | every statement is prepared once, with places for its values; SQL stands in db/ alone, which the tidy test keeps
1.2.5 | No operating system command is run | reason | the server starts no other program
1.2.6 1.2.7 1.2.8 | LDAP, XPath, LaTeX | reason | none of them is used
1.2.9 | No regular expression is made from input | reason | every expression is a literal of the source
1.3.1 | No HTML is taken from anybody | test | api/doors-refusals > words of a report are never run
1.3.2 | No eval | test | api/headers > forbids inline code and styles
1.3.3 | What could be dangerous is restricted first | test | api/intake-refusals > control characters and marks that turn the writing
1.3.4 1.3.5 | No SVG, Markdown or style sheet of users | reason | only plain text is taken
1.3.6 | The server calls no address that somebody names | reason | it makes no outgoing request at all
1.3.7 | No template is built from input | reason | pages are components, compiled with the program
1.3.8 1.3.9 1.3.10 1.3.11 | JNDI, memcache, format strings, mail | reason | none of them is used
1.4.1 1.4.2 1.4.3 | Memory is safe | reason | the language manages memory; numbers are bounded by schemas
1.5.1 | XML | reason | no XML is parsed
1.5.2 | Deserialising makes plain data only | test | api/intake-refusals > a property called __proto__
2.1.1 | What input must look like is written down | test | api/openapi > closes every body
2.1.2 | So is what must fit together | test | api/openapi > tells every operation's problems
2.1.3 | Limits of use are written down | reason | every bound of the product stands in server/domain/limits.ts, which the tidy test keeps
2.2.1 | Input is held against positive rules | test | api/openapi > closes every body
2.2.2 | The server judges, the page only helps | test | api/intake-refusals > the first reason of several is told
2.2.3 | Fields that belong together are judged together | test | api/handling-refusals > a date that is none, an outcome nobody offers
2.3.1 | Steps come in their order | test | api/handling-refusals > signing twice, contacting after the answer
2.3.2 | Limits of the business hold | test | api/handling-refusals > a second answer, also while the first waits
2.3.3 | A deed is done whole or not at all | test | db/commit > rejects everybody when a commit fails
2.3.4 | Two at once cannot both win | test | api/handling-refusals > of two at once only the first counts
2.4.1 | Floods are slowed | test | api/flood > everybody is asked, from wherever they come
3.2.1 | Data is not rendered as a page | test | api/headers > forbids inline code and styles
3.2.2 | Text is drawn as text | test | api/doors-refusals > words of a report are never run
3.3.1 3.3.3 3.3.4 | The cookie is secure, for this host, unseen by scripts | test | api/sign-in > is for this host alone, unseen by scripts
3.3.2 | The cookie goes with our own pages only | test | api/sign-in > is for this host alone, unseen by scripts
3.4.1 | HTTPS is insisted on | test | api/headers > insists on https for a year
3.4.2 | No other site may read | test | api/headers > forbids inline code and styles
3.4.3 3.4.4 3.4.5 3.4.6 | Policy, no sniffing, referrer, frames | test | api/headers > forbids inline code and styles
3.5.1 | Forged requests of other sites are refused | test | api/sign-in-session > is refused before anything is looked at
3.5.2 | Simple requests cannot slip past | test | api/rough-handling > cannot make a visitor's browser report
3.5.3 | Reading methods change nothing | reason | every change is a POST or DELETE; reading a sealed report records who looked, and no more
3.5.4 | Separate applications have their own hosts | reason | the doors share one host by design: one installation, one policy, and residents' routes drop cookies
3.5.5 | Messages between windows | reason | no page listens to postMessage
3.7.1 | Supported techniques only | test | web/resident-weight > uses nothing that Safari 13 cannot even read
3.7.2 | No redirect leads elsewhere | reason | the server redirects nowhere
4.1.1 | Every answer says its type | test | api/doors-refusals > is a page for people and a problem for programs
4.1.2 | Only pages move from HTTP to HTTPS | reason | the gateway's work; the server itself never redirects
4.1.3 | Headers of a gateway cannot be forged | test | api/sender-address > is what a named gateway tells, and nobody else's word
4.2.1 | Where a message ends is clear | test | api/intake-socket > bytes that are no HTTP are refused
4.3.1 4.3.2 | GraphQL | reason | there is none
4.4.1 4.4.2 4.4.3 4.4.4 | WebSockets | reason | there are none
5.1.1 | What files are taken, and how large | reason | photos alone: JPEG, PNG and WebP up to the bounds of server/domain/limits.ts; HEIC is told apart with what to do
5.2.1 5.2.2 | Size and content are judged, never the name | test | api/photo > is judged by its content, not its name
5.2.3 | What unpacks to very much is refused before it is unpacked | test | api/photo > that is a small file of very many pixels
5.3.1 | A file of users never runs | test | api/photo > goes in with a place and comes out clean
5.3.2 | No path is made of what users send | test | api/photo > is kept nowhere as it came
5.4.1 5.4.2 | The name a file is saved under is ours | test | api/photo > goes in with a place and comes out clean
5.4.3 | Nothing harmful is handed on in a file | reason | of a file its pixels alone are taken over, into a JPEG made here; tables that staff read in are parsed as text
`;
