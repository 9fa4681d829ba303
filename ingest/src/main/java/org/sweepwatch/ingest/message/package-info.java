/**
 * What the messages of JT/T 808 say: one class per message, named by the field's term.
 *
 * <p>In: the body of a checked frame as (bytes, offset, length). Out: readable values; a message that is too short to be
 * one is refused by its {@code decode} (false or null), never by an exception, and nothing is read past its end. What
 * is sent is written into a {@link org.sweepwatch.ingest.frame.FrameWriter}; that covers the platform's answers and all
 * that a terminal sends of its own accord, for the simulated fleet and for tests.
 *
 * <p>{@link org.sweepwatch.ingest.message.location.LocationReport} is the only decoder of positions: pipeline, command line and
 * API use the same. It and {@link org.sweepwatch.ingest.message.location.LocationBatch} are reused by one thread and allocate
 * nothing; the other messages are small values made once per connection.
 */
package org.sweepwatch.ingest.message;
