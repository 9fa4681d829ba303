/**
 * Messages down to terminals (下行指令) as people and programs ask for them.
 *
 * <pre>
 *   API, command line ──► Commands ──► table "command" ──► CommandDesk (ingest) ──► terminal
 *                            ▲                                    │
 *                            └────────── each change ◄────────────┘      answers: the kept messages
 * </pre>
 *
 * <p>In: a name and JSON. Out: a stored command that is sent, repeated, answered or expired; what was waiting when the
 * server ended is handed over again at the next start. Threads: those of the API for asking, the desk's own for changes.
 * Bounds: those of the desk; {@link org.sweepwatch.supervise.command.Commands#LONGEST_EXPIRY}.
 */
package org.sweepwatch.supervise.command;
