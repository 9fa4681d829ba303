/**
 * What the messages of JT/T 808 say: one record per body, named by the field's term, in rooms by the chapters of the standard;
 * {@link org.sweepwatch.ingest.message.MessageCatalogue} is the table of them.
 *
 * <p>In: the body of a checked frame as (bytes, offset, length) and the edition expected. Out: readable values; a body that is
 * too short for its message is null, never an exception, and nothing is read past its end. A {@link
 * org.sweepwatch.ingest.message.BodyReader} reads field by field and tells each to a listener, so one layout decodes a message
 * and explains it. The other way a {@link org.sweepwatch.ingest.message.BodyWriter} writes a body of at most {@link
 * org.sweepwatch.ingest.message.BodyWriter#MAX_BYTES}; there a value that does not fit into its field is an
 * IllegalArgumentException, because it comes from a person.
 *
 * <p>{@link org.sweepwatch.ingest.message.location.LocationReport} is the only decoder of positions: pipeline, command line and
 * API use the same. It and {@link org.sweepwatch.ingest.message.location.LocationBatch} are reused by one thread and allocate
 * nothing; the records are immutable values for everything that comes now and then.
 */
package org.sweepwatch.ingest.message;
