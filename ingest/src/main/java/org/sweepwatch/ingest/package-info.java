/**
 * From the socket to the durable journal: bytes of terminals come in, durable records and answers go out. The folders stand
 * in the order in which a frame travels: transport, frame, message, session, journal. Nothing here knows a database, a map
 * or a page.
 */
package org.sweepwatch.ingest;
