/**
 * Messages down to the terminals and their answers (下行指令).
 *
 * <pre>
 *   any thread                      event loop of the terminal                  command-desk (one thread)
 *   submit --&gt; TerminalCommands --&gt; FrameParts --&gt; 0x8xxx ...
 *              one queue a terminal     ^ repeats after T, 2T, 6T, ...
 *                                   0x0001, special answers, 0x0005 --&gt; match --&gt; CommandListener.changed
 *                                                                                expiry
 * </pre>
 *
 * <p>Comes in: {@link org.sweepwatch.ingest.command.CommandRequest commands} from any thread; from the transport the news
 * that a terminal has authenticated or gone, and every frame that may answer a command. Goes out: frames to the terminal,
 * and each change of a command to the {@link org.sweepwatch.ingest.command.CommandListener}.
 *
 * <p>One command of a terminal is under way at a time, because terminals are met that answer with a wrong serial number:
 * then the message id alone tells which command was meant. A command that was acknowledged and whose proper answer is
 * still to come (a photo, an upgrade) does not hold up the next.
 *
 * <p>Thread: the state of a terminal's commands is guarded by its own monitor, held for moments only; event loops never
 * wait for anything else. Bounds, in {@link org.sweepwatch.ingest.command.CommandSettings}: commands of one terminal,
 * commands in all, sub-packaged messages under way. News to the listener: one a command, the newest state.
 */
package org.sweepwatch.ingest.command;
